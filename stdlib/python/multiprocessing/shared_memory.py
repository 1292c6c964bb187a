"""Memory that processes share, by name, and lists of simple values in it."""

import mmap
import os
import secrets
import struct
from types import GenericAlias

import _posixshmem

from . import resource_tracker

__all__ = ['SharedMemory', 'ShareableList']

_KIND = 'shared_memory'
_PREFIX = '/psm_'


class SharedMemory:
    """A block of memory with a name, by which other processes find it.

    Whoever is done with it calls `close`; when all are, one of them calls `unlink`.
    """

    _name = None
    _fd = -1
    _mmap = None
    _buf = None
    _track = True

    def __init__(self, name: str | None = None, create: bool = False, size: int = 0, *, track: bool = True) -> None:
        if not size >= 0:
            raise ValueError("'size' must be a positive integer")
        if create and size == 0:
            raise ValueError("'size' must be a positive number different from zero")
        if name is None and not create:
            raise ValueError("'name' can only be None if create=True")
        self._track = track
        flags = os.O_RDWR | (os.O_CREAT | os.O_EXCL if create else 0)
        if name is None:
            self._open_under_new_name(flags)
        else:
            self._name = '/' + name
            self._fd = _posixshmem.shm_open(self._name, flags, mode=0o600)
        try:
            if create:
                os.ftruncate(self._fd, size)
            self._size = os.fstat(self._fd).st_size
            self._mmap = mmap.mmap(self._fd, self._size, trackfd=False)
        except BaseException:
            if create:
                self.unlink()
            self.close()
            raise
        self._buf = memoryview(self._mmap)
        if self._track and name is not None:
            resource_tracker.register(self._name, _KIND)

    def _open_under_new_name(self, flags: int) -> None:
        while True:
            self._name = _PREFIX + secrets.token_hex(4)
            # Tracked before it is there, so that no process can die in between.
            if self._track:
                resource_tracker.register(self._name, _KIND)
            try:
                self._fd = _posixshmem.shm_open(self._name, flags, mode=0o600)
                return
            except FileExistsError:
                continue

    def __del__(self) -> None:
        try:
            self.close()
        except (OSError, BufferError):
            pass

    def __reduce__(self) -> tuple:
        return self.__class__, (self.name, False, self.size)

    def __repr__(self) -> str:
        return f'{self.__class__.__name__}({self.name!r}, size={self.size})'

    @property
    def buf(self) -> memoryview:
        """A view of the memory; None once it is closed here."""
        return self._buf

    @property
    def name(self) -> str:
        """The name by which others find the memory."""
        return self._name.removeprefix('/')

    @property
    def size(self) -> int:
        """How many octets there are."""
        return self._size

    def close(self) -> None:
        """Let go of the memory in this process; it stays for others."""
        if self._buf is not None:
            self._buf.release()
            self._buf = None
        if self._mmap is not None:
            self._mmap.close()
            self._mmap = None
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def unlink(self) -> None:
        """Take the name away: the memory goes when no process has it open any more."""
        if self._name:
            _posixshmem.shm_unlink(self._name)
            if self._track:
                resource_tracker.unregister(self._name, _KIND)


_HEAD = struct.Struct('q')
# How an item is packed now, in eight octets, and what is made of what unpacking gives.
_FORMAT_ROOM = 8
_AS_IT_IS, _TEXT, _OCTETS, _NOTHING = range(4)


