"""The greater and the less of two numbers, with and without signs."""

from decimal import Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (Decimal(1).max(2), Decimal(1).max(Decimal('nan')), Decimal('nan').max(Decimal('nan')), Decimal('1.0').max(1), Decimal('1.0').min(1)))
show(lambda: (Decimal(-3).max_mag(2), Decimal(-3).min_mag(2), Decimal(-2).max_mag(2), Decimal(-2).min_mag(2)))
show(lambda: Decimal(1).max(Decimal('snan')))
show(lambda: (Decimal(5).copy_abs(), Decimal(-5).copy_abs(), Decimal('nan').copy_negate(), Decimal(5).copy_sign(Decimal('-0')), Decimal(5).conjugate()))
show(lambda: Decimal(1).max())
