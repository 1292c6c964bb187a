"""Dates, without a time of day."""

import time as _time
from operator import index

from . import later
from .days import (DAY_NAMES, MAX_ORDINAL, MISSING, MONTH_NAMES, check_date, class_name, day_of_year, from_iso_week,
                   from_ordinal, missing_argument, to_iso_week, to_ordinal, to_small_int)
from .delta import timedelta
from .text import IsoError, format_by, parse_iso_date


class IsoCalendarDate(tuple):
    """The year, the week and the weekday of a date by ISO 8601."""

    __module__ = 'datetime'
    __named_with_module__ = True
    __slots__ = ()

    def __new__(cls, year, week, weekday):
        """Make one of its three numbers."""
        return super().__new__(cls, (year, week, weekday))

    @property
    def year(self) -> int:
        """The year, which may differ from the date's around its ends."""
        return self[0]

    @property
    def week(self) -> int:
        """The week, from 1 to 53."""
        return self[1]

    @property
    def weekday(self) -> int:
        """The day of the week, from 1 for Monday to 7."""
        return self[2]

    def __reduce__(self):
        return (tuple, (tuple(self),))

    def __repr__(self) -> str:
        return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'


def read_seconds(timestamp) -> tuple[int, int]:
    """Return whole seconds and microseconds of a timestamp."""
    if isinstance(timestamp, float):
        if timestamp != timestamp:
            raise ValueError('Invalid value NaN (not a number)')
        if not -2.0 ** 63 <= timestamp < 2.0 ** 63:
            raise OverflowError('timestamp out of range for platform time_t')
        seconds = int(timestamp)
        micro = round((timestamp - seconds) * 1e6)
        if not 0 <= micro < 1_000_000:
            more, micro = divmod(micro, 1_000_000)
            seconds += more
        return seconds, micro
    try:
        seconds = index(timestamp)
    except TypeError:
        raise TypeError(f'argument must be int or float, not {type(timestamp).__name__}') from None
    if not -2 ** 63 <= seconds < 2 ** 63:
        raise OverflowError('timestamp out of range for platform time_t')
    return seconds, 0


class date:
    """A day of the Gregorian calendar, which is taken to hold for all years from 1 to 9999: date(year, month, day)."""

    __module__ = 'datetime'
    __named_with_module__ = True
    __slots__ = ('_year', '_month', '_day', '_hash')

    def __new__(cls, year=MISSING, month=MISSING, day=MISSING, *extra):
        """Make a date of three ints, or of the four bytes that a pickle holds."""
        if month is MISSING and isinstance(year, (bytes, str)) and len(year) == 4:
            state = year.encode('latin-1') if isinstance(year, str) else year
            if 1 <= state[2] <= 12:
                return cls._make(state[0] * 256 + state[1], state[2], state[3])
        if day is MISSING:
            if isinstance(year, (bytes, str)) and month is MISSING:
                index(year)
            missing_argument(('year', 'month', 'day'), (year, month, day))
        if extra:
            raise TypeError(f'function takes at most 3 arguments ({3 + len(extra)} given)')
        return cls._make(*check_date(year, month, day))

    @classmethod
    def _make(cls, year: int, month: int, day: int):
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hash = None
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """Make the local date of a timestamp, as `time.time()` gives them."""
        seconds, _ = read_seconds(timestamp)
        return cls(*_time.localtime(seconds)[:3])

    @classmethod
    def today(cls):
        """Make the date that it is."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """Make the date of a number; the first of January of the year 1 is 1."""
        ordinal = to_small_int(ordinal)
        if ordinal < 1:
            raise ValueError('ordinal must be >= 1')
        return cls(*from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Make a date of a text by ISO 8601, complete to its day or its week."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(date_string) not in (7, 8, 10):
                raise IsoError
            parts = parse_iso_date(date_string)
        except IsoError:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """Make the date of a week and a weekday by ISO 8601."""
        try:
            parts = to_small_int(year), to_small_int(week), to_small_int(day)
        except OverflowError:
            raise ValueError('ISO calendar component out of range') from None
        return cls(*from_iso_week(*parts))

    @classmethod
    def strptime(cls, string, format, /):
        """Make a date of a text that fits a format, as `time.strptime` takes them."""
        from _strptime import parse_date
        return parse_date(cls, string, format)

    @property
    def year(self) -> int:
        """The year, from 1 to 9999."""
        return self._year

    @property
    def month(self) -> int:
        """The month, from 1 to 12."""
        return self._month

    @property
    def day(self) -> int:
        """The day of the month, from 1."""
        return self._day

    def __repr__(self) -> str:
        return f'{class_name(type(self))}({self._year}, {self._month}, {self._day})'

    def ctime(self) -> str:
        """Return the date as `time.ctime` writes it, at midnight."""
        weekday = DAY_NAMES[date.weekday(self)]
        return f'{weekday} {MONTH_NAMES[self._month]} {self._day:2d} 00:00:00 {self._year:04d}'

    def strftime(self, format) -> str:
        """Return the date by a format, as `time.strftime` takes them."""
        return format_by(self, format, self.timetuple())

    def __format__(self, format_spec, /) -> str:
        if not isinstance(format_spec, str):
            raise TypeError(f'__format__() argument 1 must be str, not {type(format_spec).__name__}')
        return self.strftime(format_spec) if format_spec else str(self)

    def isoformat(self) -> str:
        """Return the date as YYYY-MM-DD."""
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    def __str__(self) -> str:
        return self.isoformat()

    def timetuple(self):
        """Return the date as `time.localtime` would, at midnight."""
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  day_of_year(self._year, self._month, self._day), -1))

    def toordinal(self) -> int:
        """Return the number of the date; the first of January of the year 1 is 1."""
        return to_ordinal(self._year, self._month, self._day)

    def weekday(self) -> int:
        """Return the day of the week, from 0 for Monday."""
        return (to_ordinal(self._year, self._month, self._day) + 6) % 7

    def isoweekday(self) -> int:
        """Return the day of the week, from 1 for Monday to 7."""
        return (to_ordinal(self._year, self._month, self._day) + 6) % 7 + 1

    def isocalendar(self):
        """Return year, week and weekday by ISO 8601."""
        return IsoCalendarDate(*to_iso_week(self._year, self._month, self._day))

    def replace(self, year=None, month=None, day=None):
        """Return a date with some parts changed."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def _shift(self, days: int):
        ordinal = to_ordinal(self._year, self._month, self._day) + days
        if not 0 < ordinal <= MAX_ORDINAL:
            raise OverflowError('date value out of range')
        parts = from_ordinal(ordinal)
        return date._make(*parts) if type(self) is date else type(self)(*parts)

    def __add__(self, other):
        if isinstance(other, timedelta):
            return self._shift(other._days)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._shift(-other._days)
        if isinstance(other, date):
            return timedelta(date.toordinal(self) - date.toordinal(other))
        return NotImplemented

    def _comparable(self, other) -> bool:
        return isinstance(other, date) and isinstance(self, later.datetime) == isinstance(other, later.datetime)

    def _key(self) -> tuple:
        return (self._year, self._month, self._day)

    def __eq__(self, other):
        return self._key() == other._key() if date._comparable(self, other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if date._comparable(self, other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if date._comparable(self, other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if date._comparable(self, other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if date._comparable(self, other) else NotImplemented

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(self._state())
        return self._hash

    def _state(self) -> bytes:
        return bytes((*divmod(self._year, 256), self._month, self._day))

    def __reduce__(self):
        return (self.__class__, (self._state(),))


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)
