"""Without a type a fraction is formatted as a quotient."""

from fractions import Fraction

for spec in ('', '10', '<10', '^+10', '*>12', '=+10', ' ', '#', ',', '_', '0=10', '08', 'd', '.3'):
    for value in (Fraction(1234567, 1000), Fraction(-5)):
        try:
            print(repr(spec), repr(format(value, spec)))
        except ValueError as error:
            print(error)
