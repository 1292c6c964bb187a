"""Ranges are equal if they give the same numbers."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(5) == [0, 1, 2, 3, 4]))
attempt(lambda: (hash(range(0, 3, 2)) == hash(range(0, 4, 2)), hash(range(0)) == hash(range(1, 1))))
attempt(lambda: range(5) < range(6))
attempt(lambda: range(3) + range(3))
