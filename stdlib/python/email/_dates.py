"""Dates of headers, in the forms that mail has had over the years."""

import calendar
import time

_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
_FULL_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
                'november', 'december']
_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
_ZONES = {'UT': 0, 'UTC': 0, 'GMT': 0, 'Z': 0, 'AST': -400, 'ADT': -300, 'EST': -500, 'EDT': -400, 'CST': -600,
          'CDT': -500, 'MST': -700, 'MDT': -600, 'PST': -800, 'PDT': -700}


def parsedate_tz(data: str):
    """A date as the nine parts of a time and the seconds east of Greenwich, or `None`; no zone is 0."""
    parts = _read_date(data)
    if parts is None:
        return None
    return (*parts[:9], parts[9] or 0)


def parsedate(data: str):
    """A date as the nine parts of a time, or `None`."""
    parts = parsedate_tz(data)
    return parts[:9] if isinstance(parts, tuple) else parts


def mktime_tz(data) -> int:
    """The seconds since the epoch of what `parsedate_tz` gave."""
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    return calendar.timegm(data) - data[9]


def _month(word: str) -> int | None:
    word = word.lower()
    for names in (_MONTHS, _FULL_MONTHS):
        if word in names:
            return names.index(word) + 1
    return None


def _split(data: str) -> list[str] | None:
    # Five words: day, month, year, time and zone.
    words = data.split()
    if not words:
        return None
    if words[0].endswith(',') or words[0].lower() in _DAYS:
        del words[0]
    else:
        comma = words[0].rfind(',')
        if comma >= 0:
            words[0] = words[0][comma + 1:]
    if len(words) == 3:
        # 01-Jan-2000, as news has it.
        parts = words[0].split('-')
        if len(parts) == 3:
            words = parts + words[1:]
    if len(words) == 4:
        sign = words[3].find('+')
        if sign == -1:
            sign = words[3].find('-')
        if sign > 0:
            words[3:] = [words[3][:sign], words[3][sign:]]
        else:
            words.append('')
    return words[:5] if len(words) >= 5 else None


def _clock(word: str) -> list[int] | None:
    word = word.removesuffix(',')
    parts = word.split(':')
    if len(parts) == 1 and '.' in parts[0]:
        parts = parts[0].split('.')
    if len(parts) not in (2, 3):
        return None
    try:
        return [int(part) for part in parts] + [0] * (3 - len(parts))
    except ValueError:
        return None


def _offset(zone: str) -> int | None:
    zone = zone.upper()
    if zone in _ZONES:
        offset = _ZONES[zone]
    else:
        try:
            offset = int(zone)
        except ValueError:
            return None
        # That no zone is known is what the minus says.
        if offset == 0 and zone.startswith('-'):
            return None
    sign = -1 if offset < 0 else 1
    offset = abs(offset)
    return sign * (offset // 100 * 3600 + offset % 100 * 60)


def _read_date(data: str):
    if not data:
        return None
    words = _split(data)
    if words is None:
        return None
    day, month, year, clock, zone = words
    if not (day and month and year):
        return None
    number = _month(month)
    if number is None:
        day, month = month, day
        number = _month(month)
        if number is None:
            return None
    day = day.removesuffix(',')
    if ':' in year:
        year, clock = clock, year
    year = year.removesuffix(',')
    if not year:
        return None
    if not year[0].isdigit():
        year, zone = zone, year
    fields = _clock(clock)
    if fields is None:
        return None
    try:
        year, day = int(year), int(day)
    except ValueError:
        return None
    if year < 100:
        # Two digits, as RFC 2822 has it: from 69 on they are of the last century.
        year += 1900 if year > 68 else 2000
    return [year, number, day, *fields, 0, 1, -1, _offset(zone)]
