"""Names matched against the wildcards of the shell."""

import os
from _wildcards import regular_expression, wildcard

__all__ = ['filter', 'filterfalse', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat) -> bool:
    """Return whether the name matches, upper and lower case as the system compares the names of files."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def _matcher(pat):
    # Bytes are compared as the characters of the same numbers.
    if isinstance(pat, bytes):
        matches = wildcard(pat.decode('latin-1')).matches

        def match(name):
            if isinstance(name, str):
                raise TypeError('cannot use a bytes pattern on a string-like object')
            return matches(bytes(memoryview(name)).decode('latin-1'))
        return match
    matches = wildcard(pat).matches

    def match_text(name):
        if not isinstance(name, str):
            if isinstance(name, (bytes, bytearray, memoryview)):
                raise TypeError('cannot use a string pattern on a bytes-like object')
            raise TypeError(f'expected string or bytes-like object, got {type(name).__name__!r}')
        return matches(name)
    return match_text


def fnmatchcase(name, pat) -> bool:
    """Return whether the name matches, upper and lower case being different."""
    return _matcher(pat)(name)


def filter(names, pat) -> list:
    """Return the names that match."""
    match = _matcher(os.path.normcase(pat))
    return [name for name in names if match(name)]


def filterfalse(names, pat) -> list:
    """Return the names that do not match."""
    match = _matcher(os.path.normcase(pat))
    return [name for name in names if not match(name)]


def translate(pat: str) -> str:
    """Return the pattern as a regular expression."""
    return f'(?s:{regular_expression(pat, ".*", ".", lazy=True)})\\z'
