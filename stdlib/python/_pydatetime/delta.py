"""Spans of time."""

from math import modf

from .days import class_name

_DAY = 86_400_000_000
_SECOND = 1_000_000
_MOST_DAYS = 999_999_999


def _divide_nearest(a: int, b: int) -> int:
    """Return a / b as the nearest integer, of two as near the even one."""
    quotient, rest = divmod(a, b)
    double = 2 * rest
    if (double > b if b > 0 else double < b) or (double == b and quotient % 2 == 1):
        quotient += 1
    return quotient


def _whole(value) -> int:
    if value != value:
        raise ValueError('cannot convert float NaN to integer')
    if value in (float('inf'), float('-inf')):
        raise OverflowError('cannot convert float infinity to integer')
    return int(value)


class timedelta:
    """A difference between two points in time, of days, seconds and microseconds.

    timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0): ints or floats.
    """

    __module__ = 'datetime'
    __named_with_module__ = True
    __slots__ = ('_days', '_seconds', '_microseconds', '_total')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0, *extra):
        """Make a span of the sum of its arguments."""
        if extra:
            raise TypeError(f'__new__() takes at most 7 arguments ({7 + len(extra)} given)')
        total = 0
        # What the floats leave below a microsecond is added up before it is rounded.
        leftover = 0.0
        for name, value, unit in (('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                                  ('seconds', seconds, _SECOND), ('minutes', minutes, 60 * _SECOND),
                                  ('hours', hours, 3600 * _SECOND), ('days', days, _DAY), ('weeks', weeks, 7 * _DAY)):
            if isinstance(value, int):
                total += int(value) * unit
            elif isinstance(value, float):
                fraction, whole = modf(value)
                total += _whole(whole) * unit
                if fraction:
                    fraction, whole = modf(fraction * unit)
                    total += int(whole)
                    leftover += fraction
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        if leftover:
            nearest = int(modf(leftover + (0.5 if leftover > 0 else -0.5))[1])
            if abs(nearest - leftover) == 0.5:
                # Half a microsecond goes to where the sum is even.
                odd = total & 1
                half = (leftover + odd) * 0.5
                nearest = 2 * int(modf(half + (0.5 if half > 0 else -0.5))[1]) - odd
            total += nearest
        return cls._from_microseconds(total)

    @classmethod
    def _from_microseconds(cls, total: int):
        days, rest = divmod(total, _DAY)
        if not -_MOST_DAYS <= days <= _MOST_DAYS:
            if not -0x80000000 <= days <= 0x7FFFFFFF:
                raise OverflowError('Python int too large to convert to C int')
            raise OverflowError(f'days={days}; must have magnitude <= {_MOST_DAYS}')
        self = object.__new__(cls)
        self._days = days
        self._seconds, self._microseconds = divmod(rest, _SECOND)
        self._total = total
        return self

    @property
    def days(self) -> int:
        """The days, from -999999999 to 999999999."""
        return self._days

    @property
    def seconds(self) -> int:
        """The seconds besides the days, from 0 to 86399."""
        return self._seconds

    @property
    def microseconds(self) -> int:
        """The microseconds besides the seconds, from 0 to 999999."""
        return self._microseconds

    def total_seconds(self) -> float:
        """Return all of it in seconds."""
        return self._total / _SECOND

    def __repr__(self) -> str:
        parts = [f'{name}={value}' for name, value in (('days', self._days), ('seconds', self._seconds),
                                                       ('microseconds', self._microseconds)) if value]
        return f'{class_name(type(self))}({", ".join(parts) or 0})'

    def __str__(self) -> str:
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f'{hours}:{minutes:02d}:{seconds:02d}'
        if self._days:
            text = f'{self._days} day{"" if abs(self._days) == 1 else "s"}, {text}'
        if self._microseconds:
            text += f'.{self._microseconds:06d}'
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._total + other._total)
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._total + other._total)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._total - other._total)
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(other._total - self._total)
        return NotImplemented

    def __neg__(self):
        return timedelta._from_microseconds(-self._total)

    def __pos__(self):
        return timedelta._from_microseconds(self._total)

    def __abs__(self):
        return timedelta._from_microseconds(abs(self._total))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._from_microseconds(self._total * int(other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_nearest(self._total * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        if isinstance(other, int):
            return timedelta._from_microseconds(self._total // int(other))
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            return timedelta._from_microseconds(_divide_nearest(self._total, int(other)))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_nearest(self._total * denominator, numerator))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._total % other._total)
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, rest = divmod(self._total, other._total)
            return quotient, timedelta._from_microseconds(rest)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, timedelta):
            return self._total == other._total
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, timedelta):
            return self._total < other._total
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, timedelta):
            return self._total <= other._total
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, timedelta):
            return self._total > other._total
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, timedelta):
            return self._total >= other._total
        return NotImplemented

    def __hash__(self) -> int:
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self) -> bool:
        return self._total != 0

    def __reduce__(self):
        return (self.__class__, (self._days, self._seconds, self._microseconds))


timedelta.min = timedelta(-_MOST_DAYS)
timedelta.max = timedelta(_MOST_DAYS, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)
