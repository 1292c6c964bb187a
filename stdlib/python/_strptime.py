"""Dates from text by a format: the directives of `strptime`, matched in order with backtracking."""

import time as _time
from datetime import date as _date, timedelta as _timedelta, timezone as _timezone

_DAYS = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
_MONTHS = ('january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
           'november', 'december')

# Directives that stand for a format of several others, as the C locale has them.
_COMPOSED = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'R': '%H:%M', 'T': '%H:%M:%S',
             'r': '%I:%M:%S %p'}

_WEEKDAY_NEEDED = "and a weekday directive ('%A', '%a', '%w', or '%u')."


def _is_digit(char: str) -> bool:
    return char.isdecimal()


class _Number:
    """A number with a few digits; longer ones are tried first."""

    def __init__(self, shapes: str) -> None:
        # Each shape is a pattern of a digit or a set of digits for each place; an underscore is a space.
        self.shapes = [self._places(shape) for shape in shapes.split('|')]

    @staticmethod
    def _places(shape: str) -> list:
        places = []
        at = 0
        while at < len(shape):
            if shape[at] == '[':
                end = shape.index(']', at)
                low, high = shape[at + 1], shape[end - 1]
                places.append(''.join(map(str, range(int(low), int(high) + 1))))
                at = end + 1
            else:
                places.append({'d': None, '_': ' '}.get(shape[at], shape[at]))
                at += 1
        return places

    def ends(self, text: str, start: int):
        """Yield where a match that begins at `start` may end."""
        for places in self.shapes:
            end = start + len(places)
            if end <= len(text) and all(_is_digit(char) if place is None else char in place
                                        for char, place in zip(text[start:end], places)):
                yield end


class _Word:
    """One of some words, in any case; longer ones are tried first."""

    def __init__(self, words) -> None:
        self.words = sorted(filter(None, words), key=len, reverse=True)

    def ends(self, text: str, start: int):
        """Yield where a match that begins at `start` may end."""
        for word in self.words:
            if text[start:start + len(word)].lower() == word:
                yield start + len(word)


class _Fraction:
    """One to six digits."""

    @staticmethod
    def ends(text: str, start: int):
        """Yield where a match that begins at `start` may end."""
        end = start
        while end < min(len(text), start + 6) and '0' <= text[end] <= '9':
            end += 1
        while end > start:
            yield end
            end -= 1


class _Zone:
    """A distance from UTC: Z, +HHMM, +HH:MM, with seconds and a fraction of one perhaps."""

    @staticmethod
    def ends(text: str, start: int):
        """Yield where a match that begins at `start` may end."""
        if text[start:start + 1] == 'Z':
            yield start + 1
            return
        if text[start:start + 1] not in ('+', '-') or not _Zone._two(text, start + 1, '0123456789'):
            return
        at = start + 3
        if text[at:at + 1] == ':':
            at += 1
        if not _Zone._two(text, at, '012345'):
            return
        minutes = at + 2
        at = minutes + 1 if text[minutes:minutes + 1] == ':' else minutes
        if _Zone._two(text, at, '012345'):
            seconds = at + 2
            if text[seconds:seconds + 1] == '.':
                end = seconds + 1
                while end < min(len(text), seconds + 7) and _is_digit(text[end]):
                    end += 1
                while end > seconds + 1:
                    yield end
                    end -= 1
            yield seconds
        yield minutes

    @staticmethod
    def _two(text: str, at: int, first: str) -> bool:
        pair = text[at:at + 2]
        return len(pair) == 2 and all(map(_is_digit, pair)) and (len(first) == 10 or str(int(pair[0])) in first)


class _Space:
    """Any whitespace, at least one character of it."""

    @staticmethod
    def ends(text: str, start: int):
        """Yield where a match that begins at `start` may end."""
        end = start
        while end < len(text) and text[end].isspace():
            end += 1
        while end > start:
            yield end
            end -= 1


