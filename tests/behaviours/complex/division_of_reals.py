"""A real number divided by a complex one has no imaginary part of its own."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: 1 / 1j)
attempt(lambda: 0 / 1j)
attempt(lambda: 2.0 / (1 + 1j))
attempt(lambda: (1 + 2j) / 2)
attempt(lambda: 1 / 0j)
attempt(lambda: 1j // 2)
