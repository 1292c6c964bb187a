"""A fraction equals other numbers of its value and has their hash."""

from decimal import Decimal
from fractions import Fraction


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (Fraction(1, 2) == 0.5, Fraction(2) == 2, Fraction(1, 3) == 1 / 3, Fraction(1, 2) == 0.5 + 0j))
show(lambda: (hash(Fraction(1, 2)) == hash(0.5), hash(Fraction(-3)) == hash(-3), hash(Fraction(1, 4)) == hash(Decimal('0.25'))))
show(lambda: (hash(Fraction(1, 2 ** 61 - 1)), hash(Fraction(-1, 2 ** 61 - 1))))
show(lambda: (Fraction(1, 3) < 0.5, Fraction(1, 3) >= Fraction(2, 6), 1 > Fraction(1, 2)))
show(lambda: (Fraction(1, 2) < float('inf'), Fraction(1, 2) > float('nan'), Fraction(1, 2) == float('nan')))
show(lambda: Fraction(1, 2) < 1j)
show(lambda: Fraction(1, 2) < 'a')
show(lambda: {Fraction(1, 2): 'half'}[0.5])
