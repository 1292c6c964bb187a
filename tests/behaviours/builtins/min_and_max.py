"""min() and max() take an iterable or several values, a key and a default."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (min([3, 1, 2]), max(3, 1, 2)))
attempt(lambda: min([], default="none"))
attempt(lambda: max("apple", "fig", key=len))
attempt(lambda: max([1, 1.0, True]))
attempt(lambda: min([]))
attempt(lambda: min())
attempt(lambda: max(1, 2, default=3))
attempt(lambda: min(5))
attempt(lambda: max([1, "a"]))
attempt(lambda: min([1, 2], key=5))
