"""The remainder of floats has the sign of the divisor, down to zeros."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [(a % b) for a in (7.5, -7.5) for b in (2.0, -2.0)])
attempt(lambda: -0.0 % 3.0)
attempt(lambda: 4.0 % -2.0)
attempt(lambda: (5.0 % float("inf"), -5.0 % float("inf")))
attempt(lambda: divmod(-7.5, 2))
attempt(lambda: 1.0 % 0.0)
attempt(lambda: 1.0 // 0)