class ShareableList:
    """A list in shared memory, of a length that stays: its items are numbers, bools, str, bytes and None.

    An item may be replaced by one that takes no more room. Octets of zero at the end of str and bytes are lost.
    """

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, sequence=None, *, name: str | None = None) -> None:
        if sequence is None:
            self.shm = SharedMemory(name)
            self._len, = _HEAD.unpack_from(self.shm.buf)
            self._lay_out()
            self._ends = struct.unpack_from(f'{self._len}q', self.shm.buf, _HEAD.size)
            return
        packed = [_pack(item) for item in sequence]
        self._len = len(packed)
        self._lay_out()
        ends = []
        end = 0
        for format, _, _ in packed:
            end += struct.calcsize(format)
            ends.append(end)
        self._ends = tuple(ends)
        self.shm = SharedMemory(name, create=True, size=self._data + end)
        _HEAD.pack_into(self.shm.buf, 0, self._len)
        struct.pack_into(f'{self._len}q', self.shm.buf, _HEAD.size, *ends)
        for position, item in enumerate(packed):
            self._put(position, *item)

    def _lay_out(self) -> None:
        self._formats = _HEAD.size + 8 * self._len
        self._codes = self._formats + _FORMAT_ROOM * self._len
        # Aligned, as numbers like to be.
        self._data = -(-(self._codes + self._len) // 8) * 8

    def _place(self, position: int) -> int:
        return self._data + (self._ends[position - 1] if position else 0)

    def _put(self, position: int, format: str, code: int, value) -> None:
        buffer = self.shm.buf
        struct.pack_into(format, buffer, self._place(position), value)
        struct.pack_into(f'{_FORMAT_ROOM}s', buffer, self._formats + _FORMAT_ROOM * position, _short(format))
        buffer[self._codes + position] = code

    def _format_of(self, position: int) -> str:
        start = self._formats + _FORMAT_ROOM * position
        return _long(bytes(self.shm.buf[start:start + _FORMAT_ROOM]))

    def _index(self, position: int, message: str) -> int:
        position = position if position >= 0 else position + self._len
        if not 0 <= position < self._len:
            raise IndexError(message)
        return position

    def __getitem__(self, position: int):
        position = self._index(position, 'index out of range')
        value, = struct.unpack_from(self._format_of(position), self.shm.buf, self._place(position))
        code = self.shm.buf[self._codes + position]
        if code == _NOTHING:
            return None
        if code == _AS_IT_IS:
            return value
        value = value.rstrip(b'\0')
        return value.decode() if code == _TEXT else value

    def __setitem__(self, position: int, value) -> None:
        position = self._index(position, 'assignment index out of range')
        format, code, packed = _pack(value)
        room = self._ends[position] - (self._ends[position - 1] if position else 0)
        if code in (_TEXT, _OCTETS):
            if len(packed) > room:
                raise ValueError('bytes/str item exceeds available storage')
            format = f'{room}s'
        self._put(position, format, code, packed)

    def __reduce__(self) -> tuple:
        from functools import partial
        return partial(self.__class__, name=self.shm.name), ()

    def __len__(self) -> int:
        return self._len

    def __repr__(self) -> str:
        return f'{self.__class__.__name__}({list(self)}, name={self.shm.name!r})'

    @property
    def format(self) -> str:
        """How the items are packed now, as `struct` writes it."""
        return ''.join(self._format_of(position) for position in range(self._len))

    def count(self, value) -> int:
        """Return how many items equal `value`."""
        return sum(item == value for item in self)

    def index(self, value) -> int:
        """Return the position of the first item that equals `value`; ValueError if there is none."""
        for position, item in enumerate(self):
            if item == value:
                return position
        raise ValueError('ShareableList.index(x): x not in list')


def _pack(value) -> tuple:
    # How a new item is packed, what is made of it, and what is given to `struct`.
    if value is None:
        return 'xxxxxx?x', _NOTHING, False
    if isinstance(value, bool):
        return 'xxxxxxx?', _AS_IT_IS, value
    if isinstance(value, int):
        struct.pack('q', value)
        return 'q', _AS_IT_IS, value
    if isinstance(value, float):
        return 'd', _AS_IT_IS, value
    if isinstance(value, str):
        octets = value.encode()
    elif isinstance(value, bytes):
        octets = value
    else:
        raise KeyError(type(value))
    return f'{8 * (len(octets) // 8 + 1)}s', _TEXT if isinstance(value, str) else _OCTETS, octets


def _short(format: str) -> bytes:
    # Long strings have long numbers in their formats: those are written as octets.
    if format[-1] == 's':
        return b's' + int(format[:-1]).to_bytes(_FORMAT_ROOM - 1)
    return format.encode()


def _long(octets: bytes) -> str:
    if octets[:1] == b's':
        return f'{int.from_bytes(octets[1:])}s'
    return octets.rstrip(b'\0').decode()
