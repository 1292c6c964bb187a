"""Calendars of months and years: as lists, as text and as HTML."""

import datetime
from enum import IntEnum, global_enum
from itertools import repeat

__all__ = [
    'IllegalMonthError', 'IllegalWeekdayError', 'setfirstweekday', 'firstweekday', 'isleap', 'leapdays', 'weekday',
    'monthrange', 'monthcalendar', 'prmonth', 'month', 'prcal', 'calendar', 'timegm', 'month_name', 'month_abbr',
    'day_name', 'day_abbr', 'Calendar', 'TextCalendar', 'HTMLCalendar', 'LocaleTextCalendar', 'LocaleHTMLCalendar',
    'weekheader', 'Day', 'Month', 'JANUARY', 'FEBRUARY', 'MARCH', 'APRIL', 'MAY', 'JUNE', 'JULY', 'AUGUST',
    'SEPTEMBER', 'OCTOBER', 'NOVEMBER', 'DECEMBER', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY',
    'SATURDAY', 'SUNDAY',
]

error = ValueError
mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
EPOCH = 1970
_EPOCH_ORD = datetime.date(EPOCH, 1, 1).toordinal()
_colwidth = 7 * 3 - 1
_spacing = 6


class IllegalMonthError(ValueError, IndexError):
    """A number is none of a month."""

    def __init__(self, month) -> None:
        self.month = month

    def __str__(self) -> str:
        return f'bad month number {self.month!r}; must be 1-12'


class IllegalWeekdayError(ValueError):
    """A number is none of a day of the week."""

    def __init__(self, weekday) -> None:
        self.weekday = weekday

    def __str__(self) -> str:
        return f'bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)'


def __getattr__(name: str):
    if name in ('January', 'February'):
        import warnings
        warnings.warn(f'The {name!r} attribute is deprecated, use {name.upper()!r} instead', DeprecationWarning,
                      stacklevel=2)
        return 1 if name == 'January' else 2
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


@global_enum
class Month(IntEnum):
    """The months."""

    JANUARY = 1
    FEBRUARY = 2
    MARCH = 3
    APRIL = 4
    MAY = 5
    JUNE = 6
    JULY = 7
    AUGUST = 8
    SEPTEMBER = 9
    OCTOBER = 10
    NOVEMBER = 11
    DECEMBER = 12


@global_enum
class Day(IntEnum):
    """The days of the week."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


class _localized_month:
    """The names of months by a format, in the locale of the moment; number 0 is empty."""

    def __init__(self, format: str) -> None:
        self.format = format

    def __getitem__(self, i):
        names = [''] + [datetime.date(2001, month, 1).strftime(self.format) for month in range(1, 13)]
        return names[i]

    def __len__(self) -> int:
        return 13


class _localized_day:
    """The names of the days of the week by a format, in the locale of the moment."""

    def __init__(self, format: str) -> None:
        self.format = format

    def __getitem__(self, i):
        # The first of January of 2001 was a Monday.
        names = [datetime.date(2001, 1, day).strftime(self.format) for day in range(1, 8)]
        return names[i]

    def __len__(self) -> int:
        return 7


day_name = _localized_day('%A')
day_abbr = _localized_day('%a')
month_name = _localized_month('%B')
month_abbr = _localized_month('%b')


def isleap(year: int) -> bool:
    """Tell whether a year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1: int, y2: int) -> int:
    """Return how many leap years there are from the first to before the second year."""
    y1 -= 1
    y2 -= 1
    return (y2 // 4 - y1 // 4) - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)


def weekday(year: int, month: int, day: int) -> Day:
    """Return the day of the week of a date; the year may be any."""
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        year = 2000 + year % 400
    return Day(datetime.date(year, month, day).weekday())


def _validate_month(month) -> None:
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)


def monthrange(year: int, month: int) -> tuple:
    """Return the day of the week with which a month begins, and how many days it has."""
    _validate_month(month)
    return weekday(year, month, 1), _monthlen(year, month)


def _monthlen(year: int, month: int) -> int:
    return mdays[month] + (month == Month.FEBRUARY and isleap(year))


def _prevmonth(year: int, month: int) -> tuple[int, int]:
    return (year - 1, 12) if month == 1 else (year, month - 1)


def _nextmonth(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)


