"""Arguments that wrappers pass on, by position and by name, few and many, to all kinds of callables."""

import functools


def wrap(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@wrap
def plain(first, second=2, *rest, named=3, **others):
    return first, second, rest, named, others


print(plain(1), plain(1, 4), plain(1, 4, 5, 6))
print(plain(1, named=7), plain(1, second=8), plain(first=9), plain(1, other=10, named=11))
print(plain(*range(7), a=1, b=2, c=3, d=4, e=5))

for wrong in (
    lambda: plain(),
    lambda: plain(1, first=2),
    lambda: plain(named=1),
    lambda: plain(1, second=2, **{"second": 3}),
    lambda: plain(**{1: 2}),
    lambda: plain(1, **{"a b": 2}),
):
    try:
        print(wrong())
    except TypeError as error:
        print(error)


@wrap
def only_positional(first, second=2, /, **others):
    return first, second, others


print(only_positional(1, first=5), only_positional(1, 3, second=4))


@wrap
def only_named(*, one, two=2):
    return one, two


print(only_named(one=1), only_named(two=1, one=2))
for wrong in (lambda: only_named(), lambda: only_named(1), lambda: only_named(one=1, three=3)):
    try:
        wrong()
    except TypeError as error:
        print(error)

only_named.__wrapped__.__kwdefaults__ = {"one": "first", "two": "second"}
print(only_named(), only_named(two=0))
only_named.__wrapped__.__kwdefaults__ = None
try:
    only_named()
except TypeError as error:
    print(error)


class Subject:
    def __init__(self, one, two=2, **others):
        self.all = one, two, others

    @wrap
    def method(self, value=0, *, scale=1):
        return self.all, value * scale


print(wrap(Subject)(1, two=3, four=4).all, Subject(1).method(3, scale=4), Subject(1).method())
print(wrap(dict)(a=1, b=2), wrap(max)(3, 1, 2, key=lambda number: -number), wrap(sorted)([3, 1], reverse=True))


def changing(**names):
    def call(**inner):
        inner["more"] = 1
        return inner

    result = call(**names)
    return names, result


print(changing(a=1), changing())


def generated(*args, **kwargs):
    yield args
    yield kwargs


print(list(wrap(generated)(1, 2, three=3)))


def defaults(a, b=[], *, c={}):
    b.append(a)
    c[a] = len(b)
    return b, c


print([wrap(defaults)(number) for number in range(2)], wrap(defaults)(5, [6], c={}))
