"""A negative exponent makes a float, and zero has no such power."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: 2 ** -1)
attempt(lambda: (-2) ** -3)
attempt(lambda: pow(10, -2))
attempt(lambda: 0 ** -1)
attempt(lambda: (-8) ** (1 / 3))