_PARTS = {
    'd': _Number('3[0-1]|[1-2]d|0[1-9]|[1-9]|_[1-9]'),
    'f': _Fraction(),
    'H': _Number('2[0-3]|[0-1]d|d|_d'),
    'I': _Number('1[0-2]|0[1-9]|[1-9]|_[1-9]'),
    'G': _Number('dddd'),
    'j': _Number('36[0-6]|3[0-5]d|[1-2]dd|0[1-9]d|00[1-9]|[1-9]d|0[1-9]|[1-9]'),
    'm': _Number('1[0-2]|0[1-9]|[1-9]'),
    'M': _Number('[0-5]d|d'),
    'S': _Number('6[0-1]|[0-5]d|d'),
    'U': _Number('5[0-3]|[0-4]d|d'),
    'W': _Number('5[0-3]|[0-4]d|d'),
    'V': _Number('5[0-3]|0[1-9]|[1-4]d|d'),
    'w': _Number('[0-6]'),
    'u': _Number('[1-7]'),
    'y': _Number('dd'),
    'Y': _Number('dddd'),
    'z': _Zone(),
    'A': _Word(_DAYS),
    'a': _Word([name[:3] for name in _DAYS]),
    'B': _Word(_MONTHS),
    'b': _Word([name[:3] for name in _MONTHS]),
    'p': _Word(['am', 'pm']),
}
# Directives that read what others read.
_OTHER_NAMES = {'e': 'd', 'k': 'H', 'l': 'I', 'P': 'p'}


def _zone_words() -> _Word:
    names = [name.lower() for name in _time.tzname]
    return _Word({'utc', 'gmt', *names})


def _compile(format: str, whole: str, parts: list, seen: set) -> list:
    """Make matchers of a format; each is a directive's letter, or None, and what matches."""
    at = 0
    while at < len(format):
        char = format[at]
        if char.isspace():
            while at < len(format) and format[at].isspace():
                at += 1
            parts.append((None, _Space))
            continue
        at += 1
        if char != '%':
            parts.append((None, _Word([char.lower()])))
            continue
        while format[at:at + 1] in ('-', '_', '0', '^', '#'):
            at += 1
        if at >= len(format):
            raise ValueError(f"stray % in format '{whole}'")
        letter = format[at]
        at += 1
        if letter in ('E', 'O') and at < len(format):
            letter += format[at]
            at += 1
        if letter == '%':
            parts.append((None, _Word(['%'])))
        elif letter in _COMPOSED:
            _compile(_COMPOSED[letter], whole, parts, seen)
        else:
            letter = _OTHER_NAMES.get(letter, letter)
            matcher = _zone_words() if letter == 'Z' else _PARTS.get(letter)
            if matcher is None:
                raise ValueError(f"'{letter}' is a bad directive in format '{whole}'")
            if letter in seen:
                raise ValueError(f"the directive '%{letter}' is twice in format '{whole}'")
            seen.add(letter)
            parts.append((letter, matcher))
    return parts


def _match(text: str, parts: list) -> tuple[dict, int] | None:
    """Match all parts from the start; return what the directives matched and where it ends."""
    tried = []
    starts = []
    at = 0
    while len(tried) < len(parts):
        tried.append(parts[len(tried)][1].ends(text, at))
        starts.append(at)
        while tried:
            end = next(tried[-1], None)
            if end is not None:
                at = end
                break
            tried.pop()
            starts.pop()
        else:
            return None
    ends = [*starts[1:], at]
    return {letter: text[start:end] for (letter, _), start, end in zip(parts, starts, ends) if letter}, at


def _read_zone(text: str) -> tuple[int, int]:
    """Return seconds and microseconds of a distance from UTC."""
    if text == 'Z':
        return 0, 0
    digits = text[1:]
    if digits[2] == ':':
        digits = digits[:2] + digits[3:]
        if len(digits) > 4:
            if digits[4] != ':':
                raise ValueError(f'Inconsistent use of : in {text}')
            digits = digits[:4] + digits[5:]
    hours, minutes, seconds = int(digits[:2]), int(digits[2:4]), int(digits[4:6] or 0)
    micro = int(digits[7:].ljust(6, '0')) if len(digits) > 6 else 0
    total = hours * 3600 + minutes * 60 + seconds
    return (-total, -micro) if text[0] == '-' else (total, micro)


