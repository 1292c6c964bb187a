"""Infinities and NaN are padded with zeros only where a sign stands apart."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [format(float("inf"), kind) for kind in ("", "f", "F", "10", "<10", "010", "+", "%")])
attempt(lambda: [format(float("nan"), kind) for kind in ("", "E", "+", "=+8")])
