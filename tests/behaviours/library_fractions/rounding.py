"""Fractions are rounded to even, and cut towards zero."""

from fractions import Fraction
import math


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: [round(Fraction(n, 2)) for n in range(-5, 6)])
show(lambda: (round(Fraction(12345, 1000), 2), round(Fraction(12355, 1000), 2)))
show(lambda: (round(Fraction(1250), -2), round(Fraction(1350), -2)))
show(lambda: (math.floor(Fraction(-7, 2)), math.ceil(Fraction(-7, 2)), math.trunc(Fraction(-7, 2)), int(Fraction(-7, 2))))
show(lambda: (float(Fraction(1, 3)), complex(Fraction(1, 4)), bool(Fraction(0)), bool(Fraction(1, 9))))
show(lambda: float(Fraction(10 ** 400, 10 ** 399 * 3)))
