"""The proleptic Gregorian calendar as numbers: day 1 is the first of January of the year 1."""

from operator import index

MINYEAR = 1
MAXYEAR = 9999
MAX_ORDINAL = 3652059

_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)

DAY_NAMES = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
MONTH_NAMES = ('', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')


def is_leap(year: int) -> bool:
    """Tell whether a year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    return 29 if month == 2 and is_leap(year) else _DAYS_IN_MONTH[month]


def day_of_year(year: int, month: int, day: int) -> int:
    """Return which day of its year a date is, from 1."""
    return _DAYS_BEFORE_MONTH[month] + (month > 2 and is_leap(year)) + day


def to_ordinal(year: int, month: int, day: int) -> int:
    """Return the number of a date."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + day_of_year(year, month, day)


def from_ordinal(ordinal: int) -> tuple[int, int, int]:
    """Return year, month and day of a number, which may lie outside of the years that dates have."""
    # Years are counted from March here, so that the leap day ends one: Howard Hinnant, "chrono-compatible low-level
    # date algorithms", civil_from_days.
    era, day_of_era = divmod(ordinal + 305, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return era * 400 + year_of_era + (month <= 2), month, day - (153 * shifted + 2) // 5 + 1


def first_iso_day(year: int) -> int:
    """Return the number of the Monday with which a year of ISO 8601 begins."""
    first = to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def from_iso_week(year: int, week: int, day: int) -> tuple[int, int, int]:
    """Return the date of a week and a weekday of ISO 8601."""
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in 1..9999, not {year}')
    if not 0 < week < 53:
        first_weekday = to_ordinal(year, 1, 1) % 7
        if not (week == 53 and (first_weekday == 4 or (first_weekday == 3 and is_leap(year)))):
            raise ValueError(f'Invalid week: {week}')
    if not 0 < day < 8:
        raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
    return from_ordinal(first_iso_day(year) + (week - 1) * 7 + day - 1)


def to_iso_week(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Return year, week and weekday of a date by ISO 8601."""
    ordinal = to_ordinal(year, month, day)
    week, weekday = divmod(ordinal - first_iso_day(year), 7)
    if week < 0:
        year -= 1
        week, weekday = divmod(ordinal - first_iso_day(year), 7)
    elif week >= 52 and ordinal >= first_iso_day(year + 1):
        year += 1
        week = 0
    return year, week + 1, weekday + 1


def to_small_int(value) -> int:
    """Return a value as an int of 32 bits."""
    value = index(value)
    if not -0x80000000 <= value <= 0x7FFFFFFF:
        if not -2 ** 63 <= value < 2 ** 63:
            raise OverflowError('Python int too large to convert to C long')
        raise OverflowError('signed integer is ' + ('greater than maximum' if value > 0 else 'less than minimum'))
    return value


def check_date(year, month, day) -> tuple[int, int, int]:
    """Return the three as ints that are a date."""
    year, month, day = to_small_int(year), to_small_int(month), to_small_int(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in 1..9999, not {year}')
    if not 1 <= month <= 12:
        raise ValueError(f'month must be in 1..12, not {month}')
    if not 1 <= day <= 28:
        last = days_in_month(year, month)
        if not 1 <= day <= last:
            raise ValueError(f'day {day} must be in range 1..{last} for month {month} in year {year}')
    return year, month, day


def check_time(hour, minute, second, microsecond, fold) -> tuple[int, int, int, int, int]:
    """Return the five as ints that are a time of day."""
    hour, minute, second = to_small_int(hour), to_small_int(minute), to_small_int(second)
    microsecond, fold = to_small_int(microsecond), to_small_int(fold)
    if not 0 <= hour <= 23:
        raise ValueError(f'hour must be in 0..23, not {hour}')
    if not 0 <= minute <= 59:
        raise ValueError(f'minute must be in 0..59, not {minute}')
    if not 0 <= second <= 59:
        raise ValueError(f'second must be in 0..59, not {second}')
    if not 0 <= microsecond <= 999999:
        raise ValueError(f'microsecond must be in 0..999999, not {microsecond}')
    if fold not in (0, 1):
        raise ValueError(f'fold must be either 0 or 1, not {fold}')
    return hour, minute, second, microsecond, fold


class _Missing:
    """Stands for an argument that was not given."""

    def __repr__(self) -> str:
        return '<missing>'


MISSING = _Missing()


def missing_argument(names: tuple, values: tuple):
    """Raise the error of a constructor to which the first of these values that is missing was not given."""
    for position, (name, value) in enumerate(zip(names, values), 1):
        if value is MISSING:
            raise TypeError(f"function missing required argument '{name}' (pos {position})")


def too_many_arguments(most: int, extra: tuple, kind: str = 'positional arguments'):
    """Raise the error of a constructor that takes at most so many arguments and was given more."""
    raise TypeError(f'function takes at most {most} {kind} ({most + len(extra)} given)')


def class_name(cls: type) -> str:
    """Return how a class of this package is called in a repr: with its module, but not a subclass."""
    return f'datetime.{cls.__qualname__}' if cls.__module__ == 'datetime' else cls.__name__
