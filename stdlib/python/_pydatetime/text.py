"""Dates and times as text: ISO 8601 both ways, and what `strftime` needs beyond the module `time`."""

import time as _time

from .delta import timedelta
from .days import days_in_month, from_iso_week

_TIMESPECS = ('auto', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds')


def format_time(hour: int, minute: int, second: int, microsecond: int, timespec: str = 'auto') -> str:
    """Write a time of day by ISO 8601, as exactly as the timespec says."""
    if timespec not in _TIMESPECS:
        raise ValueError('Unknown timespec value')
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if timespec == 'hours':
        return f'{hour:02d}'
    if timespec == 'minutes':
        return f'{hour:02d}:{minute:02d}'
    text = f'{hour:02d}:{minute:02d}:{second:02d}'
    if timespec == 'milliseconds':
        return f'{text}.{microsecond // 1000:03d}'
    return f'{text}.{microsecond:06d}' if timespec == 'microseconds' else text


def format_offset(offset: timedelta | None, separator: str = ':') -> str:
    """Write a distance from UTC; nothing for None."""
    if offset is None:
        return ''
    sign = '+'
    if offset._days < 0:
        sign, offset = '-', -offset
    minutes, seconds = divmod(offset._seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f'{sign}{hours:02d}{separator}{minutes:02d}'
    if seconds or offset._microseconds:
        text += f'{separator}{seconds:02d}'
        if offset._microseconds:
            text += f'.{offset._microseconds:06d}'
    return text


def format_by(value, format: str, timetuple) -> str:
    """Do `strftime` for a date, time or datetime."""
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    parts = []
    at = 0
    while True:
        percent = format.find('%', at)
        if percent < 0 or percent + 1 == len(format):
            parts.append(format[at:])
            return ''.join(parts)
        parts.append(format[at:percent])
        at = percent + 2
        directive = format[percent + 1]
        if directive == ':' and format[at:at + 1] == 'z':
            parts.append(format_offset(_offset(value)))
            at += 1
        elif directive == 'z':
            parts.append(format_offset(_offset(value), ''))
        elif directive == 'Z':
            parts.append((value.tzname() or '') if hasattr(value, 'tzname') else '')
        elif directive == 'f':
            parts.append(f'{getattr(value, "microsecond", 0):06d}')
        elif directive == 'Y':
            parts.append(f'{timetuple[0]:04d}')
        elif directive == 'C':
            parts.append(f'{timetuple[0] // 100:02d}')
        elif directive == 'F':
            parts.append(f'{timetuple[0]:04d}-{timetuple[1]:02d}-{timetuple[2]:02d}')
        elif directive == 'G':
            parts.append(_time.strftime('%G', timetuple).rjust(4, '0'))
        else:
            # Flags, widths and modifiers stand between the percent sign and the letter.
            while directive in '-_0^#123456789EO' and at < len(format):
                directive = format[at]
                at += 1
            parts.append(_time.strftime(format[percent:at], timetuple))


def _offset(value):
    return value.utcoffset() if hasattr(value, 'utcoffset') else None


class IsoError(Exception):
    """A text is not of the format."""


def _number(text: str, start: int, size: int) -> int:
    digits = text[start:start + size]
    if len(digits) != size or not (digits.isascii() and digits.isdigit()):
        raise IsoError
    return int(digits)


def parse_iso_date(text: str) -> tuple[int, int, int]:
    """Read YYYY-MM-DD, YYYYMMDD, YYYY-Www-D, YYYYWwwD or a week alone; the numbers need not be a date."""
    year = _number(text, 0, 4)
    separator = text[4:5] == '-'
    at = 5 if separator else 4
    if text[at:at + 1] == 'W':
        week = _number(text, at + 1, 2)
        at += 3
        day = 1
        if at < len(text):
            if separator:
                if text[at] != '-':
                    raise IsoError
                at += 1
            day = _number(text, at, 1)
            at += 1
        if at != len(text):
            raise IsoError
        try:
            return from_iso_week(year, week, day)
        except ValueError:
            raise IsoError from None
    month = _number(text, at, 2)
    at += 2
    if separator:
        if text[at:at + 1] != '-':
            raise IsoError
        at += 1
    day = _number(text, at, 2)
    if at + 2 != len(text):
        raise IsoError
    return year, month, day


def find_separator(text: str) -> int:
    """Return where the date of a date with a time ends."""
    size = len(text)
    if size < 7:
        raise IsoError
    if size == 7:
        return 7
    if text[4] == '-':
        if text[5] != 'W':
            return 10
        if size > 8 and text[8] == '-':
            if size == 9:
                raise IsoError
            # Two digits after the hyphen are rather an hour than a weekday and a digit that separates.
            return 8 if size > 10 and '0' <= text[10] <= '9' else 10
        return 8
    if text[4] != 'W':
        return 8
    end = 7
    while end < size and '0' <= text[end] <= '9':
        end += 1
    if end < 9:
        return end
    return 7 if end % 2 == 0 else 8


class _Clock:
    """Hours to microseconds read from text; `leftover` tells whether one character is left unread."""

    def __init__(self, text: str) -> None:
        parts = [0, 0, 0]
        self.microsecond = 0
        self.leftover = False
        self.parts = parts
        at, size = 0, len(text)
        colon = True
        for i in range(3):
            parts[i] = _number(text, at, 2)
            at += 2
            if at == size:
                return
            mark = text[at]
            at += 1
            if i == 0:
                colon = mark == ':'
            if at == size:
                if mark in '.,':
                    raise IsoError
                self.leftover = True
                return
            if colon and mark == ':':
                if i == 2:
                    raise IsoError
            elif mark in '.,':
                if i < 2:
                    raise IsoError
                break
            elif not colon:
                at -= 1
            else:
                raise IsoError
        count = min(size - at, 6)
        if count == 0:
            raise IsoError
        self.microsecond = _number(text, at, count) * 10 ** (6 - count)
        at += count
        while at < size and '0' <= text[at] <= '9':
            at += 1
        self.leftover = at < size


def parse_iso_time(text: str):
    """Read a time: hour, minute, second, microsecond, and the distance from UTC or None."""
    zone = min((at for at in map(text.find, '+-Z') if at >= 0), default=-1)
    clock = _Clock(text if zone < 0 else text[:zone])
    if zone < 0:
        if clock.leftover:
            raise IsoError
        return *clock.parts, clock.microsecond, None
    if text[zone] == 'Z':
        if zone + 1 != len(text):
            raise IsoError
        return *clock.parts, clock.microsecond, timedelta(0)
    distance = _Clock(text[zone + 1:])
    if distance.leftover:
        raise IsoError
    hours, minutes, seconds = distance.parts
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=distance.microsecond)
    return *clock.parts, clock.microsecond, -offset if text[zone] == '-' else offset


def check_midnight(minute: int, second: int, microsecond: int) -> None:
    """Raise an error if hour 24 is not the end of a day."""
    if minute or second or microsecond:
        raise ValueError('minute, second, and microsecond must be 0 when hour is 24')


def next_day(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Return the day after; a date that is none is left to whoever checks it."""
    if not 1 <= month <= 12 or day > days_in_month(year, month):
        return year, month, day
    day += 1
    if day > days_in_month(year, month):
        month, day = month + 1, 1
        if month > 12:
            year, month = year + 1, 1
    return year, month, day
