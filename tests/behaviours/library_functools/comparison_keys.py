"""cmp_to_key() sorts by a function of two."""

from functools import cmp_to_key


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


key = cmp_to_key(lambda a, b: b - a)


attempt(lambda: sorted([1, 3, 2], key=key))
attempt(lambda: (key(1) < key(2), key(1) == key(1), key(5).obj))
attempt(lambda: key(1) < 5)
attempt(lambda: cmp_to_key(5)(1) < cmp_to_key(5)(2))
attempt(lambda: hash(key(1)))
