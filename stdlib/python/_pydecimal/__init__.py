"""What `decimal` is made of."""

from .signals import (
    HAVE_CONTEXTVAR, HAVE_THREADS, IEEE_CONTEXT_MAX_BITS, MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, ROUND_05UP,
    ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Clamped,
    ConversionSyntax, DecimalException, DivisionByZero, DivisionImpossible, DivisionUndefined, FloatOperation,
    Inexact, InvalidContext, InvalidOperation, Overflow, Rounded, Subnormal, Underflow,
)
from .number import Decimal, DecimalTuple
from .context import (BasicContext, Context, DefaultContext, ExtendedContext, IEEEContext, getcontext, localcontext,
                      setcontext)

# The versions of the specification and of the library whose behaviour this has.
__version__ = '1.70'
__libmpdec_version__ = '2.5.1'
