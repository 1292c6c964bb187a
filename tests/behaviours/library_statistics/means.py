"""There are means of several kinds, exact where they can be."""

from decimal import Decimal
from fractions import Fraction
from statistics import fmean, geometric_mean, harmonic_mean, mean


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (mean([1, 2, 3, 4]), mean([2, 4]), mean([Fraction(1, 2), Fraction(1, 3)]), mean([Decimal('0.5'), Decimal('0.75')])))
show(lambda: (mean([1e30, 1, 3, -1e30]), mean([1.5, Fraction(1)]), mean([True, False])))
show(lambda: (mean([float('inf'), 1]), mean([float('inf'), float('-inf')])))
show(lambda: (fmean([1, 2, 4]), fmean([1, 2], [3, 1]), fmean(iter([1, 2]))))
show(lambda: (geometric_mean([54, 24, 36]), geometric_mean([1, 0]), harmonic_mean([40, 60]), harmonic_mean([40, 60], weights=[5, 30])))
show(lambda: (harmonic_mean([0, 1]), harmonic_mean([5]), harmonic_mean([Decimal(1), Decimal(3)])))
