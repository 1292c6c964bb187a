"""What a calculation can signal, the ways to round, and the limits.

A status is an int with a bit for each signal and each condition, so that an operation raises once, at its end.
"""

HAVE_THREADS = True
HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
IEEE_CONTEXT_MAX_BITS = 512

ROUND_UP = 'ROUND_UP'
ROUND_DOWN = 'ROUND_DOWN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_05UP = 'ROUND_05UP'
ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
             ROUND_05UP)


class DecimalException(ArithmeticError):
    """Base of all signals and conditions."""

    __module__ = 'decimal'


class InvalidOperation(DecimalException):
    """An operation has no result for these operands."""

    __module__ = 'decimal'


class FloatOperation(DecimalException, TypeError):
    """A float and a decimal were mixed."""

    __module__ = 'decimal'


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number was divided by zero, with an infinite result."""

    __module__ = 'decimal'


class Inexact(DecimalException):
    """The result was rounded and something other than zeros was lost."""

    __module__ = 'decimal'


class Rounded(DecimalException):
    """Digits were taken away, perhaps zeros only."""

    __module__ = 'decimal'


class Clamped(DecimalException):
    """The exponent was changed to fit."""

    __module__ = 'decimal'


class Subnormal(DecimalException):
    """The result was below the least exponent before it was rounded."""

    __module__ = 'decimal'


class Overflow(Inexact, Rounded):
    """The result is too large."""

    __module__ = 'decimal'


class Underflow(Inexact, Rounded, Subnormal):
    """The result was below the least exponent and is inexact."""

    __module__ = 'decimal'


class ConversionSyntax(InvalidOperation):
    """A text is no number."""

    __module__ = 'decimal'


class DivisionImpossible(InvalidOperation):
    """The whole part of a quotient has more digits than the precision."""

    __module__ = 'decimal'


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero was divided by zero."""

    __module__ = 'decimal'


class InvalidContext(InvalidOperation):
    """The context fits no operation."""

    __module__ = 'decimal'


INVALID = 1
FLOAT = 2
BY_ZERO = 4
OVERFLOW = 8
UNDERFLOW = 16
SUBNORMAL = 32
INEXACT = 64
ROUNDED = 128
CLAMPED = 256
SYNTAX = 512
IMPOSSIBLE = 1024
UNDEFINED = 2048
CONTEXT = 4096
ANY_INVALID = INVALID | SYNTAX | IMPOSSIBLE | UNDEFINED | CONTEXT

# In the order in which the first that is trapped gives the class of the exception.
SIGNALS = ((InvalidOperation, ANY_INVALID), (FloatOperation, FLOAT), (DivisionByZero, BY_ZERO), (Overflow, OVERFLOW),
           (Underflow, UNDERFLOW), (Subnormal, SUBNORMAL), (Inexact, INEXACT), (Rounded, ROUNDED), (Clamped, CLAMPED))
BITS = dict(SIGNALS)
_CONDITIONS = ((InvalidOperation, INVALID), (DivisionImpossible, IMPOSSIBLE), (DivisionUndefined, UNDEFINED),
               (ConversionSyntax, SYNTAX), (InvalidContext, CONTEXT))


def exception(status: int) -> DecimalException:
    """Return what to raise for what was trapped."""
    kind = next(signal for signal, bits in SIGNALS if status & bits)
    return kind([condition for condition, bit in _CONDITIONS if status & bit]
                + [signal for signal, bits in SIGNALS[1:] if status & bits])
