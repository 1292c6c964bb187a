"""The environment as mappings, and the class of path objects: the part of `os` that few programs need."""

import sys
from _collections_abc import GenericAlias, MutableMapping
from abc import ABC, abstractmethod

import posix

__all__ = ['make_environments', 'PathLike']


class _Environ(MutableMapping):
    def __init__(self, data: dict, encode, decode) -> None:
        self._data = data
        self.encodekey = self.encodevalue = encode
        self.decodekey = self.decodevalue = decode

    __module__ = 'os'

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            # The key as it was given, not as it is kept.
            raise KeyError(key) from None
        return self.decodevalue(value)

    # These two are asked often, and need no exception for what is not there.
    def get(self, key, default=None):
        """Return the variable, or `default`."""
        value = self._data.get(self.encodekey(key))
        return default if value is None else self.decodevalue(value)

    def __contains__(self, key) -> bool:
        return self.encodekey(key) in self._data

    def __setitem__(self, key, value) -> None:
        key, value = self.encodekey(key), self.encodevalue(value)
        posix.putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key) -> None:
        encoded = self.encodekey(key)
        posix.unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self) -> int:
        return len(self._data)

    def __repr__(self) -> str:
        items = ', '.join(f'{self.decodekey(key)!r}: {self.decodevalue(value)!r}' for key, value in self._data.items())
        return f'environ({{{items}}})'

    def copy(self) -> dict:
        """Return a dict that is not the environment."""
        return dict(self)

    def setdefault(self, key, value):
        """Return the variable, after setting it if it is not set."""
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return {**self, **other} if hasattr(other, 'keys') else NotImplemented

    def __ror__(self, other):
        return {**other, **self} if hasattr(other, 'keys') else NotImplemented


def _encode_str(value) -> bytes:
    if not isinstance(value, str):
        raise TypeError(f'str expected, not {type(value).__name__}')
    return value.encode(sys.getfilesystemencoding(), 'surrogateescape')


def _decode_str(value: bytes) -> str:
    return value.decode(sys.getfilesystemencoding(), 'surrogateescape')


def _check_bytes(value) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError(f'bytes expected, not {type(value).__name__}')
    return value


def make_environments() -> tuple:
    """Return the environment as str and as bytes; both show the same."""
    data = dict(posix.environ)
    return _Environ(data, _encode_str, _decode_str), _Environ(data, _check_bytes, bytes)


class PathLike(ABC):
    """What stands for a path."""

    __slots__ = ()
    __module__ = 'os'
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __fspath__(self):
        """Return the path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return hasattr(subclass, '__fspath__') or NotImplemented
        return NotImplemented
