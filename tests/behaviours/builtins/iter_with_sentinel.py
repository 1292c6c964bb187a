"""iter() of a callable calls it until it returns the sentinel."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


values = iter([1, 2, 3, 0, 4])


attempt(lambda: list(iter(lambda: next(values), 0)))
attempt(lambda: list(iter(lambda: next(values), 0)))
attempt(lambda: list(iter(lambda: next(values), 0)))
attempt(lambda: iter(5))
attempt(lambda: iter(5, 0))
attempt(lambda: iter())
