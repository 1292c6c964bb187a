"""Iterators over lists, tuples and ranges are copied with their place."""

import copy


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def rest(iterator, steps):
    for _ in range(steps):
        next(iterator)
    twin = copy.copy(iterator)
    return list(iterator), list(twin)


attempt(lambda: (rest(iter([1, 2, 3]), 1), rest(iter((1, 2, 3)), 2), rest(iter(range(10, 0, -3)), 1), rest(iter(range(5)), 5)))
attempt(lambda: (iter([1, 2]).__reduce__()[1:], iter((1, 2)).__reduce__()[1:], iter(range(3)).__reduce__()[1:]))
attempt(lambda: copy.copy(x for x in []))
