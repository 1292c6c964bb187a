"""Files of text."""

from ..base import AsyncBase, AsyncIndirectBase

__all__ = ['AsyncTextIOWrapper', 'AsyncTextIndirectIOWrapper']

_WAITING = frozenset(('close', 'flush', 'isatty', 'read', 'readable', 'readline', 'readlines', 'seek', 'seekable',
                      'tell', 'truncate', 'write', 'writable', 'writelines'))
_DIRECT = frozenset(('buffer', 'closed', 'encoding', 'errors', 'line_buffering', 'newlines', 'name', 'mode', 'detach',
                     'fileno'))


class AsyncTextIOWrapper(AsyncBase):
    """Such as `io.TextIOWrapper`."""

    _waiting = _WAITING
    _direct = _DIRECT


class AsyncTextIndirectIOWrapper(AsyncIndirectBase):
    """The same, looked up each time."""

    _waiting = _WAITING
    _direct = _DIRECT
