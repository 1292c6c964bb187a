"""Files that are compressed by streams one behind the other, for `bz2` and `lzma`."""

import builtins
import io
import os

__all__ = ['CompressedFile', 'open_file']

_BLOCK = io.DEFAULT_BUFFER_SIZE


class DecompressReader(io.RawIOBase):
    """What a file of compressed streams holds, as a raw stream."""

    def __init__(self, file, make_decompressor, trailing_error=()) -> None:
        self._file = file
        self._make = make_decompressor
        self._trailing_error = trailing_error
        self._restart()
        self._size = -1

    def _restart(self) -> None:
        self._ended = False
        self._position = 0
        self._decompressor = self._make()

    def readable(self) -> bool:
        """It can be read from."""
        return True

    def close(self) -> None:
        """Forget the decompressor; the file stays open."""
        self._decompressor = None
        return super().close()

    def seekable(self) -> bool:
        """Whether the file can be read again from its start."""
        return self._file.seekable()

    def readinto(self, b) -> int:
        """Read into a buffer."""
        with memoryview(b) as view, view.cast('B') as octets:
            data = self.read(len(octets))
            octets[:len(data)] = data
        return len(data)

    def read(self, size: int = -1) -> bytes:
        """Read at most so many bytes."""
        if size is None or size < 0:
            return self.readall()
        if not size or self._ended:
            return b''
        data = b''
        while not data:
            if self._decompressor.eof:
                rest = self._decompressor.unused_data or self._file.read(_BLOCK)
                if not rest:
                    break
                # Another stream may follow; what is none is left alone, if the format says so.
                self._decompressor = self._make()
                try:
                    data = self._decompressor.decompress(rest, size)
                except self._trailing_error:
                    break
                continue
            if self._decompressor.needs_input:
                rest = self._file.read(_BLOCK)
                if not rest:
                    raise EOFError('Compressed file ended before the end-of-stream marker was reached')
            else:
                rest = b''
            data = self._decompressor.decompress(rest, size)
        if not data:
            self._ended = True
            self._size = self._position
        self._position += len(data)
        return data

    def readall(self) -> bytes:
        """Read everything."""
        return b''.join(iter(lambda: self.read(_BLOCK), b''))

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, by reading up to it."""
        if whence == io.SEEK_CUR:
            offset += self._position
        elif whence == io.SEEK_END:
            if self._size < 0:
                while self.read(_BLOCK):
                    pass
            offset += self._size
        elif whence != io.SEEK_SET:
            raise ValueError(f'Invalid value for whence: {whence}')
        if offset < self._position:
            self._file.seek(0)
            self._restart()
        while (rest := offset - self._position) > 0 and self.read(min(_BLOCK, rest)):
            pass
        return self._position

    def tell(self) -> int:
        """Return the place."""
        return self._position


class CompressedFile(io.BufferedIOBase):
    """A file of compressed streams; subclasses say how they are compressed."""

    # What a file's own mode and this one's are.
    _MODES = {'': 'rb', 'r': 'rb', 'rb': 'rb', 'w': 'wb', 'wb': 'wb', 'x': 'xb', 'xb': 'xb', 'a': 'ab', 'ab': 'ab'}

    def _begin(self, filename, mode: str, make_compressor, make_decompressor, trailing_error=()) -> None:
        self._fp = None
        self._own = False
        self._buffer = None
        if mode not in self._MODES:
            raise ValueError(f'Invalid mode: {mode!r}')
        own_mode = self._MODES[mode]
        self._writes = own_mode != 'rb'
        self._compressor = make_compressor() if self._writes else None
        self._place = 0
        if isinstance(filename, (str, bytes, os.PathLike)):
            self._fp = builtins.open(filename, own_mode)
            self._own = True
        elif hasattr(filename, 'read') or hasattr(filename, 'write'):
            self._fp = filename
        else:
            raise TypeError('filename must be a str, bytes, file or PathLike object')
        self.mode = own_mode if self._writes else 'rb'
        if self.mode in ('xb', 'ab'):
            self.mode = 'wb'
        if not self._writes:
            self._buffer = io.BufferedReader(DecompressReader(self._fp, make_decompressor, trailing_error))

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._fp is None

    @property
    def name(self):
        """The name of the file."""
        self._check_open()
        return self._fp.name

    def close(self) -> None:
        """Write what is left, and close the file if it was opened here."""
        if getattr(self, '_fp', None) is None:
            return
        try:
            if self._buffer is not None:
                self._buffer.close()
            elif self._compressor is not None:
                self._fp.write(self._compressor.flush())
        finally:
            self._buffer = self._compressor = None
            file, self._fp = self._fp, None
            if self._own:
                file.close()

    def _check_open(self) -> None:
        if self._fp is None:
            raise ValueError('I/O operation on closed file')

    def _check_reads(self) -> None:
        self._check_open()
        if self._writes:
            raise io.UnsupportedOperation('File not open for reading')

    def fileno(self) -> int:
        """Return the descriptor of the file."""
        self._check_open()
        return self._fp.fileno()

    def seekable(self) -> bool:
        """Whether places can be gone to."""
        return self.readable() and self._buffer.seekable()

    def readable(self) -> bool:
        """Whether it can be read from."""
        self._check_open()
        return not self._writes

    def writable(self) -> bool:
        """Whether it can be written to."""
        self._check_open()
        return self._writes

    def peek(self, n: int = 0) -> bytes:
        """Return some bytes without going on."""
        self._check_reads()
        return self._buffer.peek(n)

    def read(self, size: int = -1) -> bytes:
        """Read so many bytes, or everything."""
        self._check_reads()
        return self._buffer.read(size)

    def read1(self, size: int = -1) -> bytes:
        """Read some bytes, with as few reads of the file as possible."""
        self._check_reads()
        return self._buffer.read1(_BLOCK if size < 0 else size)

    def readinto(self, b) -> int:
        """Read into a buffer."""
        self._check_reads()
        return self._buffer.readinto(b)

    def readline(self, size: int = -1) -> bytes:
        """Read a line."""
        if not isinstance(size, int):
            if not hasattr(size, '__index__'):
                raise TypeError('Integer argument expected')
            size = size.__index__()
        self._check_reads()
        return self._buffer.readline(size)

    def readlines(self, size: int = -1) -> list:
        """Read the lines."""
        if not isinstance(size, int):
            if not hasattr(size, '__index__'):
                raise TypeError('Integer argument expected')
            size = size.__index__()
        self._check_reads()
        return self._buffer.readlines(size)

    def __iter__(self):
        self._check_reads()
        return iter(self._buffer)

    def write(self, data) -> int:
        """Write bytes; return how many."""
        self._check_open()
        if not self._writes:
            raise io.UnsupportedOperation('File not open for writing')
        if isinstance(data, (bytes, bytearray)):
            length = len(data)
        else:
            data = memoryview(data)
            length = data.nbytes
        self._fp.write(self._compressor.compress(data))
        self._place += length
        return length

    def writelines(self, seq) -> None:
        """Write each of some lines."""
        for line in seq:
            self.write(line)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        self._check_reads_and_seeks()
        return self._buffer.seek(offset, whence)

    def _check_reads_and_seeks(self) -> None:
        self._check_open()
        if self._writes:
            raise io.UnsupportedOperation('Seeking is only supported on files open for reading')
        if not self._buffer.seekable():
            raise io.UnsupportedOperation('The underlying file object does not support seeking')

    def tell(self) -> int:
        """Return the place."""
        self._check_open()
        return self._place if self._writes else self._buffer.tell()


def open_file(make, mode: str, encoding, errors, newline):
    """Open a compressed file with a function of its binary mode; with `t` in the mode, as text."""
    if 't' in mode:
        if 'b' in mode:
            raise ValueError(f'Invalid mode: {mode!r}')
    else:
        for name, value in (('encoding', encoding), ('errors', errors), ('newline', newline)):
            if value is not None:
                raise ValueError(f'Argument {name!r} not supported in binary mode')
    file = make(mode.replace('t', ''))
    if 't' not in mode:
        return file
    return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
