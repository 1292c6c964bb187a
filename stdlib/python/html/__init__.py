"""Text in HTML: what stands for characters that mean something there."""

from html.entities import html5 as _html5

__all__ = ['escape', 'unescape']


def escape(s: str, quote: bool = True) -> str:
    """Replace &, < and >, and quotation marks if `quote` is true, by what stands for them in HTML."""
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


# What browsers take the numbers of control characters for: the characters of Windows-1252, where it has one.
_REPLACED = dict(
    (0x80 + place, character)
    for place, character in enumerate(
        '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f'
        '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'
    )
)
_REPLACED[0] = '\ufffd'
_REPLACED[0x0D] = '\r'

_LONGEST = max(map(len, _html5))
_ENDS_NAME = '\t\n\f <&#;'


def _is_dropped(number: int) -> bool:
    """Whether a number stands for no character of text."""
    return (
        0x1 <= number <= 0x8 or number == 0xB or 0xE <= number <= 0x1F
        or 0x7F <= number <= 0x9F or 0xFDD0 <= number <= 0xFDEF
        or number & 0xFFFE == 0xFFFE
    )


def _character(number: int) -> str:
    if number in _REPLACED:
        return _REPLACED[number]
    if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return '\ufffd'
    return '' if _is_dropped(number) else chr(number)


def _numeric(s: str, place: int) -> tuple[str, int] | None:
    """The character of a number that begins at a place, and the end of it."""
    length = len(s)
    if s[place:place + 1] in ('x', 'X'):
        place += 1
        base, digits = 16, '0123456789abcdefABCDEF'
    else:
        base, digits = 10, None
    end = place
    while end < length and (s[end] in digits if digits else s[end].isdecimal()):
        end += 1
    if end == place:
        return None
    character = _character(int(s[place:end], base))
    return character, end + (s[end:end + 1] == ';')


def _named(s: str, place: int) -> tuple[str, int] | None:
    """The characters of a name that begins at a place, and the end of it."""
    end = place
    most = min(len(s), place + 32)
    while end < most and s[end] not in _ENDS_NAME:
        end += 1
    if end == place:
        return None
    if s[end:end + 1] == ';':
        end += 1
    name = s[place:end]
    if name in _html5:
        return _html5[name], end
    # Some old names need no semicolon; the longest that the text begins with is meant.
    for length in range(min(len(name) - 1, _LONGEST), 1, -1):
        if name[:length] in _html5:
            return _html5[name[:length]], place + length
    return None


def unescape(s: str) -> str:
    """Replace what stands for characters in HTML, by name or number, by these characters."""
    place = s.find('&')
    if place < 0:
        return s
    parts = []
    start = 0
    while place >= 0:
        if s[place + 1:place + 2] == '#':
            found = _numeric(s, place + 2)
        else:
            found = _named(s, place + 1)
        if found is None:
            place = s.find('&', place + 1)
            continue
        parts.append(s[start:place])
        parts.append(found[0])
        start = found[1]
        place = s.find('&', start)
    parts.append(s[start:])
    return ''.join(parts)


def _replace_charref(match) -> str:
    # For programs that replace each reference that a pattern of their own finds.
    return unescape('&' + match.group(1))
