"""Numbers as they are kept, and how a result is rounded to fit a context.

A number is a sign (0 or 1), a coefficient, an exponent, and a kind: finite, infinite, or a NaN, whose coefficient is
its payload. An operation gets a `Work` with the limits of a context, and collects its status there.
"""

from .signals import (CLAMPED, INEXACT, INVALID, MAX_EMAX, MAX_PREC, MIN_EMIN, OVERFLOW, ROUND_05UP,
                      ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP,
                      ROUND_UP, ROUNDED, SUBNORMAL, UNDERFLOW, exception)

FINITE, INFINITE, QUIET, SIGNALING = range(4)

_LOG10_2 = 0.30102999566398114


def count_digits(n: int) -> int:
    """Return how many digits a positive int has; 1 for zero."""
    if n < 1_000_000_000_000_000:
        return len(str(n))
    least = int((n.bit_length() - 1) * _LOG10_2)
    # The logarithm is right but for an error far below one digit.
    while n >= 10 ** least:
        least += 1
    return least


def to_digits(n: int) -> str:
    """Write a positive int of any length."""
    if n.bit_length() < 8000:
        return str(n)
    half = count_digits(n) // 2
    high, low = divmod(n, 10 ** half)
    return to_digits(high) + to_digits(low).rjust(half, '0')


def from_digits(text: str) -> int:
    """Read a positive int of any length."""
    if len(text) < 2000:
        return int(text)
    half = len(text) // 2
    return from_digits(text[:-half]) * 10 ** half + from_digits(text[-half:])


def rounds_up(coefficient: int, half: int, sign: int, rounding: str) -> bool:
    """Tell whether a truncated coefficient goes up; `half` is negative, zero or positive as what was lost is less than,
    equal to or more than half, and something was lost."""
    if rounding == ROUND_HALF_EVEN:
        return half > 0 or (half == 0 and coefficient & 1 == 1)
    if rounding == ROUND_HALF_UP:
        return half >= 0
    if rounding == ROUND_HALF_DOWN:
        return half > 0
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_CEILING:
        return sign == 0
    if rounding == ROUND_FLOOR:
        return sign == 1
    return coefficient % 10 in (0, 5)


def drop_digits(coefficient: int, size: int, drop: int, sign: int, rounding: str) -> tuple[int, bool]:
    """Round away the last digits of a coefficient with so many; return it, and whether that is inexact."""
    if drop > size:
        kept, inexact, half = 0, coefficient != 0, -1
    else:
        power = 10 ** drop
        kept, rest = divmod(coefficient, power)
        inexact = rest != 0
        half = (2 * rest > power) - (2 * rest < power)
    if inexact and rounds_up(kept, half, sign, rounding):
        kept += 1
    return kept, inexact


