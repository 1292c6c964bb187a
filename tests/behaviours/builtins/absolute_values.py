"""abs() takes numbers and what has an __abs__."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (abs(-5), abs(-2.5), abs(3 - 4j), abs(True)))
attempt(lambda: abs(-(2**70)))
attempt(lambda: abs("a"))
attempt(lambda: abs())
attempt(lambda: abs(1, 2))
