"""The nearest fraction with a small denominator is found."""

from fractions import Fraction
import math


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: Fraction(math.pi).limit_denominator(1000))
show(lambda: Fraction(math.pi).limit_denominator(100))
show(lambda: Fraction(math.pi).limit_denominator(10))
show(lambda: Fraction(1.1).limit_denominator())
show(lambda: Fraction(4321, 8765).limit_denominator(10000))
show(lambda: Fraction(-math.e).limit_denominator(50))
show(lambda: Fraction(1, 3).limit_denominator(0))
show(lambda: [Fraction(201, 200).limit_denominator(n) for n in (1, 100, 101, 200)])
