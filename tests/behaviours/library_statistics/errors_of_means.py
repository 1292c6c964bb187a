"""Data without a mean is an error."""

from decimal import Decimal
from statistics import fmean, geometric_mean, harmonic_mean, mean


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: mean([]))
show(lambda: mean(['a']))
show(lambda: mean([1.5, Decimal(1)]))
show(lambda: mean(3))
show(lambda: fmean([]))
show(lambda: fmean([1, 2], [1]))
show(lambda: fmean([1], [0]))
show(lambda: geometric_mean([]))
show(lambda: geometric_mean([-1]))
show(lambda: harmonic_mean([]))
show(lambda: harmonic_mean([-1, 2]))
show(lambda: harmonic_mean([1, 2], weights=[1]))
show(lambda: harmonic_mean([1], weights=[0]))
show(lambda: harmonic_mean(['a']))
