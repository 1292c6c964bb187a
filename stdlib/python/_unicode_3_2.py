"""The database of Unicode 3.2, which some protocols are bound to: that of today, but for what has changed."""

import unicodedata as _today
from bisect import bisect_right

import _unicode_3_2_table as _table

__all__ = ['UCD', 'ucd_3_2_0']

_missing = object()


def _entries(text: str, convert) -> dict:
    found = {}
    for entry in text.split():
        point, _, value = entry.partition('=')
        found[int(point, 16)] = convert(value)
    return found


def _number(text: str):
    return None if text == '-' else float(text)


class UCD:
    """A database of characters."""

    unidata_version = '3.2.0'

    __module__ = 'unicodedata'

    def __init__(self) -> None:
        raise TypeError("cannot create 'unicodedata.UCD' instances")

    def _read(self) -> None:
        self._starts, self._ends = [], []
        for entry in _table.ADDED.split():
            first, _, last = entry.partition('-')
            self._starts.append(int(first, 16))
            self._ends.append(int(last or first, 16))
        self._categories = _entries(_table.CATEGORY, str)
        self._directions = _entries(_table.BIDIRECTIONAL, lambda text: '' if text == '-' else text)
        self._mirrors = _entries(_table.MIRRORED, int)
        self._widths = _entries(_table.EAST_ASIAN_WIDTH, str)
        self._decimals = _entries(_table.DECIMAL, _number)
        self._numbers = _entries(_table.NUMERIC, _number)
        self._stands_for = _entries(_table.DECOMPOSED, lambda text: chr(int(text, 16)))

    def _has(self, point: int) -> bool:
        place = bisect_right(self._starts, point) - 1
        return place < 0 or point > self._ends[place]

    def _known(self, chr, function):
        # The value of today checks the argument.
        today = function(chr)
        return ord(chr), today

    def category(self, chr, /) -> str:
        """Return the category of a character."""
        point, today = self._known(chr, _today.category)
        return self._categories.get(point, today) if self._has(point) else 'Cn'

    def bidirectional(self, chr, /) -> str:
        """Return the class of direction of a character."""
        point, today = self._known(chr, _today.bidirectional)
        return self._directions.get(point, today) if self._has(point) else ''

    def combining(self, chr, /) -> int:
        """Return the class of combination of a character."""
        point, today = self._known(chr, _today.combining)
        return today if self._has(point) else 0

    def mirrored(self, chr, /) -> int:
        """Return 1 if a character is mirrored in text from right to left."""
        point, today = self._known(chr, _today.mirrored)
        return self._mirrors.get(point, today) if self._has(point) else 0

    def east_asian_width(self, chr, /) -> str:
        """Return the width of a character in East Asian text."""
        point, today = self._known(chr, _today.east_asian_width)
        if not self._has(point):
            return 'N'
        return self._widths.get(point, today)

    def decomposition(self, chr, /) -> str:
        """Return what a character is made of."""
        point, today = self._known(chr, _today.decomposition)
        return today if self._has(point) else ''

    def _numeric(self, chr, default, function, changed: dict, error: str):
        value = function(chr, None)
        point = ord(chr)
        value = changed.get(point, value) if self._has(point) else None
        if value is not None:
            return value
        if default is _missing:
            raise ValueError(error)
        return default

    def decimal(self, chr, default=_missing, /):
        """Return the value of a decimal digit."""
        value = self._numeric(chr, default, _today.decimal, self._decimals, 'not a decimal')
        return int(value) if type(value) is float else value

    def digit(self, chr, default=_missing, /):
        """Return the value of a digit."""
        # This alone takes no notice of the version.
        return _today.digit(chr) if default is _missing else _today.digit(chr, default)

    def numeric(self, chr, default=_missing, /):
        """Return the value of a number."""
        return self._numeric(chr, default, _today.numeric, self._numbers, 'not a numeric character')

    def name(self, chr, default=_missing, /) -> str:
        """Return the name of a character."""
        name = _today.name(chr, None)
        if name is not None and self._has(ord(chr)):
            return name
        if default is _missing:
            raise ValueError('no such name')
        return default

    def lookup(self, name, /) -> str:
        """Return the character with a name."""
        found = _today.lookup(name)
        # It knows no other names for characters, and no names of sequences.
        if len(found) != 1 or _today.name(found, '') != name.upper():
            raise KeyError(f"undefined character name '{name}'")
        return found

    def normalize(self, form: str, unistr: str, /) -> str:
        """Return a text in a normal form."""
        # What it does not have stays as it is, and parts what lies around.
        pieces, piece, has = [], '', True
        for character in unistr:
            if self._has(ord(character)) != has:
                pieces.append((has, piece))
                piece, has = '', not has
            piece += self._stands_for.get(ord(character), character)
        pieces.append((has, piece))
        return ''.join(_today.normalize(form, piece) if has else piece for has, piece in pieces) if pieces[1:] \
            else _today.normalize(form, piece) if has else unistr

    def is_normalized(self, form: str, unistr: str, /) -> bool:
        """Return whether a text is in a normal form."""
        return self.normalize(form, unistr) == unistr


ucd_3_2_0 = object.__new__(UCD)
ucd_3_2_0._read()
