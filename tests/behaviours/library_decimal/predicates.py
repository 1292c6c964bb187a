"""Numbers are asked what kind they are."""

import numbers
from decimal import Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: [[name for name in dir(Decimal) if name.startswith('is_') and getattr(Decimal(text), name)()] for text in ('1', '-0', 'inf', '-nan', 'snan', '1e-1000010')])
show(lambda: [Decimal(text).number_class() for text in ('1', '-1', '0', '-0', '1e-1000010', '-1e-1000010', 'inf', '-inf', 'nan', 'snan')])
show(lambda: (bool(Decimal(0)), bool(Decimal('0.0')), bool(Decimal('nan')), bool(Decimal('-0.1'))))
show(lambda: (float(Decimal('1.1')), float(Decimal('nan')), float(Decimal('1e400')), complex(Decimal('1.5')), Decimal(3).real, Decimal(3).imag))
show(lambda: float(Decimal('snan')))
show(lambda: (isinstance(Decimal(1), numbers.Number), isinstance(Decimal(1), numbers.Real)))
