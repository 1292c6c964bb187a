"""float.hex writes a float exactly."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [value.hex() for value in (0.0, -0.0, 1.0, -1.5, 0.1, 5e-324, 1.7976931348623157e308)])
attempt(lambda: float("inf").hex())
attempt(lambda: float("nan").hex())
