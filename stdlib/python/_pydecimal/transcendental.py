"""Roots, logarithms, exponentials and powers.

Logarithms and exponentials are calculated as integers that stand for multiples of 2**-bits, with ever more bits until it
is sure how the result is rounded (Ziv's strategy), so they are rounded correctly.
"""

from math import isqrt, log

from .arithmetic import divide, multiply, order, truncate
from .signals import INEXACT, ROUND_HALF_EVEN, ROUNDED
from .work import FINITE, INFINITE, adjusted, count_digits, is_integer, is_odd, make

_BITS_PER_DIGIT = 3.3219280948873626

# The natural logarithm of 10, and of how many bits it is.
_ln10 = (0, 0)


def _bits_for(digits: int) -> int:
    return int(digits * _BITS_PER_DIGIT) + 16


def _inverse_artanh(n: int, bits: int) -> int:
    """Return artanh(1/n)."""
    power = (1 << bits) // n
    total, square, k = power, n * n, 1
    while power:
        power //= square
        k += 2
        total += power // k
    return total


def _log_of_ten(bits: int) -> int:
    global _ln10
    known, value = _ln10
    if known < bits:
        extra = bits + 32
        value = (46 * _inverse_artanh(31, extra) + 34 * _inverse_artanh(49, extra)
                 + 20 * _inverse_artanh(161, extra)) >> 32
        _ln10 = known, value = bits, value
    return value >> (known - bits)


def _exponential(x: int, bits: int) -> int:
    """Return exp(x) for x from 0 to about 3."""
    halvings = isqrt(bits) // 2 + 4
    extra = bits + 2 * halvings + 16
    x = x << (extra - bits) >> halvings
    one = 1 << extra
    term = total = one
    k = 1
    while term:
        term = (term * x >> extra) // k
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total >> extra
    return total >> (extra - bits)


def _scaled(coefficient: int, exponent: int, bits: int) -> int:
    if exponent >= 0:
        return coefficient * 10 ** exponent << bits
    return (coefficient << bits) // 10 ** -exponent


def _logarithm(coefficient: int, exponent: int, bits: int) -> int:
    """Return the natural logarithm of a positive number, in units of 2**-bits."""
    size = count_digits(coefficient)
    tens = exponent + size - 1
    shift = size - 1
    # A float is near enough for a start; what it misses is the logarithm of a number close to 1.
    leading = coefficient // 10 ** (size - 17) / 1e16 if size > 17 else coefficient / 10 ** shift
    if leading > 3.1622776601683795:
        leading /= 10
        tens += 1
        shift += 1
    extra = bits + 32
    y = _scaled(coefficient, -shift, extra)
    guess = round(log(leading) * (1 << 53))
    start = guess << (extra - 53)
    factor = _exponential(abs(start), extra)
    close = (y << extra) // factor if start > 0 else y * factor >> extra
    one = 1 << extra
    z = ((close - one) << extra) // (close + one)
    square = z * z >> extra
    power, total, k = z, z, 1
    while power not in (0, -1):
        power = power * square >> extra
        k += 2
        total += power // k
    return (start + 2 * total + tens * _log_of_ten(extra)) >> 32


def _is_settled(coefficient: int, prec: int) -> bool:
    """Tell whether a coefficient that may be wrong by one rounds to such a precision in one way only."""
    unit = 5 * 10 ** (count_digits(coefficient) - prec - 1)
    return 2 <= coefficient % unit <= unit - 2


def _digits_of(value: int, bits: int, digits: int) -> tuple[int, int]:
    """Return about so many digits of a multiple of 2**-bits, and the exponent of the last."""
    exponent = int((value.bit_length() - bits) / _BITS_PER_DIGIT) - digits
    if exponent >= 0:
        return (value >> bits) // 10 ** exponent, exponent
    return value * 10 ** -exponent >> bits, exponent