class Calendar:
    """Months and years as lists of weeks, which begin with any weekday; it writes nothing."""

    def __init__(self, firstweekday: int = 0) -> None:
        self.firstweekday = firstweekday

    def getfirstweekday(self) -> int:
        """Return the weekday that weeks begin with."""
        return self._firstweekday % 7

    def setfirstweekday(self, firstweekday: int) -> None:
        """Set the weekday that weeks begin with."""
        self._firstweekday = firstweekday

    firstweekday = property(getfirstweekday, setfirstweekday)

    def iterweekdays(self):
        """Yield the weekdays of a week, as numbers."""
        for i in range(self.firstweekday, self.firstweekday + 7):
            yield i % 7

    def itermonthdates(self, year: int, month: int):
        """Yield the dates of a month, and of other months those that complete its weeks."""
        for y, m, d in self.itermonthdays3(year, month):
            yield datetime.date(y, m, d)

    def itermonthdays(self, year: int, month: int):
        """Yield the days of a month, and 0 for those of other months that complete its weeks."""
        first, size = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        yield from repeat(0, before)
        yield from range(1, size + 1)
        yield from repeat(0, (self.firstweekday - first - size) % 7)

    def itermonthdays2(self, year: int, month: int):
        """Yield the days as `itermonthdays` does, each with its weekday."""
        for i, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, i % 7

    def itermonthdays3(self, year: int, month: int):
        """Yield year, month and day as `itermonthdates` does, in years that dates do not have too."""
        first, size = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        after = (self.firstweekday - first - size) % 7
        y, m = _prevmonth(year, month)
        end = _monthlen(y, m) + 1
        for day in range(end - before, end):
            yield y, m, day
        for day in range(1, size + 1):
            yield year, month, day
        y, m = _nextmonth(year, month)
        for day in range(1, after + 1):
            yield y, m, day

    def itermonthdays4(self, year: int, month: int):
        """Yield what `itermonthdays3` does, each with its weekday."""
        for i, (y, m, d) in enumerate(self.itermonthdays3(year, month)):
            yield y, m, d, (self.firstweekday + i) % 7

    @staticmethod
    def _weeks(days) -> list:
        days = list(days)
        return [days[i:i + 7] for i in range(0, len(days), 7)]

    def monthdatescalendar(self, year: int, month: int) -> list:
        """Return the weeks of a month, of dates."""
        return self._weeks(self.itermonthdates(year, month))

    def monthdays2calendar(self, year: int, month: int) -> list:
        """Return the weeks of a month, of days and weekdays."""
        return self._weeks(self.itermonthdays2(year, month))

    def monthdayscalendar(self, year: int, month: int) -> list:
        """Return the weeks of a month, of days."""
        return self._weeks(self.itermonthdays(year, month))

    @staticmethod
    def _rows(make, year: int, width: int) -> list:
        months = [make(year, month) for month in Month]
        return [months[i:i + width] for i in range(0, 12, width)]

    def yeardatescalendar(self, year: int, width: int = 3) -> list:
        """Return the months of a year, so many a row, of dates."""
        return self._rows(self.monthdatescalendar, year, width)

    def yeardays2calendar(self, year: int, width: int = 3) -> list:
        """Return the months of a year, so many a row, of days and weekdays."""
        return self._rows(self.monthdays2calendar, year, width)

    def yeardayscalendar(self, year: int, width: int = 3) -> list:
        """Return the months of a year, so many a row, of days."""
        return self._rows(self.monthdayscalendar, year, width)


