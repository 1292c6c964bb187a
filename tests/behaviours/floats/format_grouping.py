"""Commas and underscores group the digits before the point and, since 3.14, behind it."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: format(1234567.891, ","))
attempt(lambda: format(1234567.891, "_.2f"))
attempt(lambda: format(1234567.891, "015,.1f"))
attempt(lambda: format(1234.56789, ".4_f"))
attempt(lambda: format(1234.567891, ",.6_"))
attempt(lambda: format(1.5, ",_"))
attempt(lambda: format(1.5, ",n"))
attempt(lambda: format(1.5, ".10_n"))