def _day_of_week(year: int, week: int, weekday: int, begins: int) -> int:
    """Return the day of the year of a weekday in a week; week 1 begins with the first day that weeks begin with."""
    first = (_date(year, 1, 1).weekday() - begins) % 7
    weekday = (weekday - begins) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + (7 - first) % 7 + weekday + 7 * (week - 1)


class _Found:
    """What a text says of a date and a time."""

    def __init__(self, text: str, format: str) -> None:
        for name, value in (('1', text), ('2', format)):
            if not isinstance(value, str):
                raise TypeError(f'strptime() argument {name} must be str, not {type(value).__name__}')
        matched = _match(text, _compile(format, format, [], set()))
        if matched is None:
            raise ValueError(f'time data {text!r} does not match format {format!r}')
        found, end = matched
        if end != len(text):
            raise ValueError(f'unconverted data remains: {text[end:]}')
        self._read_clock(found)
        self._read_zone(found)
        self._read_date(found)

    def _read_clock(self, found: dict) -> None:
        self.hour = int(found.get('H', 0))
        if 'I' in found:
            self.hour = int(found['I'])
            afternoon = found.get('p', '').lower() == 'pm'
            if afternoon and self.hour != 12:
                self.hour += 12
            elif not afternoon and self.hour == 12:
                self.hour = 0
        self.minute = int(found.get('M', 0))
        self.second = int(found.get('S', 0))
        self.microsecond = int(found['f'].ljust(6, '0')) if 'f' in found else 0

    def _read_zone(self, found: dict) -> None:
        self.offset = self.offset_micro = None
        self.zone = None
        self.summer = -1
        if 'z' in found:
            self.offset, self.offset_micro = _read_zone(found['z'])
        if 'Z' in found:
            name = found['Z'].lower()
            self.zone = found['Z']
            names = [{'utc', 'gmt', _time.tzname[0].lower()}, {_time.tzname[1].lower()}]
            for flag, candidates in enumerate(names):
                if name in candidates:
                    # A name that both use says nothing.
                    if not (_time.tzname[0] == _time.tzname[1] and _time.daylight and name not in ('utc', 'gmt')):
                        self.summer = flag
                        break

    def _read_date(self, found: dict) -> None:
        year = month = day = julian = None
        if 'y' in found:
            year = int(found['y'])
            year += 2000 if year <= 68 else 1900
        if 'Y' in found:
            year = int(found['Y'])
        if 'm' in found:
            month = int(found['m'])
        for letter, size in (('B', None), ('b', 3)):
            if letter in found:
                month = [name[:size] for name in _MONTHS].index(found[letter].lower()) + 1
        if 'd' in found:
            day = int(found['d'])
        if 'j' in found:
            julian = int(found['j'])
        weekday = self._weekday(found)
        iso_year = int(found['G']) if 'G' in found else None
        iso_week = int(found['V']) if 'V' in found else None
        self._check_iso(iso_year, iso_week, weekday, julian, year)
        leap_year_default = False
        if year is None and month == 2 and day == 29:
            # A year of the default has no such day; the weekday is taken of one that has it.
            leap_year_default = True
            year = 1904
        year_or_default = 1900 if year is None else year
        if julian is None and weekday is not None:
            if year is not None and ('U' in found or 'W' in found):
                letter, begins = ('U', 6) if 'U' in found else ('W', 0)
                julian = _day_of_week(year, int(found[letter]), weekday, begins)
            elif year is None and iso_year is not None and iso_week is not None:
                iso = _date.fromisocalendar(iso_year, iso_week, weekday + 1)
                year_or_default, month, day = iso.year, iso.month, iso.day
                julian = iso.timetuple().tm_yday
            elif year is None and iso_year is None and ('U' in found or 'W' in found):
                letter, begins = ('U', 6) if 'U' in found else ('W', 0)
                julian = _day_of_week(1900, int(found[letter]), weekday, begins)
            if julian is not None and julian <= 0:
                year_or_default -= 1
                julian += 366 if _date(year_or_default, 12, 31).timetuple().tm_yday == 366 else 365
        if julian is None:
            month, day = month or 1, day or 1
            julian = _date(year_or_default, month, day).toordinal() - _date(year_or_default, 1, 1).toordinal() + 1
        else:
            moved = _date.fromordinal(julian - 1 + _date(year_or_default, 1, 1).toordinal())
            year_or_default, month, day = moved.year, moved.month, moved.day
        if weekday is None:
            weekday = _date(year_or_default, month, day).weekday()
        self.year = 1900 if leap_year_default else year_or_default
        self.month, self.day = month, day
        self.weekday, self.julian = weekday, julian

    @staticmethod
    def _weekday(found: dict) -> int | None:
        if 'A' in found:
            return _DAYS.index(found['A'].lower())
        if 'a' in found:
            return [name[:3] for name in _DAYS].index(found['a'].lower())
        if 'w' in found:
            return (int(found['w']) - 1) % 7
        return int(found['u']) - 1 if 'u' in found else None

    @staticmethod
    def _check_iso(iso_year, iso_week, weekday, julian, year) -> None:
        if iso_year is not None:
            if julian is not None:
                raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                                 "Use '%Y' instead.")
            if iso_week is None or weekday is None:
                raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' "
                                 + _WEEKDAY_NEEDED)
        elif iso_week is not None:
            if year is None or weekday is None:
                raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' "
                                 + _WEEKDAY_NEEDED)
            raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                             "Use the ISO year '%G' instead.")

    def clock(self) -> tuple:
        """Return hour, minute, second and microsecond."""
        return self.hour, self.minute, self.second, self.microsecond

    def tzinfo(self):
        """Return the zone that a distance from UTC gives, or None."""
        if self.offset is None:
            return None
        offset = _timedelta(seconds=self.offset, microseconds=self.offset_micro)
        return _timezone(offset, self.zone) if self.zone else _timezone(offset)