class TextCalendar(Calendar):
    """Months and years as plain text."""

    def prweek(self, theweek, width: int) -> None:
        """Print a week, without an end of line."""
        print(self.formatweek(theweek, width), end='')

    def formatday(self, day: int, weekday: int, width: int) -> str:
        """Return a day; 0 is empty."""
        text = '' if day == 0 else f'{day:2d}'
        return text.center(width)

    def formatweek(self, theweek, width: int) -> str:
        """Return a week in one line, without an end of it."""
        return ' '.join(self.formatday(day, weekday, width) for day, weekday in theweek)

    def formatweekday(self, day: int, width: int) -> str:
        """Return the name of a weekday."""
        names = day_name if width >= 9 else day_abbr
        return names[day][:width].center(width)

    def formatweekheader(self, width: int) -> str:
        """Return the names of the weekdays in a line."""
        return ' '.join(self.formatweekday(i, width) for i in self.iterweekdays())

    def formatmonthname(self, theyear: int, themonth: int, width: int, withyear: bool = True) -> str:
        """Return the name of a month."""
        _validate_month(themonth)
        text = month_name[themonth]
        if withyear:
            text = f'{text} {theyear!r}'
        return text.center(width)

    def prmonth(self, theyear: int, themonth: int, w: int = 0, l: int = 0) -> None:
        """Print a month."""
        print(self.formatmonth(theyear, themonth, w, l), end='')

    def formatmonth(self, theyear: int, themonth: int, w: int = 0, l: int = 0) -> str:
        """Return a month, with days so wide and so many lines a week."""
        w = max(2, w)
        end = '\n' * max(1, l)
        lines = [self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1), self.formatweekheader(w)]
        lines += [self.formatweek(week, w) for week in self.monthdays2calendar(theyear, themonth)]
        return ''.join(line.rstrip() + end for line in lines)

    def formatyear(self, theyear: int, w: int = 2, l: int = 1, c: int = 6, m: int = 3) -> str:
        """Return a year, with so many months a row and so much space between them."""
        w = max(2, w)
        c = max(2, c)
        end = '\n' * max(1, l)
        column = (w + 1) * 7 - 1
        parts = [repr(theyear).center(column * m + c * (m - 1)).rstrip(), end]
        header = self.formatweekheader(w)
        for i, row in enumerate(self.yeardays2calendar(theyear, m)):
            months = range(m * i + 1, min(m * (i + 1) + 1, 13))
            parts.append(end)
            names = [self.formatmonthname(theyear, month, column, False) for month in months]
            parts += [formatstring(names, column, c).rstrip(), end]
            parts += [formatstring([header for _ in months], column, c).rstrip(), end]
            for j in range(max(map(len, row))):
                weeks = [self.formatweek(month[j], w) if j < len(month) else '' for month in row]
                parts += [formatstring(weeks, column, c).rstrip(), end]
        return ''.join(parts)

    def pryear(self, theyear: int, w: int = 0, l: int = 0, c: int = 6, m: int = 3) -> None:
        """Print a year."""
        print(self.formatyear(theyear, w, l, c, m), end='')


class HTMLCalendar(Calendar):
    """Months and years as tables of HTML."""

    cssclasses = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
    cssclasses_weekday_head = cssclasses
    cssclass_noday = 'noday'
    cssclass_month_head = 'month'
    cssclass_month = 'month'
    cssclass_year_head = 'year'
    cssclass_year = 'year'

    def formatday(self, day: int, weekday: int) -> str:
        """Return a day as a cell; 0 is empty."""
        if day == 0:
            return f'<td class="{self.cssclass_noday}">&nbsp;</td>'
        return f'<td class="{self.cssclasses[weekday]}">{day}</td>'

    def formatweek(self, theweek) -> str:
        """Return a week as a row."""
        return f'<tr>{"".join(self.formatday(day, weekday) for day, weekday in theweek)}</tr>'

    def formatweekday(self, day: int) -> str:
        """Return the name of a weekday as a cell."""
        return f'<th class="{self.cssclasses_weekday_head[day]}">{day_abbr[day]}</th>'

    def formatweekheader(self) -> str:
        """Return the names of the weekdays as a row."""
        return f'<tr>{"".join(map(self.formatweekday, self.iterweekdays()))}</tr>'

    def formatmonthname(self, theyear: int, themonth: int, withyear: bool = True) -> str:
        """Return the name of a month as a row."""
        _validate_month(themonth)
        name = f'{month_name[themonth]} {theyear}' if withyear else month_name[themonth]
        return f'<tr><th colspan="7" class="{self.cssclass_month_head}">{name}</th></tr>'

    def formatmonth(self, theyear: int, themonth: int, withyear: bool = True) -> str:
        """Return a month as a table."""
        lines = [f'<table border="0" cellpadding="0" cellspacing="0" class="{self.cssclass_month}">',
                 self.formatmonthname(theyear, themonth, withyear=withyear), self.formatweekheader()]
        lines += map(self.formatweek, self.monthdays2calendar(theyear, themonth))
        lines.append('</table>')
        return ''.join(line + '\n' for line in lines)

    def formatyear(self, theyear: int, width: int = 3) -> str:
        """Return a year as a table of tables, so many months a row."""
        width = max(width, 1)
        parts = [f'<table border="0" cellpadding="0" cellspacing="0" class="{self.cssclass_year}">\n'
                 f'<tr><th colspan="{width}" class="{self.cssclass_year_head}">{theyear}</th></tr>']
        for first in range(1, 13, width):
            months = range(first, min(first + width, 13))
            cells = [f'<td>{self.formatmonth(theyear, month, withyear=False)}</td>' for month in months]
            parts.append(f'<tr>{"".join(cells)}</tr>')
        parts.append('</table>')
        return ''.join(parts)

    def formatyearpage(self, theyear: int, width: int = 3, css='calendar.css', encoding=None) -> bytes:
        """Return a year as a page, encoded."""
        if encoding is None:
            encoding = 'utf-8'
        style = '' if css is None else f'<link rel="stylesheet" type="text/css" href="{css}" />\n'
        page = (f'<?xml version="1.0" encoding="{encoding}"?>\n'
                '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
                '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
                '<html>\n<head>\n'
                f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}" />\n'
                f'{style}<title>Calendar for {theyear}</title>\n</head>\n<body>\n'
                f'{self.formatyear(theyear, width)}</body>\n</html>\n')
        return page.encode(encoding, 'xmlcharrefreplace')


