"""A zero as fill between sign and digits groups like the zero before the width."""

from fractions import Fraction

number = Fraction('1234.5678')
for specification in ('0=12,.2f', '012,.2f', '0=12.2f', 'x=12,.2f', '0>12,.2f', '0=+13_.1e'):
    print(format(number, specification), format(-number, specification))
