"""Archives that cannot be gone back in, and the contents of members as files."""

import io
import zlib

from ._errors import CompressionError, ReadError, StreamError
from ._headers import BLOCKSIZE, RECORDSIZE

__all__ = ['ExFileObject', 'Stream', 'recognise']


def recognise(head: bytes) -> str:
    """Which compression data of this beginning has."""
    if head.startswith(b'\x1f\x8b\x08'):
        return 'gz'
    if head[:3] == b'BZh' and head[4:10] == b'1AY&SY':
        return 'bz2'
    if head.startswith((b'\x5d\x00\x00\x80', b'\xfd7zXZ')):
        return 'xz'
    return 'tar'


class _Plain:
    # As a decompressor and a compressor of data that stays as it is.
    eof = False
    unused_data = b''

    def compress(self, data: bytes) -> bytes:
        return data

    def decompress(self, data: bytes) -> bytes:
        return data

    def flush(self) -> bytes:
        return b''


def _coders(kind: str, level: int, preset):
    # A function each that makes a compressor and a decompressor, and what the latter may raise.
    if kind == 'tar':
        return _Plain, _Plain, ()
    if kind == 'gz':
        return lambda: zlib.compressobj(level, zlib.DEFLATED, 31), lambda: zlib.decompressobj(31), zlib.error
    if kind == 'bz2':
        import bz2
        return lambda: bz2.BZ2Compressor(level), bz2.BZ2Decompressor, OSError
    if kind == 'xz':
        import lzma
        return lambda: lzma.LZMACompressor(preset=preset), lzma.LZMADecompressor, lzma.LZMAError
    raise CompressionError(f'unknown compression type {kind!r}')


class Stream:
    """A file that is only read from or written to from its start to its end."""

    def __init__(self, name, mode: str, kind: str, fileobj, bufsize: int, compresslevel: int, preset) -> None:
        self._own = fileobj is None
        if fileobj is None:
            fileobj = open(name, mode + 'b')
        self.name = name or ''
        self.mode = mode
        self._file = fileobj
        self._size = bufsize
        self._place = 0
        self._waiting = b''
        self._taken = b''
        self.closed = False
        try:
            if mode == 'r' and kind == '*':
                self._taken = fileobj.read(BLOCKSIZE)
                kind = recognise(self._taken)
            self.comptype = kind
            compressor, decompressor, self._failure = _coders(kind, compresslevel, preset)
            self._coder = decompressor() if mode == 'r' else compressor()
        except BaseException:
            if self._own:
                fileobj.close()
            raise

    def write(self, data: bytes) -> None:
        """Write, in blocks of the stream's size."""
        self._place += len(data)
        self._put(self._coder.compress(data))

    def _put(self, data: bytes) -> None:
        self._waiting += data
        while len(self._waiting) > self._size:
            self._file.write(self._waiting[:self._size])
            self._waiting = self._waiting[self._size:]

    def close(self) -> None:
        """Write what is left, and close the file if it was opened here."""
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode == 'w':
                self._waiting += self._coder.flush()
                self._file.write(self._waiting)
        finally:
            if self._own:
                self._file.close()

    def tell(self) -> int:
        """Return the place in the archive."""
        return self._place

    def seek(self, pos: int = 0) -> int:
        """Go forward to a place."""
        if pos < self._place:
            raise StreamError('seeking backwards is not allowed')
        while self._place < pos and self.read(min(self._size, pos - self._place)):
            pass
        return self._place

    def read(self, size: int) -> bytes:
        """Read so many bytes."""
        parts, have = [self._waiting], len(self._waiting)
        while have < size and not self._coder.eof:
            if self._taken:
                data, self._taken = self._taken, b''
            else:
                data = self._file.read(self._size)
            if not data:
                break
            try:
                data = self._coder.decompress(data)
            except self._failure as error:
                raise ReadError('invalid compressed data') from error
            parts.append(data)
            have += len(data)
        data = b''.join(parts)
        self._waiting = data[size:]
        data = data[:size]
        self._place += len(data)
        return data


class _Member(io.RawIOBase):
    # The contents of a member: stretches of the archive, and holes between them.
    def __init__(self, archive, member) -> None:
        self._file = archive.fileobj
        self.name = member.name
        self.mode = 'rb'
        self._size = member.size
        self._start = member.offset_data
        self._place = 0
        stretches, begin = [], member.offset_data
        for offset, length in member.sparse if member.sparse is not None else [(0, member.size)]:
            stretches.append((offset, length, begin))
            begin += length
        self._stretches = stretches

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return not hasattr(self._file, 'seekable') or self._file.seekable()

    def tell(self) -> int:
        return self._place

    def seek(self, position: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_CUR:
            position += self._place
        elif whence == io.SEEK_END:
            position += self._size
        elif whence != io.SEEK_SET:
            raise ValueError('Invalid argument')
        self._place = min(max(position, 0), self._size)
        return self._place

    def readinto(self, b) -> int:
        data = self._read(min(len(b), self._size - self._place))
        b[:len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        parts = []
        while size > 0:
            hole_end = self._size
            for offset, length, begin in self._stretches:
                if offset <= self._place < offset + length:
                    count = min(size, offset + length - self._place)
                    self._file.seek(begin + self._place - offset)
                    data = self._file.read(count)
                    if len(data) != count:
                        raise ReadError('unexpected end of data')
                    break
                if self._place < offset:
                    hole_end = min(hole_end, offset)
            else:
                data = bytes(min(size, hole_end - self._place))
                if not data:
                    break
            parts.append(data)
            self._place += len(data)
            size -= len(data)
        return b''.join(parts)


class ExFileObject(io.BufferedReader):
    """The contents of a member, as a file."""

    __module__ = 'tarfile'

    def __init__(self, tarfile, tarinfo) -> None:
        super().__init__(_Member(tarfile, tarinfo))


BUFFER_SIZE = RECORDSIZE