class different_locale:
    """Lets names of days and months be those of another locale for a while."""

    def __init__(self, locale) -> None:
        self.locale = locale
        self.oldlocale = None

    def __enter__(self) -> None:
        import locale
        self.oldlocale = locale.setlocale(locale.LC_TIME, None)
        locale.setlocale(locale.LC_TIME, self.locale)

    def __exit__(self, *args) -> None:
        import locale
        locale.setlocale(locale.LC_TIME, self.oldlocale)


def _get_default_locale() -> str:
    import locale
    found = locale.setlocale(locale.LC_TIME, None)
    if found == 'C':
        with different_locale(''):
            found = locale.setlocale(locale.LC_TIME, None)
    return found


class _OfLocale:
    """What a calendar of a locale does before its names are written."""

    def __init__(self, firstweekday: int = 0, locale=None) -> None:
        super().__init__(firstweekday)
        self.locale = _get_default_locale() if locale is None else locale

    def formatweekday(self, *args):
        """Return the name of a weekday in the locale."""
        with different_locale(self.locale):
            return super().formatweekday(*args)

    def formatmonthname(self, *args, **kwargs):
        """Return the name of a month in the locale."""
        with different_locale(self.locale):
            return super().formatmonthname(*args, **kwargs)


class LocaleTextCalendar(_OfLocale, TextCalendar):
    """Months and years as plain text, with names of a locale."""


class LocaleHTMLCalendar(_OfLocale, HTMLCalendar):
    """Months and years as tables of HTML, with names of a locale."""


c = TextCalendar()

firstweekday = c.getfirstweekday
monthcalendar = c.monthdayscalendar
prweek = c.prweek
week = c.formatweek
weekheader = c.formatweekheader
prmonth = c.prmonth
month = c.formatmonth
calendar = c.formatyear
prcal = c.pryear


def setfirstweekday(firstweekday: int) -> None:
    """Set the weekday that weeks begin with, for the functions of this module."""
    if not Day.MONDAY <= firstweekday <= Day.SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    c.firstweekday = firstweekday


def format(cols, colwidth: int = _colwidth, spacing: int = _spacing) -> None:
    """Print texts in columns."""
    print(formatstring(cols, colwidth, spacing))


def formatstring(cols, colwidth: int = _colwidth, spacing: int = _spacing) -> str:
    """Return texts in columns."""
    return (' ' * spacing).join(text.center(colwidth) for text in cols)


def timegm(tuple) -> int:
    """Return the timestamp of a tuple such as `time.gmtime` makes."""
    year, month, day, hour, minute, second = tuple[:6]
    days = datetime.date(year, month, 1).toordinal() - _EPOCH_ORD + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second


def main(args=None) -> None:
    """Print a calendar as the command line asks."""
    import sys
    from _calendar_command import run
    run(sys.argv[1:] if args is None else args)


if __name__ == '__main__':
    main()
