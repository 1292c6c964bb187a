"""A fraction is read from a quotient or a decimal number in a text."""

from fractions import Fraction


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: Fraction('3/4'))
show(lambda: Fraction(' -7 / 22 '))
show(lambda: Fraction('1.5e-3'))
show(lambda: Fraction('+.25'))
show(lambda: Fraction('5.'))
show(lambda: Fraction('1_000.5_0'))
show(lambda: Fraction('٣/٤'))
show(lambda: Fraction('1/-2'))
show(lambda: Fraction('1__0'))
show(lambda: Fraction('1.5/2'))
show(lambda: Fraction('1e'))
show(lambda: Fraction(''))
show(lambda: Fraction('1/0'))