def exp(w, a):
    """Return e to the power of a."""
    nan = w.nan(a)
    if nan is not None:
        return nan
    if a._kind:
        return make(0, 0, 0) if a._sign else make(0, 0, 0, INFINITE)
    if not a._coef:
        return make(0, 1, 0)
    w.rounding = ROUND_HALF_EVEN
    prec = w.prec
    top = adjusted(a)
    if top > 19 or (top > 0 and top > len(str(max(w.emax + 1, -w.etiny) * 3))):
        w.status |= INEXACT | ROUNDED
        return w.finish(0, 1, w.etiny - 1 if a._sign else w.emax + 1)
    if top < -prec - 2:
        # One, and next to nothing.
        return w.finish(0, 10 ** (prec + 1) + (-1 if a._sign else 1), -prec - 1)
    extra = 4
    while True:
        bits = _bits_for(prec + extra + max(0, top + 1))
        x = _scaled(a._coef, a._exp, bits)
        tens, rest = divmod(-x if a._sign else x, _log_of_ten(bits))
        coefficient, exponent = _digits_of(_exponential(rest, bits), bits, prec + extra - 2)
        if _is_settled(coefficient, prec):
            return w.finish(0, coefficient, exponent + tens)
        extra *= 2


def _log(w, a, finish_bits):
    """Return the logarithm of a that `finish_bits` makes of the natural one and its bits."""
    prec = w.prec
    w.rounding = ROUND_HALF_EVEN
    # How near to 1 it is, the logarithm begins with so many zeros.
    zeros = 2
    top = adjusted(a)
    if top in (0, -1):
        distance = abs(a._coef - 10 ** -a._exp) if a._exp < 0 else a._coef - 1
        if distance:
            zeros = max(2, -(a._exp + count_digits(distance)) + 2)
    extra = 4
    while True:
        bits = _bits_for(prec + extra + zeros + count_digits(abs(top) + 1))
        value = finish_bits(_logarithm(a._coef, a._exp, bits), bits)
        coefficient, exponent = _digits_of(abs(value), bits, prec + extra - 2)
        if coefficient and _is_settled(coefficient, prec):
            return w.finish(int(value < 0), coefficient, exponent)
        extra *= 2


def _log_special(w, a):
    nan = w.nan(a)
    if nan is not None:
        return nan
    if a._kind == FINITE and not a._coef:
        return make(1, 0, 0, INFINITE)
    if a._sign:
        return w.invalid()
    return make(0, 0, 0, INFINITE) if a._kind else None


def ln(w, a):
    """Return the natural logarithm."""
    special = _log_special(w, a)
    if special is not None:
        return special
    if order(a, make(0, 1, 0)) == 0:
        return make(0, 0, 0)
    return _log(w, a, lambda value, bits: value)


