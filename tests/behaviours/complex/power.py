"""Powers of complex numbers with small whole exponents are products."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: 1j ** 2)
attempt(lambda: (1 + 2j) ** 3)
attempt(lambda: (1 + 2j) ** -1)
attempt(lambda: 1j ** 100)
attempt(lambda: 0j ** 0)
attempt(lambda: 0j ** -1)
attempt(lambda: (1j) ** float("inf"))
attempt(lambda: pow(1j, 2, 3))
