"""A fraction works with any class of rational numbers."""

from fractions import Fraction
import numbers


class Half:
    numerator, denominator = 1, 2


class Ratio:
    def as_integer_ratio(self):
        return (3, 4)


numbers.Rational.register(Half)
print(Fraction(Half()), Fraction(Ratio()), Fraction(Half(), 3), Fraction.from_number(Ratio()))
print(Half() + Fraction(1, 4), Fraction(1, 2) == Half(), Fraction(1, 3) < Half())
try:
    Fraction(Ratio)
except TypeError as error:
    print(error)
