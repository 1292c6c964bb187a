"""repr writes the shortest digits that read back, with exponents for large and small numbers."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [1e15, 1e16, 123456789.125, 1e22, 1e23])
attempt(lambda: [1e-4, 1e-5, 0.00012, 1 / 3, 5e-324])
attempt(lambda: [-0.0, 100.0, 1.7976931348623157e308])
