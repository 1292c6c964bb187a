"""Values of Python as text of SQL, and columns as values of Python."""

import datetime
import time
from decimal import Decimal

from .constants import FIELD_TYPE
from .err import ProgrammingError

__all__ = [
    "conversions", "convert_date", "convert_datetime", "convert_time", "convert_timedelta", "decoders", "encoders",
    "escape_bytes", "escape_dict", "escape_item", "escape_sequence", "escape_string", "through",
]

_ESCAPES = str.maketrans({
    "\0": "\\0", "\n": "\\n", "\r": "\\r", "\032": "\\Z", '"': '\\"', "'": "\\'", "\\": "\\\\",
})


def escape_string(value: str, mapping=None) -> str:
    """Text as it stands between quotes."""
    return value.translate(_ESCAPES)


def escape_item(value, charset, mapping=None):
    """A value as text of SQL."""
    mapping = mapping or encoders
    encoder = mapping.get(type(value))
    if encoder is None:
        for kind in type(value).__mro__[1:]:
            if kind in mapping:
                encoder = mapping[kind]
                break
        else:
            encoder = mapping.get(str)
            if encoder is None:
                raise TypeError("no default type converter defined")
    if encoder in (escape_dict, escape_sequence):
        return encoder(value, charset, mapping)
    return encoder(value, mapping)


def escape_dict(value, charset, mapping=None) -> dict:
    """The values of a dict as text of SQL."""
    return {name: escape_item(item, charset, mapping) for name, item in value.items()}


def escape_sequence(value, charset, mapping=None) -> str:
    """Values as a list in parentheses."""
    return "(" + ",".join(escape_item(item, charset, mapping) for item in value) + ")"



def escape_bool(value, mapping=None) -> str:
    """A truth value as text of SQL."""
    return str(int(value))


def escape_int(value, mapping=None) -> str:
    """A whole number as text of SQL."""
    return str(value)


def escape_float(value, mapping=None) -> str:
    """A float as text of SQL."""
    shown = repr(value)
    if shown in ("inf", "-inf", "nan"):
        raise ProgrammingError(f"{shown} can not be used with MySQL")
    return shown if "e" in shown else shown + "e0"


def escape_str(value, mapping=None) -> str:
    """Text as text of SQL."""
    return f"'{escape_string(str(value))}'"


def escape_bytes(value, mapping=None) -> str:
    """Octets as text of SQL."""
    octets = bytes(value)
    return "_binary'" + octets.decode("ascii", "surrogateescape").translate(_ESCAPES) + "'"


def escape_none(value, mapping=None) -> str:
    """NULL."""
    return "NULL"


def escape_timedelta(value, mapping=None) -> str:
    """A stretch of time as text of SQL."""
    sign, length = ("-", -value) if value < datetime.timedelta(0) else ("", value)
    seconds = length.days * 86400 + length.seconds
    shown = f"'{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return shown + (f".{length.microseconds:06d}'" if length.microseconds else "'")


def escape_time(value, mapping=None) -> str:
    """A time of day as text of SQL."""
    shown = f"'{value.hour:02}:{value.minute:02}:{value.second:02}"
    return shown + (f".{value.microsecond:06}'" if value.microsecond else "'")


def escape_datetime(value, mapping=None) -> str:
    """A point in time as text of SQL."""
    shown = (f"'{value.year:04}-{value.month:02}-{value.day:02} "
             f"{value.hour:02}:{value.minute:02}:{value.second:02}")
    return shown + (f".{value.microsecond:06}'" if value.microsecond else "'")


def escape_date(value, mapping=None) -> str:
    """A day as text of SQL."""
    return f"'{value.year:04}-{value.month:02}-{value.day:02}'"


def escape_struct_time(value, mapping=None) -> str:
    """A point in time of the module `time` as text of SQL."""
    return escape_datetime(datetime.datetime(*value[:6]))


def _escape_decimal(value, mapping=None) -> str:
    return format(value, "f")


def _refuse(value, mapping=None) -> str:
    raise TypeError(f"{type(value).__name__} can not be used as parameter")


def _text(value) -> str:
    return value.decode("ascii") if isinstance(value, (bytes, bytearray)) else value


def convert_datetime(value):
    """The point in time of a text; the text itself if it is none."""
    text = _text(value)
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return text


def convert_date(value):
    """The day of a text; the text itself if it is none."""
    text = _text(value)
    try:
        return datetime.date(*(int(part) for part in text.split("-", 2)))
    except ValueError:
        return text


def convert_timedelta(value):
    """The stretch of time of a text; the text itself if it is none."""
    text = _text(value)
    sign = -1 if text.startswith("-") else 1
    try:
        hours, minutes, seconds = text.lstrip("-").split(":")
        whole, _, fraction = seconds.partition(".")
        return sign * datetime.timedelta(
            hours=int(hours), minutes=int(minutes), seconds=int(whole), microseconds=int(fraction.ljust(6, "0")[:6] or 0)
        )
    except ValueError:
        return text


def convert_time(value):
    """The time of day of a text; the text itself if it is none."""
    text = _text(value)
    try:
        return datetime.time.fromisoformat(text)
    except ValueError:
        return text


def through(value):
    """The value itself."""
    return value


encoders = {
    bool: escape_bool, int: escape_int, float: escape_float, str: escape_str, bytes: escape_bytes,
    bytearray: escape_bytes, tuple: escape_sequence, list: escape_sequence, set: escape_sequence,
    frozenset: escape_sequence, dict: _refuse, type(None): escape_none, datetime.date: escape_date,
    datetime.datetime: escape_datetime, datetime.timedelta: escape_timedelta, datetime.time: escape_time,
    time.struct_time: escape_struct_time, Decimal: _escape_decimal,
}

decoders = {
    FIELD_TYPE.BIT: through, FIELD_TYPE.TINY: int, FIELD_TYPE.SHORT: int, FIELD_TYPE.LONG: int,
    FIELD_TYPE.FLOAT: float, FIELD_TYPE.DOUBLE: float, FIELD_TYPE.LONGLONG: int, FIELD_TYPE.INT24: int,
    FIELD_TYPE.YEAR: int, FIELD_TYPE.TIMESTAMP: convert_datetime, FIELD_TYPE.DATETIME: convert_datetime,
    FIELD_TYPE.TIME: convert_timedelta, FIELD_TYPE.DATE: convert_date, FIELD_TYPE.BLOB: through,
    FIELD_TYPE.TINY_BLOB: through, FIELD_TYPE.MEDIUM_BLOB: through, FIELD_TYPE.LONG_BLOB: through,
    FIELD_TYPE.STRING: through, FIELD_TYPE.VAR_STRING: through, FIELD_TYPE.VARCHAR: through,
    FIELD_TYPE.DECIMAL: Decimal, FIELD_TYPE.NEWDECIMAL: Decimal,
}

conversions = {**encoders, **decoders}
