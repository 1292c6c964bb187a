"""Neighbours of numbers, and operations on digits."""

from decimal import Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (Decimal(1).next_minus(), Decimal(1).next_plus(), Decimal(0).next_plus(), Decimal('inf').next_minus(), Decimal('-inf').next_plus()))
show(lambda: (Decimal(1).next_toward(2), Decimal(1).next_toward(-2), Decimal(1).next_toward(1)))
show(lambda: (Decimal('1100').logical_and(Decimal('1010')), Decimal('1100').logical_or(Decimal('1010')), Decimal('1100').logical_xor(Decimal('1010')), Decimal('101').logical_invert()))
show(lambda: Decimal('12').logical_and(1))
show(lambda: (Decimal(123).shift(2), Decimal(123).shift(-1), Decimal(123).rotate(1), Decimal(123).rotate(-1), Decimal('-1.5').shift(1)))
show(lambda: Decimal(1).shift(100))
show(lambda: (Decimal(12).scaleb(3), Decimal('1.5').scaleb(-3), Decimal('inf').scaleb(1)))
show(lambda: Decimal(1).scaleb(Decimal('0.5')))
show(lambda: (Decimal('1.500').normalize(), Decimal(100).normalize(), Decimal('0e5').normalize(), Decimal('-0.00').normalize()))
show(lambda: (Decimal('123.45').adjusted(), Decimal(0).adjusted(), Decimal('inf').adjusted(), Decimal(5).radix(), Decimal(5).canonical()))
