"""Sums, products, quotients and remainders, and comparisons."""

from .signals import (BY_ZERO, CLAMPED, IMPOSSIBLE, INEXACT, INVALID, OVERFLOW, ROUND_FLOOR, ROUNDED, UNDEFINED,
                      UNDERFLOW)
from .work import (FINITE, INFINITE, QUIET, SIGNALING, absolute, adjusted, count_digits, drop_digits, make, negated)


def order(a, b) -> int:
    """Compare two numbers that are no NaN: negative, zero or positive."""
    if a._kind == INFINITE or b._kind == INFINITE:
        left = 0 if a._kind == FINITE else (-1 if a._sign else 1)
        right = 0 if b._kind == FINITE else (-1 if b._sign else 1)
        return left - right
    if not a._coef or not b._coef:
        left = 0 if not a._coef else (-1 if a._sign else 1)
        right = 0 if not b._coef else (-1 if b._sign else 1)
        return left - right
    if a._sign != b._sign:
        return b._sign - a._sign
    left, right = adjusted(a), adjusted(b)
    if left == right:
        shift = a._exp - b._exp
        left = a._coef * 10 ** shift if shift > 0 else a._coef
        right = b._coef * 10 ** -shift if shift < 0 else b._coef
    result = (left > right) - (left < right)
    return -result if a._sign else result


def _aligned(a, b, prec: int):
    """Return coefficients and exponent of two numbers that are not zero, good for a sum with such a precision."""
    high, low = (a, b) if a._exp >= b._exp else (b, a)
    coefficient, exponent = low._coef, low._exp
    size = count_digits(high._coef)
    # What is far below the last digit matters only for not being zero.
    least = high._exp + min(-1, size - prec - 2)
    if count_digits(low._coef) + low._exp - 1 < least:
        coefficient, exponent = 1, least
    shifted = high._coef * 10 ** (high._exp - exponent)
    return (shifted, coefficient, exponent) if high is a else (coefficient, shifted, exponent)


def add(w, a, b):
    """a + b"""
    if a._kind or b._kind:
        nan = w.nan(a, b)
        if nan is not None:
            return nan
        if a._kind:
            return w.invalid() if b._kind and a._sign != b._sign else make(a._sign, 0, 0, INFINITE)
        return make(b._sign, 0, 0, INFINITE)
    if not a._coef or not b._coef:
        exponent = min(a._exp, b._exp)
        if not a._coef and not b._coef:
            sign = 1 if a._sign != b._sign and w.rounding == ROUND_FLOOR else a._sign & b._sign
            return w.finish(sign, 0, exponent)
        x = a if a._coef else b
        # The zero asks for its exponent, as far as the precision goes.
        exponent = max(exponent, x._exp - w.prec - 1)
        if exponent < x._exp:
            return w.finish(x._sign, x._coef * 10 ** (x._exp - exponent), exponent)
        return w.finish(x._sign, x._coef, x._exp)
    if a._exp == b._exp:
        left, right, exponent = a._coef, b._coef, a._exp
    else:
        left, right, exponent = _aligned(a, b, w.prec)
    total = (-left if a._sign else left) + (-right if b._sign else right)
    if total == 0:
        return w.finish(1 if w.rounding == ROUND_FLOOR and a._sign != b._sign else a._sign & b._sign, 0,
                        min(a._exp, b._exp))
    return w.finish(int(total < 0), abs(total), exponent)


def subtract(w, a, b):
    """a - b"""
    if b._kind >= QUIET:
        return w.nan(a, b)
    return add(w, a, negated(b))


def multiply(w, a, b):
    """a * b"""
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        nan = w.nan(a, b)
        if nan is not None:
            return nan
        if (a._kind == FINITE and not a._coef) or (b._kind == FINITE and not b._coef):
            return w.invalid()
        return make(sign, 0, 0, INFINITE)
    return w.finish(sign, a._coef * b._coef, a._exp + b._exp)


def fma(w, a, b, c):
    """a * b + c, rounded once."""
    if a._kind or b._kind or c._kind:
        # A NaN that is added counts only after an invalid product.
        nan = w.nan(a, b)
        if nan is not None:
            if w.status & INVALID == 0 and c._kind == SIGNALING:
                return w.nan(c)
            return nan
        if a._kind or b._kind:
            product = multiply(w, a, b)
            return product if product._kind == QUIET else add(w, product, c)
        return add(w, make(a._sign ^ b._sign, 0, 0), c)
    return add(w, make(a._sign ^ b._sign, a._coef * b._coef, a._exp + b._exp), c)


