"""The encodings that Weft knows. Each of them is found by `codecs.lookup`; this package has their names."""

import codecs
from encodings import aliases

__all__ = ['CodecRegistryError', 'normalize_encoding', 'search_function']

_cache: dict = {}


class CodecRegistryError(LookupError, SystemError):
    """A module of this package that describes no encoding."""


def normalize_encoding(encoding) -> str:
    """Return the name of an encoding with `_` for all that is neither a letter nor a digit nor a dot."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, 'ascii')
    characters = []
    is_gap = False
    for char in encoding:
        if char.isalnum() or char == '.':
            if is_gap and characters:
                characters.append('_')
            if char.isascii():
                characters.append(char)
            is_gap = False
        else:
            is_gap = True
    return ''.join(characters)


def search_function(encoding: str):
    """Return what `codecs` knows of an encoding, or None."""
    try:
        return codecs.lookup(encoding)
    except LookupError:
        return None
