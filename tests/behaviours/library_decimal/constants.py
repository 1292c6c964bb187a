"""The limits of the module, and the contexts of IEEE 754."""

import decimal
from decimal import IEEEContext

print(decimal.MAX_PREC, decimal.MAX_EMAX, decimal.MIN_EMIN, decimal.MIN_ETINY, decimal.HAVE_THREADS, decimal.HAVE_CONTEXTVAR)
print(IEEEContext(32), IEEEContext(64), IEEEContext(128), sep='\n')
try:
    IEEEContext(33)
except ValueError as error:
    print(error)
for name in ('Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow', 'FloatOperation'):
    print(name, [base.__name__ for base in getattr(decimal, name).__mro__[1:-2]])
print(decimal.DivisionUndefined.__mro__[1].__name__, decimal.Decimal.__module__, decimal.ROUND_HALF_EVEN)
