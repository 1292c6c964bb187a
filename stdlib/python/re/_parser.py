"""Patterns that are parsed and not compiled."""

import _sre
from re import PatternError, RegexFlag

from ._constants import MAXREPEAT, error

__all__ = ['MAXWIDTH', 'SubPattern', 'parse']

MAXWIDTH = MAXREPEAT


class SubPattern:
    """A pattern, of which only the width is known."""

    def __init__(self, pattern, flags: int) -> None:
        self._width = _sre.width(pattern, flags)

    def getwidth(self) -> tuple[int, int]:
        """Return how many characters it matches at least and at most."""
        return self._width


def parse(str, flags: int = 0, state=None) -> SubPattern:
    """Parse a pattern; raise `error` if it is wrong."""
    return SubPattern(str, flags.value if isinstance(flags, RegexFlag) else flags)
