"""Data is divided into parts of the same size, by two methods."""

from decimal import Decimal
from statistics import quantiles


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (quantiles([1, 2, 3, 4, 5]), quantiles([1, 2, 3, 4, 5], n=2)))
show(lambda: quantiles([1, 2, 3, 4, 5], n=10, method='inclusive'))
show(lambda: quantiles(range(0, 100, 7), n=5))
show(lambda: (quantiles([7]), quantiles([Decimal(1), Decimal(2)])))
show(lambda: quantiles([]))
show(lambda: quantiles([1, 2], n=0))
show(lambda: quantiles([1, 2], method='x'))
