"""The types of floats format a fraction as a decimal number, rounded exactly."""

from fractions import Fraction

for spec in ('.2f', '.0f', '010.3f', ',.2f', '_.1f', '012,.1f', '.3e', '.4g', '#.6g', 'g', '.1%', 'z.1f', '+.2E', '*^14.2f',
             '.5_f', '<010.2f', '.f'):
    for value in (Fraction(2, 3), Fraction(-1234567, 100), Fraction(-1, 1000), Fraction(1, 8)):
        try:
            print(repr(spec), repr(format(value, spec)))
        except ValueError as error:
            print(error)
