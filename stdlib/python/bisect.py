"""Places in sorted lists."""

__all__ = ['bisect', 'bisect_left', 'bisect_right', 'insort', 'insort_left', 'insort_right']


def _check(lo: int) -> None:
    if lo < 0:
        raise ValueError('lo must be non-negative')


def bisect_right(a, x, lo: int = 0, hi: int | None = None, *, key=None) -> int:
    """Return where `x` goes in, after those that are equal."""
    _check(lo)
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        if x < (a[middle] if key is None else key(a[middle])):
            hi = middle
        else:
            lo = middle + 1
    return lo


def bisect_left(a, x, lo: int = 0, hi: int | None = None, *, key=None) -> int:
    """Return where `x` goes in, before those that are equal."""
    _check(lo)
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        if (a[middle] if key is None else key(a[middle])) < x:
            lo = middle + 1
        else:
            hi = middle
    return lo


def insort_right(a, x, lo: int = 0, hi: int | None = None, *, key=None) -> None:
    """Put `x` in, after those that are equal."""
    place = bisect_right(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(place, x)


def insort_left(a, x, lo: int = 0, hi: int | None = None, *, key=None) -> None:
    """Put `x` in, before those that are equal."""
    place = bisect_left(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(place, x)


try:
    from _bisect import *
except ImportError:
    pass

bisect = bisect_right
insort = insort_right