def _warn_without_year(format: str) -> None:
    """Warn of a day of a month without a year: the 29th of February would be an error."""
    if '%' not in format:
        return
    letters = set()
    at = 0
    while (at := format.find('%', at)) >= 0 and at + 1 < len(format):
        letters.add(format[at + 1])
        at += 2
    if letters & {'d', 'e'} and not letters & set('YyGcx'):
        import warnings
        warnings.warn('Parsing dates involving a day of month without a year specified is ambiguous\nand fails to '
                      'parse leap day. The default behavior will change in Python 3.15\nto either always raise an '
                      'exception or to use a different default year (TBD).\nTo avoid trouble, add a specific year to '
                      'the input & format.\nSee https://github.com/python/cpython/issues/70647.',
                      DeprecationWarning, stacklevel=5)


def _find(text, format) -> _Found:
    found = _Found(text, format)
    _warn_without_year(format)
    return found


def parse_moment(cls, text, format):
    """Do `datetime.strptime`."""
    found = _find(text, format)
    return cls(found.year, found.month, found.day, *found.clock(), *filter(None, [found.tzinfo()]))


def parse_date(cls, text, format):
    """Do `date.strptime`."""
    found = _find(text, format)
    return cls(found.year, found.month, found.day)


def parse_clock(cls, text, format):
    """Do `time.strptime` of the class `time`."""
    found = _find(text, format)
    return cls(*found.clock(), *filter(None, [found.tzinfo()]))


def parse_tuple(text, format):
    """Do `strptime` of the module `time`."""
    found = _find(text, format)
    return _time.struct_time((found.year, found.month, found.day, found.hour, found.minute, found.second,
                              found.weekday, found.julian, found.summer, found.zone, found.offset))