def divide(w, a, b):
    """a / b"""
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        nan = w.nan(a, b)
        if nan is not None:
            return nan
        if a._kind:
            return w.invalid() if b._kind else make(sign, 0, 0, INFINITE)
        # Zero with the least exponent.
        w.status |= CLAMPED
        return make(sign, 0, w.etiny)
    if not b._coef:
        return _divide_by_zero(w, a, sign)
    ideal = a._exp - b._exp
    if not a._coef:
        return w.finish(sign, 0, ideal)
    shift = count_digits(b._coef) - count_digits(a._coef) + w.prec + 1
    if shift >= 0:
        quotient, rest = divmod(a._coef * 10 ** shift, b._coef)
    else:
        quotient, rest = divmod(a._coef, b._coef * 10 ** -shift)
    exponent = ideal - shift
    if rest:
        # The digit after the last must not look like a half or like nothing.
        if quotient % 5 == 0:
            quotient += 1
    else:
        while exponent < ideal and quotient % 10 == 0:
            quotient //= 10
            exponent += 1
    return w.finish(sign, quotient, exponent)


def _divide_by_zero(w, a, sign: int):
    if not a._coef:
        return w.invalid(UNDEFINED)
    w.status |= BY_ZERO
    return make(sign, 0, 0, INFINITE)


def _toward(a, ideal: int, prec: int):
    """Return a finite number with an exponent, or as near to it as changes what rounding makes of it."""
    shift = min(a._exp - ideal, prec + 2)
    return make(a._sign, a._coef * 10 ** shift, a._exp - shift)


def _whole_division(w, a, b):
    """Return quotient and remainder of finite numbers as numbers; None if the quotient is too long."""
    sign = a._sign ^ b._sign
    ideal = min(a._exp, b._exp)
    if not a._coef:
        return make(sign, 0, 0), make(a._sign, 0, ideal)
    distance = adjusted(a) - adjusted(b)
    if distance > w.prec:
        return None
    if distance <= -2:
        return make(sign, 0, 0), _toward(a, ideal, w.prec)
    left = a._coef * 10 ** max(0, a._exp - b._exp)
    right = b._coef * 10 ** max(0, b._exp - a._exp)
    quotient, rest = divmod(left, right)
    if count_digits(quotient) > w.prec:
        return None
    return make(sign, quotient, 0), make(a._sign, rest, ideal)


def divide_whole(w, a, b):
    """a // b: the quotient without its fraction."""
    if a._kind or b._kind:
        nan = w.nan(a, b)
        if nan is not None:
            return nan
        sign = a._sign ^ b._sign
        if a._kind:
            return w.invalid() if b._kind else make(sign, 0, 0, INFINITE)
        return make(sign, 0, 0)
    if not b._coef:
        return _divide_by_zero(w, a, a._sign ^ b._sign)
    parts = _whole_division(w, a, b)
    return w.invalid(IMPOSSIBLE) if parts is None else w.fit(parts[0])


def remainder(w, a, b):
    """a % b: what is left, with the sign of a."""
    if a._kind or b._kind:
        nan = w.nan(a, b)
        if nan is not None:
            return nan
        return w.invalid() if a._kind else w.fit(a)
    if not b._coef:
        return w.invalid(INVALID if a._coef else UNDEFINED)
    parts = _whole_division(w, a, b)
    return w.invalid(IMPOSSIBLE) if parts is None else w.fit(parts[1])


def divide_both(w, a, b):
    """Return quotient and remainder."""
    if a._kind or b._kind:
        nan = w.nan(a, b)
        if nan is not None:
            return nan, nan
        if a._kind:
            nan = w.invalid()
            return (nan if b._kind else make(a._sign ^ b._sign, 0, 0, INFINITE)), nan
        return make(a._sign ^ b._sign, 0, 0), w.fit(a)
    if not b._coef:
        if not a._coef:
            nan = w.invalid(UNDEFINED)
            return nan, nan
        w.status |= BY_ZERO
        return make(a._sign ^ b._sign, 0, 0, INFINITE), w.invalid()
    parts = _whole_division(w, a, b)
    if parts is None:
        nan = w.invalid(IMPOSSIBLE)
        return nan, nan
    return w.fit(parts[0]), w.fit(parts[1])


def remainder_near(w, a, b):
    """Return what is left by the nearest quotient, of two as near the even one."""
    if a._kind or b._kind:
        nan = w.nan(a, b)
        if nan is not None:
            return nan
        return w.invalid() if a._kind else w.fit(a)
    if not b._coef:
        return w.invalid(INVALID if a._coef else UNDEFINED)
    ideal = min(a._exp, b._exp)
    if not a._coef:
        return w.finish(a._sign, 0, ideal)
    distance = adjusted(a) - adjusted(b)
    if distance >= w.prec + 1:
        return w.invalid(IMPOSSIBLE)
    if distance <= -2:
        return w.fit(_toward(a, ideal, w.prec))
    left = a._coef * 10 ** max(0, a._exp - b._exp)
    right = b._coef * 10 ** max(0, b._exp - a._exp)
    quotient, rest = divmod(left, right)
    if 2 * rest + (quotient & 1) > right:
        rest -= right
        quotient += 1
    if count_digits(quotient) > w.prec:
        return w.invalid(IMPOSSIBLE)
    sign = a._sign
    if rest < 0:
        sign, rest = 1 - sign, -rest
    return w.finish(sign, rest, ideal)


