"""Operations on the representation: total order, neighbours, logic on digits, shifts and exponents."""

from .arithmetic import add, order
from .signals import (BY_ZERO, CLAMPED, INEXACT, OVERFLOW, ROUND_CEILING, ROUND_FLOOR, ROUNDED, SUBNORMAL,
                      UNDERFLOW)
from .work import FINITE, INFINITE, QUIET, SIGNALING, absolute, adjusted, is_integer, make, to_digits


def total_order(a, b) -> int:
    """Compare representations: -NaN < -sNaN < -Infinity < … < Infinity < sNaN < NaN, and 1.0 < 1."""
    if a._sign != b._sign:
        return b._sign - a._sign
    direction = -1 if a._sign else 1
    left, right = _rank(a), _rank(b)
    if left != right:
        return direction if left > right else -direction
    if left > 1:
        result = (a._coef > b._coef) - (a._coef < b._coef)
        return direction * result
    result = order(a, b)
    if result or left:
        return (result > 0) - (result < 0)
    return direction * ((a._exp > b._exp) - (a._exp < b._exp))


def _rank(x) -> int:
    return {FINITE: 0, INFINITE: 1, SIGNALING: 2, QUIET: 3}[x._kind]


def compare_total(w, a, b):
    """Compare representations."""
    result = total_order(a, b)
    return make(int(result < 0), abs(result), 0)


def compare_total_magnitude(w, a, b):
    """Compare representations without their signs."""
    return compare_total(w, absolute(a), absolute(b))


def _extreme(w, a, b, compare, direction: int):
    if a._kind >= QUIET or b._kind >= QUIET:
        # A number wins over a NaN, unless that signals.
        if a._kind == SIGNALING or b._kind == SIGNALING or (a._kind == QUIET and b._kind == QUIET):
            return w.nan(a, b)
        return w.fit(b if a._kind == QUIET else a)
    result = compare(a, b) or total_order(a, b)
    return w.fit(b if result * direction < 0 else a)


def _magnitudes(a, b) -> int:
    return order(absolute(a), absolute(b))


def maximum(w, a, b):
    """Return the greater of two."""
    return _extreme(w, a, b, order, 1)


def minimum(w, a, b):
    """Return the less of two."""
    return _extreme(w, a, b, order, -1)


def maximum_magnitude(w, a, b):
    """Return the one further from zero."""
    return _extreme(w, a, b, _magnitudes, 1)


def minimum_magnitude(w, a, b):
    """Return the one nearer to zero."""
    return _extreme(w, a, b, _magnitudes, -1)


def _step(w, a, sign: int):
    """Return the neighbour of a number in the direction of a sign."""
    if a._kind == INFINITE:
        return a if a._sign == sign else make(a._sign, 10 ** w.prec - 1, w.etop)
    work = w.inner(w.prec, ROUND_FLOOR if sign else ROUND_CEILING)
    rounded = work.fit(a)
    if rounded._kind or rounded._sign != a._sign or order(rounded, a) != 0:
        return rounded
    return add(work, a, make(sign, 1, w.etiny - 1))


def next_minus(w, a):
    """Return the greatest number that is less."""
    nan = w.nan(a)
    return nan if nan is not None else _step(w, a, 1)


def next_plus(w, a):
    """Return the least number that is greater."""
    nan = w.nan(a)
    return nan if nan is not None else _step(w, a, 0)


def next_toward(w, a, b):
    """Return the neighbour of a in the direction of b."""
    nan = w.nan(a, b)
    if nan is not None:
        return nan
    direction = order(a, b)
    if direction == 0:
        return make(b._sign, a._coef, a._exp, a._kind)
    result = _step(w, a, int(direction > 0))
    if result._kind == INFINITE and a._kind == FINITE:
        w.status |= OVERFLOW | INEXACT | ROUNDED
    elif result._kind == FINITE and (not result._coef or adjusted(result) < w.emin):
        w.status |= UNDERFLOW | SUBNORMAL | INEXACT | ROUNDED
        if not result._coef:
            w.status |= CLAMPED
    return result


