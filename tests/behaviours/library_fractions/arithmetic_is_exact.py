"""Sums, products and quotients of fractions are in lowest terms."""

from fractions import Fraction


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: Fraction(1, 6) + Fraction(1, 3))
show(lambda: Fraction(1, 6) - 1)
show(lambda: 2 * Fraction(3, 4))
show(lambda: Fraction(3, 4) / Fraction(-9, 8))
show(lambda: Fraction(7, 2) // Fraction(2, 3))
show(lambda: Fraction(-7, 2) % Fraction(2, 3))
show(lambda: divmod(Fraction(7, 2), Fraction(2, 3)))
show(lambda: divmod(7, Fraction(2, 3)))
show(lambda: (-Fraction(1, 2), +Fraction(1, 2), abs(Fraction(-1, 2))))
show(lambda: Fraction(1, 2) / 0)
show(lambda: Fraction(1, 2) // 0)
show(lambda: sum([Fraction(1, n) for n in range(1, 12)]))
