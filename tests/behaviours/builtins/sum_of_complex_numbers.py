"""sum() carries the errors of complex additions along too."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: sum([0.1j] * 10))
attempt(lambda: sum([1, 0.5, 0.25j]))
attempt(lambda: sum([1e100 + 1e100j, 1 + 1j, -1e100 - 1e100j]))
attempt(lambda: sum([0.1] * 10, 0j))
