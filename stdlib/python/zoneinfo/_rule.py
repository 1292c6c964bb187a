"""Rules of local time in the notation of POSIX, such as `CET-1CEST,M3.5.0,M10.5.0/3`."""

from datetime import date, timedelta

_EPOCH = 719163


class LocalTime:
    """A kind of local time: its distance from UTC, what summer time moves it by, and its name."""

    __slots__ = ('utcoff', 'dstoff', 'tzname', 'seconds')

    def __init__(self, seconds: int, shift: int, name: str) -> None:
        self.seconds = seconds
        self.utcoff = timedelta(seconds=seconds)
        self.dstoff = timedelta(seconds=shift)
        self.tzname = name

    def is_like(self, other: 'LocalTime') -> bool:
        """Whether the other one says the same."""
        return (self.utcoff, self.dstoff, self.tzname) == (other.utcoff, other.dstoff, other.tzname)


class Rule:
    """Standard and summer time that alternate every year."""

    def __init__(self, standard: LocalTime, summer: LocalTime, start, end) -> None:
        self.standard = standard
        self.summer = summer
        self.start = start
        self.end = end
        self.shift = summer.seconds - standard.seconds

    def _local_time(self, start: int, end: int, seconds: int) -> LocalTime:
        if start < end:
            is_summer = start <= seconds < end
        else:
            is_summer = not end <= seconds < start
        return self.summer if is_summer else self.standard

    def at_local(self, seconds: int, year: int, fold: int) -> LocalTime:
        """Return the local time when clocks show this."""
        start, end = self.start(year), self.end(year)
        # Clocks skip what lies between standard and summer time once a year and repeat it once; fold=0 takes what
        # was before the change. When summer is behind standard time (Dublin), the two change places.
        if fold == (self.shift >= 0):
            end -= self.shift
        else:
            start += self.shift
        return self._local_time(start, end, seconds)

    def at_utc(self, seconds: int, year: int) -> tuple[LocalTime, bool]:
        """Return the local time at a timestamp, and whether clocks show it for the second time."""
        start = self.start(year) - self.standard.seconds
        end = self.end(year) - self.summer.seconds
        if self.shift > 0:
            repeated = end <= seconds < end + self.shift
        else:
            repeated = start <= seconds < start - self.shift
        return self._local_time(start, end, seconds), repeated


def _weekday_rule(month: int, week: int, weekday: int, seconds: int):
    def local(year: int) -> int:
        first = date(year, month, 1)
        ordinal = first.toordinal()
        # Sunday is 0 here.
        day = (weekday - (ordinal % 7)) % 7 + (week - 1) * 7
        if week == 5:
            following = (date(year, month + 1, 1).toordinal() if month < 12 else date(year, 12, 31).toordinal() + 1)
            while ordinal + day >= following:
                day -= 7
        return (ordinal + day - _EPOCH) * 86400 + seconds
    return local


def _day_rule(day: int, seconds: int, counts_leap_day: bool):
    def local(year: int) -> int:
        first = date(year, 1, 1).toordinal()
        leap = date(year, 12, 31).toordinal() - first == 365
        extra = int(leap and day >= 60 and not counts_leap_day)
        # Both kinds are counted from 1 here, as the reference has it.
        return (first + day - 1 + extra - _EPOCH) * 86400 + seconds
    return local


class _Reader:
    """Takes a rule apart."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def fail(self):
        """Raise the error of a text that is no rule."""
        raise ValueError(f'Malformed transition rule in TZ string: {self.text}')

    def peek(self) -> str:
        """Return the next character, or nothing."""
        return self.text[self.at:self.at + 1]

    def take(self, char: str) -> bool:
        """Skip a character if it is next."""
        if self.peek() == char:
            self.at += 1
            return True
        return False

    def number(self, most: int) -> int:
        """Read a number of so many digits."""
        start = self.at
        while self.at - start < most and self.peek().isascii() and self.peek().isdigit():
            self.at += 1
        if start == self.at:
            self.fail()
        return int(self.text[start:self.at])

    def name(self) -> str:
        """Read the name of a local time, in angle brackets or of letters only."""
        start = self.at
        if self.take('<'):
            end = self.text.find('>', self.at)
            if end < 0:
                self.fail()
            self.at = end + 1
            return self.text[start + 1:end]
        while self.peek().isascii() and self.peek().isalpha():
            self.at += 1
        if self.at - start < 3:
            self.fail()
        return self.text[start:self.at]

    def sixtieths(self) -> int:
        """Read minutes or seconds: two digits."""
        start = self.at
        number = self.number(2)
        if self.at - start != 2:
            self.fail()
        return number

    def clock(self, most: int) -> int:
        """Read hours, up to so many, and minutes and seconds perhaps, with a sign."""
        sign = -1 if self.take('-') else 1
        if sign == 1:
            self.take('+')
        hours = self.number(3)
        if hours > most:
            self.fail()
        total = hours * 3600
        if self.take(':'):
            total += self.sixtieths() * 60
            if self.take(':'):
                total += self.sixtieths()
        return sign * total

    def change(self):
        """Read when clocks are changed."""
        if not self.take(','):
            self.fail()
        if self.take('M'):
            month = self.number(2)
            if not self.take('.'):
                self.fail()
            week = self.number(1)
            if not self.take('.'):
                self.fail()
            weekday = self.number(1)
            if not (1 <= month <= 12 and 1 <= week <= 5 and 0 <= weekday <= 6):
                self.fail()
            return _weekday_rule(month, week, weekday, self.hour())
        counts_leap_day = not self.take('J')
        day = self.number(3)
        if not (0 if counts_leap_day else 1) <= day <= 365:
            self.fail()
        return _day_rule(day, self.hour(), counts_leap_day)

    def hour(self) -> int:
        """Read the hour of a change, two o'clock if there is none."""
        return self.clock(167) if self.take('/') else 7200


def parse_rule(text: str) -> Rule | LocalTime:
    """Read a rule; without summer time it is one local time."""
    reader = _Reader(text)
    name = reader.name()
    # The sign is the other way round here: west is positive.
    standard = LocalTime(-reader.clock(24), 0, name)
    if reader.at == len(text):
        return standard
    summer_name = reader.name()
    offset = standard.seconds + 3600 if reader.peek() in (',', '') else -reader.clock(24)
    start = reader.change()
    end = reader.change()
    if reader.at != len(text):
        reader.fail()
    return Rule(standard, LocalTime(offset, offset - standard.seconds, summer_name), start, end)
