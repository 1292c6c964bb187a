"""round() of floats is half to even on the exact value."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [round(value) for value in (0.5, 1.5, 2.5, -0.5, 2.675e3)])
attempt(lambda: [round(2.675, 2), round(1e300, -299), round(15.0, -1), round(25.0, -1)])
attempt(lambda: round(1234.5678, -2))
attempt(lambda: round(0.15, 1))
attempt(lambda: round(float("inf"), 2))
attempt(lambda: round(float("inf")))
attempt(lambda: round(float("nan")))
attempt(lambda: round(1.7976931348623157e308, -308))
