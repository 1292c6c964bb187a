"""round() of an integer with negative digits rounds to tens, half to even."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [round(n, -1) for n in (5, 15, 25, -15, 26, 10**20 + 5)])
attempt(lambda: round(1234, -2))
attempt(lambda: round(1234, 5))
attempt(lambda: round(1234, -10))
attempt(lambda: round(5, "a"))
attempt(lambda: round(7))
attempt(lambda: type(round(True)))
