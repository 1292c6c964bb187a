"""sum() carries the error of each addition of floats along."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: sum([0.1] * 10))
attempt(lambda: sum([1e100, 1.0, -1e100]))
attempt(lambda: sum([1e16, 1, 1e16]))
attempt(lambda: sum([1, 0.5, 2]))
attempt(lambda: sum([float("inf"), float("-inf")]))
