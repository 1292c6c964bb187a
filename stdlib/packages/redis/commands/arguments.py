"""Arguments of commands, as they are given and as they are sent."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from ..exceptions import DataError

__all__ = ["as_list", "expiry", "listed", "milliseconds", "pairs", "seconds", "stamp", "stamp_in_milliseconds"]


def as_list(value) -> list:
    """One key, or many."""
    if isinstance(value, (str, bytes, int, float)):
        return [value]
    return list(value)


def listed(keys, more: Iterable) -> list:
    """Keys that are given as one list, one by one, or both."""
    if isinstance(keys, (bytes, str)):
        return [keys, *more]
    try:
        return [*keys, *more]
    except TypeError:
        return [keys, *more]


def pairs(mapping: Mapping) -> list:
    """Keys and values in turn."""
    return [part for item in mapping.items() for part in item]


def seconds(time) -> Any:
    """A stretch of time in seconds."""
    return int(time.total_seconds()) if isinstance(time, datetime.timedelta) else time


def milliseconds(time) -> Any:
    """A stretch of time in milliseconds."""
    return int(time.total_seconds() * 1000) if isinstance(time, datetime.timedelta) else time


def stamp(when) -> Any:
    """A point in time in seconds since 1970."""
    return int(when.timestamp()) if isinstance(when, datetime.datetime) else when


def stamp_in_milliseconds(when) -> Any:
    """A point in time in milliseconds since 1970."""
    return int(when.timestamp() * 1000) if isinstance(when, datetime.datetime) else when


def expiry(ex=None, px=None, exat=None, pxat=None) -> list:
    """The words that say when a key ends."""
    if ex is not None:
        if isinstance(ex, str) and ex.isdigit():
            ex = int(ex)
        if not isinstance(ex, (int, datetime.timedelta)):
            raise DataError("ex must be datetime.timedelta or int")
        return ["EX", seconds(ex)]
    if px is not None:
        if not isinstance(px, (int, datetime.timedelta)):
            raise DataError("px must be datetime.timedelta or int")
        return ["PX", milliseconds(px)]
    if exat is not None:
        return ["EXAT", stamp(exat)]
    if pxat is not None:
        return ["PXAT", stamp_in_milliseconds(pxat)]
    return []
