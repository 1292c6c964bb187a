"""A decimal is made of ints, floats, decimals and tuples."""

from decimal import Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (Decimal(10 ** 30), Decimal(True), Decimal(Decimal('1.50')), Decimal(0.1), Decimal(-0.0), Decimal(float('inf')), Decimal(1.5)))
show(lambda: (Decimal((0, (1, 2, 3), -2)), Decimal((1, (), 'F')), Decimal((0, (1, 2), 'n')), Decimal([1, [0, 0, 5], 3])))
show(lambda: (Decimal.from_float(0.25), Decimal.from_float(3), Decimal.from_number(2.5), Decimal.from_number(7)))
show(lambda: Decimal((2, (1,), 0)))
show(lambda: Decimal((0, (10,), 0)))
show(lambda: Decimal((0, (1,), 'x')))
show(lambda: Decimal((0, 1)))
show(lambda: Decimal((0, (1,), 1.5)))
show(lambda: Decimal(None))
show(lambda: Decimal(b'1'))
show(lambda: Decimal.from_float('1'))
show(lambda: Decimal.from_number('1'))
