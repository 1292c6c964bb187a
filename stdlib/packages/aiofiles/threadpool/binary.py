"""Files of octets."""

from ..base import AsyncBase, AsyncIndirectBase

__all__ = ['AsyncBufferedIOBase', 'AsyncBufferedReader', 'AsyncFileIO', 'AsyncIndirectBufferedIOBase',
           'AsyncIndirectBufferedReader', 'AsyncIndirectFileIO']

_COMMON = frozenset(('close', 'flush', 'isatty', 'read', 'read1', 'readinto', 'readline', 'readlines', 'seek',
                     'seekable', 'tell', 'truncate', 'writable', 'write', 'writelines'))
_DIRECT = frozenset(('closed', 'raw', 'name', 'mode', 'detach', 'fileno', 'readable'))


class AsyncBufferedIOBase(AsyncBase):
    """Such as `io.BufferedWriter`."""

    _waiting = _COMMON
    _direct = _DIRECT


class AsyncBufferedReader(AsyncBufferedIOBase):
    """Such as `io.BufferedReader` and `io.BufferedRandom`."""

    _waiting = _COMMON | {'peek'}


class AsyncFileIO(AsyncBase):
    """Such as `io.FileIO`."""

    _waiting = _COMMON | {'readall'}
    _direct = _DIRECT


class AsyncIndirectBufferedIOBase(AsyncIndirectBase):
    """The same, looked up each time."""

    _waiting = _COMMON
    _direct = _DIRECT


class AsyncIndirectBufferedReader(AsyncIndirectBufferedIOBase):
    """The same, looked up each time."""

    _waiting = _COMMON | {'peek'}


class AsyncIndirectFileIO(AsyncIndirectBase):
    """The same, looked up each time."""

    _waiting = _COMMON | {'readall'}
    _direct = _DIRECT
