"""Points in time: a date and a time of day, perhaps of a zone."""

import time as _time
from operator import index

from . import later
from .clock import time
from .date import date, read_seconds
from .days import (DAY_NAMES, MAX_ORDINAL, MISSING, MONTH_NAMES, check_date, check_time, class_name, day_of_year,
                   from_ordinal, missing_argument, to_ordinal, too_many_arguments)
from .delta import timedelta
from .local import fold_of, from_local, seconds_of, to_local, zone_at
from .text import (IsoError, check_midnight, find_separator, format_offset, format_time, next_day, parse_iso_date,
                   parse_iso_time)
from .zone import check_name, check_offset, check_zone, timezone, tzinfo

_EPOCH = 719163
_DAY = 86_400_000_000


class datetime(date):
    """A point in time: datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0).

    With a zone that knows its distance from UTC it is aware, else naive.
    """

    __module__ = 'datetime'
    __named_with_module__ = True
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, year=MISSING, month=MISSING, day=MISSING, hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
                *extra, fold=0):
        """Make a point in time of ints and a zone, or of the ten bytes and the zone that a pickle holds."""
        if isinstance(year, (bytes, str)) and len(year) == 10:
            state = year.encode('latin-1') if isinstance(year, str) else year
            if 1 <= state[2] & 0x7F <= 12:
                zone = None if month is MISSING else month
                if zone is not None and not hasattr(zone, 'utcoffset'):
                    raise TypeError('bad tzinfo state arg')
                return cls._assemble(state[0] * 256 + state[1], state[2] & 0x7F, *state[3:7],
                                     int.from_bytes(state[7:]), zone, state[2] >> 7)
        if day is MISSING:
            if isinstance(year, (bytes, str)) and month is MISSING:
                index(year)
            missing_argument(('year', 'month', 'day'), (year, month, day))
        if extra:
            too_many_arguments(8, extra)
        year, month, day = check_date(year, month, day)
        hour, minute, second, microsecond, fold = check_time(hour, minute, second, microsecond, fold)
        check_zone(tzinfo)
        return cls._assemble(year, month, day, hour, minute, second, microsecond, tzinfo, fold)

    @classmethod
    def _assemble(cls, year, month, day, hour, minute, second, microsecond, zone, fold):
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = zone
        self._fold = fold
        self._hash = None
        return self

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
        """1 for the second of two equal local times, else 0."""
        return self._fold

    @classmethod
    def _from_seconds(cls, seconds: int, microsecond: int, zone):
        days, rest = divmod(seconds, 86400)
        parts = from_ordinal(_EPOCH + days)
        return cls(*parts, rest // 3600, rest // 60 % 60, rest % 60, microsecond, zone)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """Make the local time of a timestamp, or the time of a zone."""
        check_zone(tz)
        seconds, microsecond = read_seconds(timestamp)
        if tz is not None:
            return tz.fromutc(cls._from_seconds(seconds, microsecond, tz))
        local = to_local(seconds)
        result = cls._from_seconds(local, microsecond, None)
        if fold_of(seconds, local):
            result = result.replace(fold=1)
        return result

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """Make the naive time of a timestamp in UTC; deprecated."""
        import warnings
        warnings.warn('datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future '
                      'version. Use timezone-aware objects to represent datetimes in UTC: '
                      'datetime.datetime.fromtimestamp(timestamp, datetime.UTC).', DeprecationWarning, stacklevel=2)
        return cls._from_seconds(*read_seconds(timestamp), None)

    @classmethod
    def now(cls, tz=None):
        """Make the time that it is, local or of a zone."""
        check_zone(tz)
        seconds, nanoseconds = divmod(_time.time_ns(), 1_000_000_000)
        microsecond = nanoseconds // 1000
        if tz is not None:
            return tz.fromutc(cls._from_seconds(seconds, microsecond, tz))
        local = to_local(seconds)
        result = cls._from_seconds(local, microsecond, None)
        return result.replace(fold=1) if fold_of(seconds, local) else result

    @classmethod
    def utcnow(cls):
        """Make the naive time that it is in UTC; deprecated."""
        import warnings
        warnings.warn('datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use '
                      'timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).',
                      DeprecationWarning, stacklevel=2)
        seconds, nanoseconds = divmod(_time.time_ns(), 1_000_000_000)
        return cls._from_seconds(seconds, nanoseconds // 1000, None)

    @classmethod
    def combine(cls, date, time, tzinfo=MISSING):
        """Make a point in time of a date and a time of day."""
        if not isinstance(date, _date):
            raise TypeError(f'combine() argument 1 must be datetime.date, not {type(date).__name__}')
        if not isinstance(time, _clock):
            raise TypeError(f'combine() argument 2 must be datetime.time, not {type(time).__name__}')
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is MISSING else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Make a point in time of a text by ISO 8601; any character may stand between date and time."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            end = find_separator(date_string)
            parts = parse_iso_date(date_string[:end])
            rest = date_string[end + 1:]
            if not rest and len(date_string) > end:
                raise IsoError
            hour, minute, second, microsecond, offset = parse_iso_time(rest) if rest else (0, 0, 0, 0, None)
        except IsoError:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        if hour == 24:
            check_midnight(minute, second, microsecond)
            hour = 0
            parts = next_day(*parts)
        return cls(*parts, hour, minute, second, microsecond, None if offset is None else timezone(offset))

    @classmethod
    def strptime(cls, date_string, format, /):
        """Make a point in time of a text that fits a format, as `time.strptime` takes them."""
        from _strptime import parse_moment
        return parse_moment(cls, date_string, format)

    def utcoffset(self):
        """Return the zone's distance from UTC at this time, or None."""
        return None if self._tzinfo is None else check_offset(self._tzinfo.utcoffset(self), 'utcoffset')

    def tzname(self):
        """Return the zone's name at this time, or None."""
        return None if self._tzinfo is None else check_name(self._tzinfo.tzname(self))

    def dst(self):
        """Return by how much summer time moves clocks at this time, or None."""
        return None if self._tzinfo is None else check_offset(self._tzinfo.dst(self), 'dst')

    def timetuple(self):
        """Return the time as `time.localtime` would."""
        summer = self.dst()
        flag = -1 if summer is None else int(bool(summer))
        return self._tuple(flag)

    def _tuple(self, flag: int):
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second,
                                  date.weekday(self), day_of_year(self._year, self._month, self._day), flag))

    def utctimetuple(self):
        """Return the time in UTC, as `time.gmtime` would."""
        offset = self.utcoffset()
        moment = self
        if offset:
            moment = self.replace(tzinfo=None) - offset
        return moment._tuple(0)

    def timestamp(self) -> float:
        """Return the seconds since the epoch; a naive time is taken as local."""
        offset = self.utcoffset()
        if offset is None:
            seconds = from_local(self._local_seconds(), self._fold)
            return seconds + self._microsecond / 1e6
        return timedelta._from_microseconds(self._total() - offset._total - _EPOCH * _DAY).total_seconds()

    def _local_seconds(self) -> int:
        return seconds_of(self._year, self._month, self._day, self._hour, self._minute, self._second)

    def _total(self) -> int:
        """Return the microseconds since the day with the number 0, of the clock as it stands."""
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        return to_ordinal(self._year, self._month, self._day) * _DAY + seconds * 1_000_000 + self._microsecond

    def date(self):
        """Return the date."""
        return _date(self._year, self._month, self._day)

    def time(self):
        """Return the time of day, without the zone."""
        return _clock(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """Return the time of day with the zone."""
        return _clock(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=MISSING, *, fold=None):
        """Return a point in time with some parts changed."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day, self._hour if hour is None else hour,
                          self._minute if minute is None else minute, self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is MISSING else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def astimezone(self, tz=None):
        """Return the same point in time in another zone, or in the local one."""
        check_zone(tz)
        own = self._tzinfo
        offset = None if own is None else self.utcoffset()
        if offset is None:
            # A time that clocks skipped is moved as `timestamp` moves it.
            shown = self._local_seconds()
            offset = timedelta(seconds=shown - from_local(shown, self._fold))
        elif tz is own:
            return self
        utc = self.replace(tzinfo=None) - offset
        if tz is None:
            tz = zone_at((utc._total() - _EPOCH * _DAY) // 1_000_000)
        return tz.fromutc(utc.replace(tzinfo=tz, fold=0))

    def ctime(self) -> str:
        """Return the time as `time.ctime` writes it."""
        weekday = DAY_NAMES[date.weekday(self)]
        return (f'{weekday} {MONTH_NAMES[self._month]} {self._day:2d} '
                f'{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}')

    def isoformat(self, sep='T', timespec='auto') -> str:
        """Return the time as YYYY-MM-DDTHH:MM:SS.ffffff+HH:MM, or what the timespec says."""
        if not isinstance(sep, str):
            raise TypeError(f'isoformat() argument 1 must be a unicode character, not {type(sep).__name__}')
        if len(sep) != 1:
            raise TypeError('isoformat() argument 1 must be a unicode character, not a string of length '
                            f'{len(sep)}')
        return (f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}'
                + format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + format_offset(self.utcoffset()))

    def __repr__(self) -> str:
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._microsecond:
            parts += [self._second, self._microsecond]
        elif self._second:
            parts.append(self._second)
        text = ', '.join(map(str, parts))
        if self._fold:
            text += ', fold=1'
        if self._tzinfo is not None:
            text += f', tzinfo={self._tzinfo!r}'
        return f'{class_name(type(self))}({text})'

    def __str__(self) -> str:
        return self.isoformat(sep=' ')

    def _move(self, microseconds: int):
        days, rest = divmod(self._total() + microseconds, _DAY)
        if not 0 < days <= MAX_ORDINAL:
            raise OverflowError('date value out of range')
        seconds, microsecond = divmod(rest, 1_000_000)
        parts = (*from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, microsecond, self._tzinfo)
        return datetime._assemble(*parts, 0) if type(self) is datetime else type(self)(*parts)

    def __add__(self, other):
        if isinstance(other, timedelta):
            return self._move(other._total)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._move(-other._total)
        if not isinstance(other, datetime):
            return NotImplemented
        difference = self._total() - other._total()
        if self._tzinfo is not other._tzinfo:
            mine, others = self.utcoffset(), other.utcoffset()
            if mine is not None and others is not None:
                difference += others._total - mine._total
            elif mine is not others:
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._from_microseconds(difference)

    def _compare(self, other):
        """Return the difference as a number, None if one is aware and the other is not; and the offsets."""
        if self._tzinfo is other._tzinfo:
            return self._total() - other._total(), None
        offsets = mine, others = self.utcoffset(), other.utcoffset()
        if mine == others:
            return self._total() - other._total(), offsets
        if mine is None or others is None:
            return None, offsets
        return self._total() - mine._total - other._total() + others._total, offsets

    def _order(self, other):
        difference, _ = self._compare(other)
        if difference is None:
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return difference

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        difference, offsets = self._compare(other)
        if difference != 0:
            return False
        if offsets is None:
            return True
        # Times that depend on the fold are equal to none of another zone (PEP 495).
        return all(moment.replace(fold=not moment._fold).utcoffset() == offset
                   for moment, offset in zip((self, other), offsets))

    def __lt__(self, other):
        return self._order(other) < 0 if isinstance(other, datetime) else NotImplemented

    def __le__(self, other):
        return self._order(other) <= 0 if isinstance(other, datetime) else NotImplemented

    def __gt__(self, other):
        return self._order(other) > 0 if isinstance(other, datetime) else NotImplemented

    def __ge__(self, other):
        return self._order(other) >= 0 if isinstance(other, datetime) else NotImplemented

    def __hash__(self) -> int:
        if self._hash is None:
            first = self.replace(fold=0) if self._fold else self
            offset = first.utcoffset()
            self._hash = hash(self._total() if offset is None else self._total() - offset._total)
        return self._hash

    def _reduce(self, protocol: int):
        month = self._month | 0x80 if self._fold and protocol > 3 else self._month
        state = (bytes((*divmod(self._year, 256), month, self._day, self._hour, self._minute, self._second))
                 + self._microsecond.to_bytes(3))
        return (self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo))

    def __reduce_ex__(self, protocol, /):
        return self._reduce(protocol)

    def __reduce__(self):
        return self._reduce(2)


# Methods of the class are called as these are.
_date = date
_clock = time

datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
later.datetime = datetime
later.format_offset = format_offset
