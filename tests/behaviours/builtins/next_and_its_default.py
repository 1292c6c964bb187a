"""next() gives the default in place of StopIteration only."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


iterator = iter([1])


attempt(lambda: next(iterator))
attempt(lambda: next(iterator, "end"))
attempt(lambda: next(iterator, None))
attempt(lambda: next(5))
attempt(lambda: next([]))
