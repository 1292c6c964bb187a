"""A fraction is made of numbers that have an exact ratio."""

from decimal import Decimal
from fractions import Fraction


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: Fraction(6, -8))
show(lambda: Fraction(0.5))
show(lambda: Fraction(Decimal('1.1')))
show(lambda: Fraction(Fraction(1, 2), Fraction(3, 4)))
show(lambda: Fraction(True))
show(lambda: Fraction(1, 0))
show(lambda: Fraction(1.5, 2))
show(lambda: Fraction(float('nan')))
show(lambda: Fraction(float('inf')))
show(lambda: Fraction([]))
show(lambda: Fraction.from_float(0.1))
show(lambda: Fraction.from_float('a'))
show(lambda: Fraction.from_decimal(Decimal('0.75')))
show(lambda: Fraction.from_decimal(2.5))
show(lambda: Fraction.from_number(2.5))
show(lambda: Fraction.from_number('1'))
