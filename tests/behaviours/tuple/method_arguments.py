"""Tuples have two methods."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ((1, 2, 1).count(1), (1, 2, 1).index(1, 1), (1, 2).index(2, -1)))
attempt(lambda: (1,).index(5))
attempt(lambda: (1,).index(1, "a"))
attempt(lambda: (1,).count())
attempt(lambda: tuple(5))
attempt(lambda: tuple([1], 2))
attempt(lambda: (1, 2)[5])
attempt(lambda: (1, 2).__getitem__("a"))
attempt(lambda: (1, 2) + [3])
attempt(lambda: (1, 2) * "a")
attempt(lambda: (1, 2) < [1])
