"""Integers are ratios with the denominator one."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (12).as_integer_ratio())
attempt(lambda: True.as_integer_ratio())
attempt(lambda: (5).is_integer())
attempt(lambda: ((5).numerator, (5).denominator, (5).real, (5).imag))
attempt(lambda: (5).conjugate())
