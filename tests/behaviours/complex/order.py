"""Complex numbers have no order and no whole parts."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: 1j < 2j)
attempt(lambda: int(1j))
attempt(lambda: float(1j))
attempt(lambda: abs(3 + 4j))
attempt(lambda: hash(1 + 0j) == hash(1))
attempt(lambda: (1 + 2j).conjugate())
attempt(lambda: complex.from_number(3))
attempt(lambda: complex.from_number("3"))
