"""A whole exponent keeps a power exact."""

from fractions import Fraction


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: Fraction(2, 3) ** 3)
show(lambda: Fraction(2, 3) ** -3)
show(lambda: Fraction(-2, 3) ** -3)
show(lambda: Fraction(0) ** -2)
show(lambda: 2 ** Fraction(-1))
show(lambda: 2 ** Fraction(1, 2))
show(lambda: Fraction(1, 4) ** Fraction(1, 2))
show(lambda: Fraction(1, 4) ** 0.5)
show(lambda: Fraction(9, 4) ** Fraction(-3, 1))
show(lambda: (-8) ** Fraction(1, 3))
show(lambda: pow(Fraction(1, 2), 2, 3))