def log10(w, a):
    """Return the logarithm to the base 10."""
    special = _log_special(w, a)
    if special is not None:
        return special
    size = count_digits(a._coef)
    if a._coef == 10 ** (size - 1):
        power = a._exp + size - 1
        w.rounding = ROUND_HALF_EVEN
        return w.finish(int(power < 0), abs(power), 0)
    return _log(w, a, lambda value, bits: (value << bits) // _log_of_ten(bits))


def sqrt(w, a):
    """Return the square root."""
    nan = w.nan(a)
    if nan is not None:
        return nan
    if a._kind == FINITE and not a._coef:
        return w.finish(a._sign, 0, a._exp // 2)
    if a._sign:
        return w.invalid()
    if a._kind:
        return make(0, 0, 0, INFINITE)
    w.rounding = ROUND_HALF_EVEN
    prec = w.prec + 1
    coefficient = a._coef
    exponent = a._exp >> 1
    size = count_digits(coefficient)
    if a._exp & 1:
        coefficient *= 10
        half = (size >> 1) + 1
    else:
        half = (size + 1) >> 1
    shift = prec - half
    is_exact = True
    if shift >= 0:
        coefficient *= 100 ** shift
    else:
        coefficient, rest = divmod(coefficient, 100 ** -shift)
        is_exact = not rest
    exponent -= shift
    root = isqrt(coefficient)
    if is_exact and root * root == coefficient:
        if shift >= 0:
            root //= 10 ** shift
        else:
            root *= 10 ** -shift
        exponent += shift
    elif root % 5 == 0:
        # The digit after the last must not look like a half or like nothing.
        root += 1
    return w.finish(0, root, exponent)


def power(w, a, b):
    """a ** b: rounded correctly but for rare cases when b is not whole."""
    nan = w.nan(a, b)
    if nan is not None:
        return nan
    one = make(0, 1, 0)
    whole = is_integer(b)
    sign = int(a._sign and whole and is_odd(b))
    if a._kind == FINITE and not a._coef:
        if b._kind == FINITE and not b._coef:
            return w.invalid()
        return make(sign, 0, 0, INFINITE) if b._sign else make(sign, 0, 0)
    if a._sign and not whole:
        return w.invalid()
    if b._kind:
        return _power_of_infinity(w, a, b, order(a, one))
    if a._kind:
        if not b._coef:
            return make(sign, 1, 0)
        return make(sign, 0, 0) if b._sign else make(sign, 0, 0, INFINITE)
    if not b._coef:
        return make(0, 1, 0)
    size = order(make(0, a._coef, a._exp), one)
    if size == 0:
        return _power_of_one(w, a, b, sign, whole)
    # Beyond this even the number next to 1 leaves all limits.
    if adjusted(b) > 19 + max(w.prec, count_digits(a._coef) - min(a._exp, 0)) + 2:
        w.status |= INEXACT | ROUNDED
        return w.finish(sign, 1, w.emax + 1 if (size > 0) != bool(b._sign) else w.etiny - 1)
    if whole:
        return _whole_power(w, a, b, sign)
    work = w.unbounded(max(count_digits(a._coef), w.prec) + 23)
    logarithm = ln(work, a)
    product = multiply(work, logarithm, b)
    work = w.inner(work.prec)
    result = exp(work, product)
    if result._kind == INFINITE:
        return w.overflow(0)
    if result._kind == FINITE and order(result, one) == 0:
        result = make(0, 10 ** (w.prec - 1), 1 - w.prec)
    w.status |= INEXACT | ROUNDED | work.status
    return w.fit(result)


def _power_of_infinity(w, a, b, size: int):
    if size == 0:
        w.status |= INEXACT | ROUNDED
        return make(0, 10 ** (w.prec - 1), 1 - w.prec)
    return make(0, 0, 0) if (size < 0) != bool(b._sign) else make(0, 0, 0, INFINITE)


def _power_of_one(w, a, b, sign: int, whole: bool):
    """Return a power of 1 or -1, with the digits that multiplying would give."""
    if not whole:
        shift = w.prec - 1
        w.status |= INEXACT | ROUNDED
    elif b._sign:
        return make(sign, 1, 0)
    else:
        shift = truncate(b) * -a._exp
        if shift < 0:
            shift = 0
        if shift > w.prec - 1:
            shift = w.prec - 1
            w.status |= ROUNDED
    return make(sign, 10 ** shift, -shift)


def _whole_power(w, a, b, sign: int):
    work = w.inner(w.prec + count_digits(b._coef) + b._exp + 2)
    base = make(0, a._coef, a._exp)
    if b._sign:
        work.prec += 1
        base = divide(work, make(0, 1, 0), base)
    result = base
    for bit in bin(abs(truncate(b)))[3:]:
        result = multiply(work, result, result)
        if bit == '1':
            result = multiply(work, result, base)
        if result._kind or not result._coef:
            break
    if result._kind and base._kind == FINITE:
        return w.overflow(sign)
    w.status |= work.status
    if not result._coef:
        return w.finish(sign, 1, w.etiny - 1)
    return w.fit(make(sign, result._coef, result._exp, result._kind))


def power_modulo(w, a, b, c):
    """a ** b % c, exactly, for whole numbers."""
    nan = w.nan(a, b, c)
    if nan is not None:
        return nan
    if not (is_integer(a) and is_integer(b) and is_integer(c)) or b._sign or not c._coef:
        return w.invalid()
    if adjusted(c) >= w.prec or (not a._coef and not b._coef):
        return w.invalid()
    sign = int(a._sign and is_odd(b))
    modulus = abs(truncate(c))
    base = a._coef % modulus * pow(10, a._exp, modulus) % modulus if a._exp >= 0 else abs(truncate(a)) % modulus
    if b._exp >= 0:
        value = pow(base, b._coef, modulus)
        for _ in range(b._exp):
            value = pow(value, 10, modulus)
    else:
        value = pow(base, truncate(b), modulus)
    return make(sign, value, 0)
