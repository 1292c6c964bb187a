"""A decimal is written with an exponent only where it has to be."""

from decimal import Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: [str(Decimal(text)) for text in ('1E+5', '1e-6', '1e-7', '123e-2', '-0e-10', '0e3', '0.00', '12345678901234567890')])
show(lambda: [Decimal(text).to_eng_string() for text in ('1E+5', '12345e10', '1e-7', '0e-8', '0e7', '1.5', '-123e1')])
show(lambda: (repr(Decimal('-1.50')), repr(Decimal('nan')), repr(Decimal('-Infinity')), str(Decimal('sNaN12'))))
show(lambda: (Decimal('1.25').as_tuple(), Decimal('-inf').as_tuple(), Decimal('nan5').as_tuple(), Decimal('0e2').as_tuple()))
show(lambda: (Decimal('1.25').as_integer_ratio(), Decimal('-1e3').as_integer_ratio(), Decimal('0e5').as_integer_ratio()))
show(lambda: Decimal('nan').as_integer_ratio())
show(lambda: Decimal('inf').as_integer_ratio())
