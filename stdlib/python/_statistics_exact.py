"""Sums of numbers of several kinds without any loss, and square roots of fractions rounded correctly."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import groupby
from math import isqrt

# Bits of a root that are enough to round it to a float: the double of what a float has, and some more.
_ROOT_BITS = 2 * 53 + 3


class StatisticsError(ValueError):
    """Data has no such statistic."""

    __module__ = 'statistics'


def common_kind(first: type, second: type) -> type:
    """Return the type of a result of numbers of two types."""
    if first is second or second is int or second is bool:
        return first
    if first is int:
        return second
    for part, whole in ((second, first), (first, second)):
        if issubclass(part, whole):
            return part
    if issubclass(first, int):
        return second
    if issubclass(second, int):
        return first
    if issubclass(first, Fraction) and issubclass(second, float):
        return second
    if issubclass(first, float) and issubclass(second, Fraction):
        return first
    raise TypeError(f"don't know how to coerce {first.__name__} and {second.__name__}")


def exact_ratio(x) -> tuple:
    """Return a number as a quotient of ints; one that is infinite or a NaN with None."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return (x, None)
    try:
        return (x.numerator, x.denominator)
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _kind_of(types) -> type:
    return reduce(common_kind, types, int)


def _total(parts: dict, power: int = 1):
    if None in parts:
        return parts[None]
    return sum(Fraction(n, d ** power) for d, n in parts.items())


def exact_sum(data) -> tuple:
    """Return the type of the result, the sum, and how many numbers there are."""
    count = 0
    types = {}
    parts = defaultdict(int)
    for kind, values in groupby(data, type):
        types[kind] = None
        for n, d in map(exact_ratio, values):
            count += 1
            parts[d] += n
    return _kind_of(types), _total(parts), count


def sum_of_squares(data, center=None) -> tuple:
    """Return the type of the result, the sum of squares of distances from the mean, the mean, and how many there are."""
    if center is not None:
        kind, total, count = exact_sum((distance := x - center) * distance for x in data)
        return kind, total, center, count
    count = 0
    types = {}
    parts, squares = defaultdict(int), defaultdict(int)
    for kind, values in groupby(data, type):
        types[kind] = None
        for n, d in map(exact_ratio, values):
            count += 1
            parts[d] += n
            squares[d] += n * n
    if not count:
        return int, Fraction(0), Fraction(0), 0
    if None in parts:
        return _kind_of(types), parts[None], parts[None], count
    total = _total(parts)
    spread = (count * _total(squares, 2) - total * total) / count
    return _kind_of(types), spread, total / count, count


def convert(value, kind: type):
    """Return a number as one of a type; an int only if it is whole."""
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if issubclass(kind, Decimal):
            return kind(value.numerator) / value.denominator
        raise


def not_negative(values, message: str):
    """Yield values; a negative one is an error."""
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


def _root_to_odd(n: int, m: int) -> int:
    """Return the root of n/m, with its last bit set if it is inexact."""
    root = isqrt(n // m)
    return root | (root * root * m != n)


def float_root(n: int, m: int) -> float:
    """Return the square root of n/m as the nearest float."""
    shift = (n.bit_length() - m.bit_length() - _ROOT_BITS) // 2
    if shift >= 0:
        return (_root_to_odd(n, m << 2 * shift) << shift) / 1
    return _root_to_odd(n << -2 * shift, m) / (1 << -shift)


def decimal_root(n: int, m: int) -> Decimal:
    """Return the square root of n/m as the nearest decimal."""
    if n <= 0:
        if not n:
            return Decimal('0.0')
        n, m = -n, -m
    root = (Decimal(n) / Decimal(m)).sqrt()
    a, b = root.as_integer_ratio()
    # The quotient was rounded before its root was: a neighbour may be nearer.
    above = root.next_plus()
    c, d = above.as_integer_ratio()
    if 4 * n * (b * d) ** 2 > m * (b * c + d * a) ** 2:
        return above
    below = root.next_minus()
    c, d = below.as_integer_ratio()
    if 4 * n * (b * d) ** 2 < m * (b * c + d * a) ** 2:
        return below
    return root
