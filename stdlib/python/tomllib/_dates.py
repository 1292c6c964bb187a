"""Dates and times as TOML writes them."""

from datetime import date, datetime, time, timedelta, timezone

__all__ = ['read_date']

_decimal = '0123456789'


def _fixed(text: str, position: int, form: str):
    """Return the numbers at a place that is written in a form of digits and signs, or None."""
    numbers, number = [], ''
    for offset, sign in enumerate(form):
        character = text[position + offset:position + offset + 1]
        if sign == '0':
            if character not in tuple(_decimal):
                return None
            number += character
        else:
            if character not in tuple(sign if sign != 'T' else 'Tt '):
                return None
            numbers.append(int(number))
            number = ''
    numbers.append(int(number))
    return numbers


def _read_time(text: str, position: int):
    """Return (numbers, where it ends) of hours, minutes, seconds and microseconds, or None."""
    numbers = _fixed(text, position, '00:00:00')
    if numbers is None:
        return None
    end = position + 8
    micro = 0
    if text[end:end + 1] == '.' and text[end + 1:end + 2] in tuple(_decimal):
        begin = end + 1
        end = begin
        while end < len(text) and text[end] in _decimal:
            end += 1
        micro = int(text[begin:end][:6].ljust(6, '0'))
    return [*numbers, micro], end


def read_date(text: str, position: int):
    """Return (date, time or both, where it ends), or None; raise `ValueError` for one that the calendar lacks."""
    day = _fixed(text, position, '0000-00-00')
    if day is None:
        clock = _read_time(text, position)
        return None if clock is None else (time(*clock[0]), clock[1])
    end = position + 10
    clock = _read_time(text, end + 1) if text[end:end + 1] in ('T', 't', ' ') else None
    if clock is None:
        return date(*day), end
    numbers, end = clock
    zone = None
    if text[end:end + 1] in ('Z', 'z'):
        zone, end = timezone.utc, end + 1
    elif text[end:end + 1] in ('+', '-'):
        offset = _fixed(text, end + 1, '00:00')
        if offset is not None:
            hours, minutes = offset
            if hours > 23 or minutes > 59:
                return datetime(*day, *numbers), end
            sign = -1 if text[end] == '-' else 1
            delta = timedelta(hours=sign * hours, minutes=sign * minutes)
            zone, end = timezone(delta) if delta else timezone.utc, end + 6
    return datetime(*day, *numbers, zone), end