class Work:
    """The limits that an operation keeps to, and what it has signalled."""

    __slots__ = ('prec', 'rounding', 'emin', 'emax', 'clamp', 'status', 'context')

    def __init__(self, context) -> None:
        self.context = context
        self.prec = context._prec
        self.rounding = context._rounding
        self.emin = context._emin
        self.emax = context._emax
        self.clamp = context._clamp
        self.status = 0

    def inner(self, prec: int, rounding: str = ROUND_HALF_EVEN):
        """Make one for a step of an operation, with its own status."""
        other = Work.__new__(Work)
        other.context = self.context
        other.prec = prec
        other.rounding = rounding
        other.emin = self.emin
        other.emax = self.emax
        other.clamp = 0
        other.status = 0
        return other

    def unbounded(self, prec: int, rounding: str = ROUND_HALF_EVEN):
        """Make one for a step of an operation, with the largest range of exponents."""
        other = self.inner(prec, rounding)
        other.emin, other.emax = MIN_EMIN, MAX_EMAX
        return other

    @property
    def etiny(self) -> int:
        """The exponent of the last digit of the smallest subnormal."""
        return self.emin - self.prec + 1

    @property
    def etop(self) -> int:
        """The largest exponent of a number with all digits."""
        return self.emax - self.prec + 1

    def done(self, result):
        """Signal what was collected in the context, and return the result unless that is trapped."""
        status = self.status
        if status:
            context = self.context
            context._flags |= status
            trapped = status & context._traps
            if trapped:
                raise exception(trapped)
        return result

    def invalid(self, condition: int = INVALID):
        """Signal an invalid operation; its result is a NaN."""
        self.status |= condition
        return make(0, 0, 0, QUIET)

    def nan(self, a, b=None, c=None):
        """Return the NaN that operands lead to, or None if there is none among them."""
        operands = [x for x in (a, b, c) if x is not None and x._kind >= QUIET]
        if not operands:
            return None
        signaling = next((x for x in operands if x._kind == SIGNALING), None)
        if signaling is not None:
            self.status |= INVALID
        return self.trim_nan(signaling or operands[0])

    def trim_nan(self, x):
        """Return a quiet NaN with as much of the payload as the precision allows."""
        payload = x._coef
        most = self.prec - self.clamp
        if payload and count_digits(payload) > most:
            payload %= 10 ** most
        return make(x._sign, payload, 0, QUIET)

    def finish(self, sign: int, coefficient: int, exponent: int):
        """Return a finite number rounded to fit."""
        prec, emax = self.prec, self.emax
        etiny = self.emin - prec + 1
        etop = emax - prec + 1
        if not coefficient:
            fitting = min(max(exponent, etiny), etop if self.clamp else emax)
            if fitting != exponent:
                self.status |= CLAMPED
            return make(sign, 0, fitting)
        size = count_digits(coefficient)
        if size + exponent - 1 > emax:
            return self.overflow(sign)
        last = size + exponent - prec
        is_subnormal = last < etiny
        if is_subnormal:
            last = etiny
            self.status |= SUBNORMAL
        if exponent < last:
            coefficient, inexact = drop_digits(coefficient, size, last - exponent, sign, self.rounding)
            self.status |= ROUNDED
            if inexact:
                self.status |= INEXACT
                if is_subnormal:
                    self.status |= UNDERFLOW
                if count_digits(coefficient) > prec:
                    coefficient //= 10
                    last += 1
                    if last > etop:
                        return self.overflow(sign)
            if not coefficient:
                self.status |= CLAMPED
            return make(sign, coefficient, last)
        if self.clamp and exponent > etop:
            self.status |= CLAMPED
            coefficient *= 10 ** (exponent - etop)
            exponent = etop
        return make(sign, coefficient, exponent)

    def overflow(self, sign: int):
        """Signal that a result is too large; it is infinite or the largest number."""
        self.status |= OVERFLOW | INEXACT | ROUNDED
        rounding = self.rounding
        if (rounding in (ROUND_DOWN, ROUND_05UP) or (rounding == ROUND_CEILING and sign)
                or (rounding == ROUND_FLOOR and not sign)):
            return make(sign, 10 ** self.prec - 1, self.etop)
        return make(sign, 0, 0, INFINITE)

    def fit(self, x):
        """Return a number rounded to fit; a NaN that signals stays one."""
        if x._kind == FINITE:
            return self.finish(x._sign, x._coef, x._exp)
        if x._kind >= QUIET and x._coef:
            trimmed = self.trim_nan(x)
            return make(x._sign, trimmed._coef, 0, x._kind)
        return x

    def exact(self, sign: int, coefficient: int, exponent: int):
        """Return a finite number as it is; one that is beyond all limits is invalid."""
        self.prec, self.emin, self.emax, self.clamp = MAX_PREC, MIN_EMIN, MAX_EMAX, 0
        before = self.status
        result = self.finish(sign, coefficient, exponent)
        if self.status & (INEXACT | ROUNDED | CLAMPED) & ~before:
            self.status = before
            return self.invalid()
        self.status = before
        return result


_number_class = None


def set_number_class(cls: type) -> None:
    """Tell of what class numbers are."""
    global _number_class
    _number_class = cls


def make(sign: int, coefficient: int, exponent: int, kind: int = FINITE):
    """Make a number of its parts."""
    number = object.__new__(_number_class)
    number._sign = sign
    number._coef = coefficient
    number._exp = exponent
    number._kind = kind
    return number


def negated(x):
    """Return the number with the other sign, exactly."""
    return make(1 - x._sign, x._coef, x._exp, x._kind)


def absolute(x):
    """Return the number without a sign, exactly."""
    return make(0, x._coef, x._exp, x._kind)


def adjusted(x) -> int:
    """Return the exponent of the first digit of a finite number."""
    return x._exp + count_digits(x._coef) - 1


def is_integer(x) -> bool:
    """Tell whether a number is finite and whole."""
    if x._kind:
        return False
    if x._exp >= 0 or not x._coef:
        return True
    return -x._exp < count_digits(x._coef) and x._coef % 10 ** -x._exp == 0


def is_odd(x) -> bool:
    """Tell whether a whole number is odd."""
    if x._exp > 0 or not x._coef:
        return False
    return x._coef // 10 ** -x._exp % 2 == 1
