"""Variances and deviations keep the type of the data."""

from decimal import Decimal
from fractions import Fraction
from statistics import pstdev, pvariance, stdev, variance


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (variance([2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]), pvariance([0.0, 0.25, 0.25, 1.25, 1.5, 1.75, 2.75, 3.25])))
show(lambda: (stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), pstdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75])))
show(lambda: (variance([Fraction(1, 6), Fraction(1, 2), Fraction(5, 3)]), stdev([Fraction(1, 6), Fraction(1, 2)])))
show(lambda: pvariance([Decimal('27.5'), Decimal('30.25'), Decimal('41.75')]))
show(lambda: stdev([Decimal('27.5'), Decimal('30.25'), Decimal('41.75'), Decimal('42'), Decimal('39')]))
show(lambda: (variance([1, 2], 1), pvariance([1, 2], 1.5), variance([1] * 3), pstdev([1] * 3), variance([1, 2, 4])))
show(lambda: (pstdev([1e200, -1e200]), stdev([1e-200, 3e-200])))
show(lambda: variance([1]))
show(lambda: pvariance([]))
