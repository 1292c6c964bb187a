"""The zone of this machine, as far as the module `time` knows it."""

import time as _time

from .days import MAXYEAR, MINYEAR, to_ordinal
from .delta import timedelta
from .zone import timezone

_EPOCH = 719163
# No zone changes its distance from UTC twice within a day.
_FOLD_RANGE = 86400


def seconds_of(year: int, month: int, day: int, hour: int, minute: int, second: int) -> int:
    """Return the seconds from the epoch to a time in UTC."""
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in 1..9999, not {year}')
    return (((to_ordinal(year, month, day) - _EPOCH) * 24 + hour) * 60 + minute) * 60 + second


def to_local(seconds: int) -> int:
    """Return what local clocks show at a timestamp, as seconds since their own epoch."""
    parts = _time.localtime(seconds)
    return seconds_of(*parts[:5], min(parts[5], 59))


def from_local(local: int, fold: int) -> int:
    """Return the timestamp at which local clocks show this."""
    first_guess = to_local(local) - local
    one = local - first_guess
    shown = to_local(one)
    if shown == local:
        # There may be another solution, on the other side of a change.
        beyond = one + (_FOLD_RANGE if fold else -_FOLD_RANGE)
        second_guess = to_local(beyond) - beyond
        if first_guess == second_guess:
            return one
    else:
        second_guess = shown - one
    other = local - second_guess
    if to_local(other) == local:
        return other
    if shown == local:
        return one
    # Clocks were put forward over this time.
    return min(one, other) if fold else max(one, other)


def fold_of(seconds: int, local: int) -> int:
    """Return 1 if local clocks showed this before."""
    change = local - to_local(seconds - _FOLD_RANGE) - _FOLD_RANGE
    return int(change < 0 and to_local(seconds + change) == local)


def zone_at(seconds: int) -> timezone:
    """Return the zone of local clocks at a timestamp."""
    parts = _time.localtime(seconds)
    return timezone(timedelta(seconds=parts.tm_gmtoff), parts.tm_zone)