def plus(w, a):
    """+a, rounded."""
    nan = w.nan(a)
    if nan is not None:
        return nan
    if a._kind == FINITE and not a._coef and w.rounding != ROUND_FLOOR:
        a = absolute(a)
    return w.fit(a)


def minus(w, a):
    """-a, rounded."""
    nan = w.nan(a)
    if nan is not None:
        return nan
    if a._kind == FINITE and not a._coef and w.rounding != ROUND_FLOOR:
        return w.fit(absolute(a))
    return w.fit(negated(a))


def absolute_value(w, a):
    """abs(a), rounded."""
    nan = w.nan(a)
    return nan if nan is not None else w.fit(absolute(a))


def compare(w, a, b):
    """Return -1, 0 or 1, or a NaN."""
    nan = w.nan(a, b)
    if nan is not None:
        return nan
    result = order(a, b)
    return make(int(result < 0), min(1, abs(result)), 0)


def compare_signal(w, a, b):
    """Compare; any NaN signals."""
    if a._kind >= QUIET or b._kind >= QUIET:
        w.status |= INVALID
    return compare(w, a, b)


def rescale(a, exponent: int, rounding: str):
    """Return coefficient of a finite number with another exponent, and whether it is exact."""
    if a._exp >= exponent:
        return a._coef * 10 ** (a._exp - exponent), True
    kept, inexact = drop_digits(a._coef, count_digits(a._coef), exponent - a._exp, a._sign, rounding)
    return kept, not inexact


def quantize(w, a, b):
    """Return a with the exponent of b."""
    if a._kind or b._kind:
        nan = w.nan(a, b)
        if nan is not None:
            return nan
        return make(a._sign, 0, 0, INFINITE) if a._kind and b._kind else w.invalid()
    exponent = b._exp
    if not w.etiny <= exponent <= w.emax:
        return w.invalid()
    if not a._coef:
        return _only_fitting(w, a._sign, 0, exponent)
    top = adjusted(a)
    if top > w.emax or top - exponent + 1 > w.prec:
        return w.invalid()
    coefficient, is_exact = rescale(a, exponent, w.rounding)
    if count_digits(coefficient) > w.prec or (coefficient and exponent + count_digits(coefficient) - 1 > w.emax):
        return w.invalid()
    if exponent > a._exp:
        w.status |= ROUNDED if is_exact else ROUNDED | INEXACT
    return _only_fitting(w, a._sign, coefficient, exponent)


def _only_fitting(w, sign: int, coefficient: int, exponent: int):
    result = w.finish(sign, coefficient, exponent)
    if w.status & (OVERFLOW | UNDERFLOW):
        w.status = 0
        return w.invalid()
    return result


def to_whole(w, a, rounding: str, signals: bool):
    """Return a without its fraction; `signals` tells whether that it is inexact is signalled."""
    nan = w.nan(a)
    if nan is not None:
        return nan
    if a._kind or a._exp >= 0:
        return a
    coefficient, is_exact = rescale(a, 0, rounding)
    if signals and a._coef:
        w.status |= ROUNDED if is_exact else ROUNDED | INEXACT
    return make(a._sign, coefficient, 0)


def reduce(w, a):
    """Return a without zeros at its end."""
    nan = w.nan(a)
    if nan is not None:
        return nan
    a = w.fit(a)
    if a._kind:
        return a
    if not a._coef:
        return make(a._sign, 0, 0)
    coefficient, exponent = a._coef, a._exp
    top = w.etop if w.clamp else w.emax
    while coefficient % 10 == 0 and exponent < top:
        coefficient //= 10
        exponent += 1
    return make(a._sign, coefficient, exponent)


def truncate(a) -> int:
    """Return a finite number as an int, without its fraction."""
    if a._exp >= 0:
        whole = a._coef * 10 ** a._exp
    elif -a._exp > count_digits(a._coef):
        whole = 0
    else:
        whole = a._coef // 10 ** -a._exp
    return -whole if a._sign else whole


def nearest_whole(a, rounding: str) -> int:
    """Return a finite number as an int, rounded."""
    coefficient, _ = rescale(a, 0, rounding)
    return -coefficient if a._sign else coefficient
