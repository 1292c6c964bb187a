"""Times of day."""

import time as _time

from .days import MISSING, check_time, class_name, too_many_arguments
from .delta import timedelta
from .text import IsoError, check_midnight, format_by, format_offset, format_time, parse_iso_time
from .zone import check_name, check_offset, check_zone, timezone


class time:
    """A time of day, perhaps of a zone: time(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0).

    `fold` tells the second of two equal times apart when clocks are put back.
    """

    __module__ = 'datetime'
    __named_with_module__ = True
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold', '_hash')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *extra, fold=0):
        """Make a time of ints and a zone, or of the six bytes and the zone that a pickle holds."""
        if isinstance(hour, (bytes, str)) and len(hour) == 6:
            state = hour.encode('latin-1') if isinstance(hour, str) else hour
            if state[0] & 0x7F < 24:
                zone = None if minute == 0 and isinstance(minute, int) else minute
                if zone is not None:
                    if not hasattr(zone, 'utcoffset'):
                        raise TypeError('bad tzinfo state arg')
                return cls._make(state[0] & 0x7F, state[1], state[2], int.from_bytes(state[3:]), zone, state[0] >> 7)
        if extra:
            too_many_arguments(5, extra)
        parts = check_time(hour, minute, second, microsecond, fold)
        check_zone(tzinfo)
        return cls._make(*parts[:4], tzinfo, parts[4])

    @classmethod
    def _make(cls, hour, minute, second, microsecond, zone, fold):
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = zone
        self._fold = fold
        self._hash = None
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        """Make a time of a text by ISO 8601."""
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            hour, minute, second, microsecond, offset = parse_iso_time(time_string.removeprefix('T'))
        except IsoError:
            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None
        if hour == 24:
            check_midnight(minute, second, microsecond)
            hour = 0
        return cls(hour, minute, second, microsecond, None if offset is None else timezone(offset))

    @classmethod
    def strptime(cls, string, format, /):
        """Make a time of a text that fits a format, as `time.strptime` takes them."""
        from _strptime import parse_clock
        return parse_clock(cls, string, format)

    @property
    def hour(self) -> int:
        """The hour, from 0 to 23."""
        return self._hour

    @property
    def minute(self) -> int:
        """The minute, from 0 to 59."""
        return self._minute

    @property
    def second(self) -> int:
        """The second, from 0 to 59."""
        return self._second

    @property
    def microsecond(self) -> int:
        """The microsecond, from 0 to 999999."""
        return self._microsecond

    @property
    def tzinfo(self):
        """The zone, or None."""
        return self._tzinfo

    @property
    def fold(self) -> int:
        """1 for the second of two equal times, else 0."""
        return self._fold

    def utcoffset(self):
        """Return the zone's distance from UTC, or None."""
        return None if self._tzinfo is None else check_offset(self._tzinfo.utcoffset(None), 'utcoffset')

    def tzname(self):
        """Return the zone's name, or None."""
        return None if self._tzinfo is None else check_name(self._tzinfo.tzname(None))

    def dst(self):
        """Return by how much summer time moves clocks in the zone, or None."""
        return None if self._tzinfo is None else check_offset(self._tzinfo.dst(None), 'dst')

    def __repr__(self) -> str:
        text = f'{self._hour}, {self._minute}'
        if self._microsecond:
            text += f', {self._second}, {self._microsecond}'
        elif self._second:
            text += f', {self._second}'
        if self._tzinfo is not None:
            text += f', tzinfo={self._tzinfo!r}'
        if self._fold:
            text += ', fold=1'
        return f'{class_name(type(self))}({text})'

    def isoformat(self, timespec='auto') -> str:
        """Return the time as HH:MM:SS.ffffff+HH:MM, or what the timespec says."""
        return (format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + format_offset(self.utcoffset()))

    def __str__(self) -> str:
        return self.isoformat()

    def strftime(self, format) -> str:
        """Return the time by a format, as `time.strftime` takes them; its date is the first of January of 1900."""
        return format_by(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, format_spec, /) -> str:
        if not isinstance(format_spec, str):
            raise TypeError(f'__format__() argument 1 must be str, not {type(format_spec).__name__}')
        return self.strftime(format_spec) if format_spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=MISSING, *, fold=None):
        """Return a time with some parts changed."""
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is MISSING else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _key(self) -> tuple:
        return (self._hour, self._minute, self._second, self._microsecond)

    def _total(self, offset) -> int:
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        return seconds * 1_000_000 + self._microsecond - (offset._total if offset is not None else 0)

    def _keys(self, other):
        """Return what to compare of two times; None if one is aware of its zone and the other is not."""
        if self._tzinfo is other._tzinfo:
            return self._key(), other._key()
        mine, others = self.utcoffset(), other.utcoffset()
        if mine == others:
            return self._key(), other._key()
        if mine is None or others is None:
            return None
        return self._total(mine), other._total(others)

    def _ordered(self, other):
        keys = self._keys(other)
        if keys is None:
            raise TypeError("can't compare offset-naive and offset-aware times")
        return keys

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        keys = self._keys(other)
        return keys is not None and keys[0] == keys[1]

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, others = self._ordered(other)
        return mine < others

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, others = self._ordered(other)
        return mine <= others

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, others = self._ordered(other)
        return mine > others

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, others = self._ordered(other)
        return mine >= others

    def __hash__(self) -> int:
        if self._hash is None:
            first = self.replace(fold=0) if self._fold else self
            self._hash = hash(self._total(first.utcoffset()))
        return self._hash

    def _reduce(self, protocol: int):
        hour = self._hour | 0x80 if self._fold and protocol > 3 else self._hour
        state = bytes((hour, self._minute, self._second)) + self._microsecond.to_bytes(3)
        return (self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo))

    def __reduce_ex__(self, protocol, /):
        return self._reduce(protocol)

    def __reduce__(self):
        return self._reduce(2)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