def _logical(w, x) -> str | None:
    """Return the digits of a number of zeros and ones: as many of them as the precision has, from the right."""
    if x._kind or x._sign or x._exp:
        return None
    text = to_digits(x._coef)
    return None if text.strip('01') else text[-w.prec:]


def _combine(w, a, b, choose):
    left, right = _logical(w, a), _logical(w, b)
    if left is None or right is None:
        return w.invalid()
    return make(0, int(format(choose(int(left, 2), int(right, 2)), 'b')), 0)


def logical_and(w, a, b):
    """Combine zeros and ones, digit by digit."""
    return _combine(w, a, b, int.__and__)


def logical_or(w, a, b):
    """Combine zeros and ones, digit by digit."""
    return _combine(w, a, b, int.__or__)


def logical_xor(w, a, b):
    """Combine zeros and ones, digit by digit."""
    return _combine(w, a, b, int.__xor__)


def logical_invert(w, a):
    """Make ones of zeros and zeros of ones, in all digits of the precision."""
    digits = _logical(w, a)
    if digits is None:
        return w.invalid()
    return make(0, int('1' * w.prec) - int(digits), 0)


def _amount(w, b) -> int | None:
    """Return by how many digits to move, if that is a whole number within the precision."""
    if not is_integer(b) or b._exp != 0 or b._coef > w.prec:
        return None
    return -b._coef if b._sign else b._coef


def shift(w, a, b):
    """Move the digits to the left, or to the right; those that leave the precision are lost."""
    nan = w.nan(a, b)
    if nan is not None:
        return nan
    amount = _amount(w, b)
    if amount is None:
        return w.invalid()
    if a._kind:
        return a
    if amount >= 0:
        coefficient = a._coef * 10 ** amount % 10 ** w.prec
    else:
        coefficient = a._coef % 10 ** w.prec // 10 ** -amount
    return make(a._sign, coefficient, a._exp)


def rotate(w, a, b):
    """Move the digits around within the precision."""
    nan = w.nan(a, b)
    if nan is not None:
        return nan
    amount = _amount(w, b)
    if amount is None:
        return w.invalid()
    if a._kind:
        return a
    coefficient = a._coef % 10 ** w.prec
    high, low = divmod(coefficient, 10 ** ((w.prec - amount) % w.prec))
    return make(a._sign, low * 10 ** (amount % w.prec) + high, a._exp)


def scaleb(w, a, b):
    """Return a times 10 to the power of b, which is whole."""
    nan = w.nan(a, b)
    if nan is not None:
        return nan
    if not is_integer(b) or b._exp != 0:
        return w.invalid()
    if b._coef > 2 * (w.emax + w.prec):
        return w.invalid()
    if a._kind:
        return a
    return w.finish(a._sign, a._coef, a._exp + (-b._coef if b._sign else b._coef))


def logb(w, a):
    """Return the exponent of the first digit, as a number."""
    nan = w.nan(a)
    if nan is not None:
        return nan
    if a._kind:
        return make(0, 0, 0, INFINITE)
    if not a._coef:
        w.status |= BY_ZERO
        return make(1, 0, 0, INFINITE)
    exponent = adjusted(a)
    return w.finish(int(exponent < 0), abs(exponent), 0)


def is_subnormal(a, context) -> bool:
    """Tell whether a number is below the least exponent and not zero."""
    return a._kind == FINITE and a._coef != 0 and adjusted(a) < context._emin


def number_class(a, context) -> str:
    """Return a word for the kind of a number."""
    if a._kind >= QUIET:
        return 'NaN' if a._kind == QUIET else 'sNaN'
    sign = '-' if a._sign else '+'
    if a._kind:
        return sign + 'Infinity'
    if not a._coef:
        return sign + 'Zero'
    return sign + ('Subnormal' if is_subnormal(a, context) else 'Normal')


def same_quantum(a, b) -> bool:
    """Tell whether two numbers have the same exponent, or are both infinite or both NaN."""
    if a._kind or b._kind:
        return (a._kind >= QUIET and b._kind >= QUIET) or (a._kind == INFINITE and b._kind == INFINITE)
    return a._exp == b._exp
