"""A number gets the exponent of another, if its digits allow."""

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (Decimal('1.567').quantize(Decimal('.01')), Decimal('2.5').quantize(Decimal(1)), Decimal('1.5').quantize(Decimal('.001')), Decimal('1e5').quantize(Decimal(1))))
show(lambda: (Decimal('-1.55').quantize(Decimal('0.1'), ROUND_CEILING), Decimal('0').quantize(Decimal('1e-5')), Decimal('123').quantize(Decimal('1e2'))))
show(lambda: (Decimal('inf').quantize(Decimal('inf')), Decimal('nan7').quantize(Decimal(1))))
show(lambda: Decimal('1e30').quantize(Decimal(1)))
show(lambda: Decimal(1).quantize(Decimal('inf')))
show(lambda: Decimal('9.99').quantize(Decimal('.1'), context=Context(prec=2)))
show(lambda: (Decimal('1.5').same_quantum(Decimal('2.3')), Decimal('inf').same_quantum(Decimal('-inf')), Decimal(1).same_quantum(Decimal('.1'))))
show(lambda: (round(Decimal('2.675'), 2), round(Decimal('2.5')), round(Decimal('-1.5')), round(Decimal('125'), -1)))
show(lambda: (Decimal('1.5').to_integral_value(), Decimal('2.5').to_integral_exact(), Decimal('1.6').to_integral_value(ROUND_FLOOR), Decimal('1e5').to_integral_value()))
show(lambda: (math.floor(Decimal('-1.5')), math.ceil(Decimal('-1.5')), math.trunc(Decimal('-1.5')), int(Decimal('1e3'))))
