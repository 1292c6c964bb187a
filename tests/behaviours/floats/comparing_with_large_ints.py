"""A float and an integer are compared exactly."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: 2**53 == 2.0**53)
attempt(lambda: 2**53 + 1 == 2.0**53)
attempt(lambda: 2**53 + 1 > 2.0**53)
attempt(lambda: 10**400 > float("inf"))
attempt(lambda: 10**400 > 1e308)
attempt(lambda: float("nan") == float("nan"))
