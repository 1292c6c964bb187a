"""bit_length and bit_count look at the magnitude."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [n.bit_length() for n in (0, 1, -1, 255, 256, 2**100)])
attempt(lambda: [n.bit_count() for n in (0, 1, -1, 255, 256, -(2**100 - 1))])
attempt(lambda: True.bit_count())
