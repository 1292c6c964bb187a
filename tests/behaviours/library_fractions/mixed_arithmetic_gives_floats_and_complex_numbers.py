"""With a float or a complex number a fraction becomes one."""

from fractions import Fraction


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: Fraction(1, 2) + 0.25)
show(lambda: 0.25 - Fraction(1, 2))
show(lambda: Fraction(1, 2) * 1j)
show(lambda: 1j / Fraction(1, 2))
show(lambda: divmod(7.5, Fraction(1, 2)))
show(lambda: 2.0 ** Fraction(1, 2))
show(lambda: Fraction(1, 2) + 'a')
