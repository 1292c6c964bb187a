"""`map`, `filter`, `zip` and `enumerate` are copied with the iterators that they draw from."""

import copy

for make in (lambda: map(str, [1, 2, 3]), lambda: map(pow, [1, 2], [3, 4]), lambda: filter(None, [0, 1, 2]),
             lambda: zip([1, 2], 'ab'), lambda: enumerate('ab', 5)):
    iterator = make()
    other = copy.deepcopy(iterator)
    next(iterator)
    print(type(other).__name__, list(iterator), list(other))
for make in (lambda: map(pow, [1, 2], [3], strict=True), lambda: zip([1, 2], [3], strict=True)):
    iterator = make()
    print(iterator.__reduce__()[2:], zip([]).__reduce__()[2:])
    try:
        list(copy.copy(iterator))
    except ValueError as error:
        print(error)
loose = zip([1, 2], [3])
loose.__setstate__(True)
try:
    list(loose)
except ValueError as error:
    print(error)


class Mine(map):
    pass


print(Mine(abs, [1]).__reduce__()[0] is Mine)
