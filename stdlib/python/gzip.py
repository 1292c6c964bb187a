"""Files compressed by gzip (RFC 1952), read and written like other files."""

import builtins
import io
import os
import struct
import sys
import time
import weakref
import zlib

__all__ = ['BadGzipFile', 'GzipFile', 'open', 'compress', 'decompress']

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16

READ = 'rb'
WRITE = 'wb'

_COMPRESS_LEVEL_FAST = 1
_COMPRESS_LEVEL_TRADEOFF = 6
_COMPRESS_LEVEL_BEST = 9

READ_BUFFER_SIZE = 128 * 1024
_WRITE_BUFFER_SIZE = 4 * io.DEFAULT_BUFFER_SIZE


class BadGzipFile(OSError):
    """A file that is none of gzip's."""


def open(
    filename, mode='rb', compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None, newline=None,
):
    """Open a compressed file; with `t` in the mode, as text."""
    if 't' in mode:
        if 'b' in mode:
            raise ValueError(f'Invalid mode: {mode!r}')
    else:
        for name, value in (('encoding', encoding), ('errors', errors), ('newline', newline)):
            if value is not None:
                raise ValueError(f'Argument {name!r} not supported in binary mode')
    binary_mode = mode.replace('t', '')
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, binary_mode, compresslevel)
    elif hasattr(filename, 'read') or hasattr(filename, 'write'):
        file = GzipFile(None, binary_mode, compresslevel, filename)
    else:
        raise TypeError('filename must be a str or bytes object, or a file')
    if 't' not in mode:
        return file
    return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)


def _header(level: int, mtime: int, name: bytes = b'') -> bytes:
    """The header of a stream."""
    speed = {_COMPRESS_LEVEL_BEST: 2, _COMPRESS_LEVEL_FAST: 4}.get(level, 0)
    header = b'\x1f\x8b\x08' + bytes([FNAME if name else 0])
    header += struct.pack('<LBB', mtime if 0 <= mtime < 1 << 32 else 0, speed, 255)
    return header + name + b'\0' if name else header


class _WriteBufferStream(io.RawIOBase):
    """What a writing file buffers into."""

    def __init__(self, gzip_file):
        # No circle, so that a file that is forgotten goes away.
        self.gzip_file = weakref.ref(gzip_file)

    def write(self, data):
        """Compress data."""
        gzip_file = self.gzip_file()
        if gzip_file is None:
            raise RuntimeError('lost gzip_file')
        return gzip_file._write_raw(data)

    def seekable(self):
        """Whether the position can be changed."""
        return False

    def writable(self):
        """Whether it can be written to."""
        return True


class GzipFile(io.BufferedIOBase):
    """A compressed file that is read or written; other files can lie beneath it."""

    myfileobj = None

    def __init__(
        self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST, fileobj=None, mtime=None,
    ):
        # What close() looks at, in case this fails.
        self.mode = None
        self.fileobj = None
        self._buffer = None
        if mode and ('t' in mode or 'U' in mode):
            raise ValueError(f'Invalid mode: {mode!r}')
        if mode and 'b' not in mode:
            mode += 'b'
        try:
            if fileobj is None:
                fileobj = self.myfileobj = builtins.open(filename, mode or 'rb')
            if filename is None:
                filename = getattr(fileobj, 'name', '')
                if not isinstance(filename, (str, bytes)):
                    filename = ''
            else:
                filename = os.fspath(filename)
            given_mode = mode
            if mode is None:
                mode = getattr(fileobj, 'mode', 'rb')
            if mode.startswith('r'):
                self.mode = READ
                raw = _GzipReader(fileobj)
                self._buffer = io.BufferedReader(raw)
                self.name = filename
            elif mode.startswith(('w', 'a', 'x')):
                if given_mode is None:
                    import warnings
                    warnings.warn(
                        'GzipFile was opened for writing, but this will '
                        'change in future Python releases.  '
                        'Specify the mode argument for opening it for writing.',
                        FutureWarning, 2,
                    )
                self.mode = WRITE
                self._start_writing(filename, compresslevel)
            else:
                raise ValueError(f'Invalid mode: {mode!r}')
            self.fileobj = fileobj
            self._write_mtime = mtime
            if self.mode == WRITE:
                self._write_header(compresslevel)
        except:
            if self.myfileobj is not None:
                self.myfileobj.close()
            raise

    def _start_writing(self, filename, compresslevel):
        self.name = filename
        self.crc = zlib.crc32(b'')
        self.size = 0
        self.offset = 0
        self.writebuf = []
        self.bufsize = 0
        self.compress = zlib.compressobj(
            compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, 0,
        )
        self._buffer_size = _WRITE_BUFFER_SIZE
        self._buffer = io.BufferedWriter(_WriteBufferStream(self), buffer_size=self._buffer_size)

    @property
    def mtime(self):
        """The time that the header read last gives, if one was read."""
        return self._buffer.raw._last_mtime if self.mode == READ else None

    def __repr__(self):
        return f'<gzip {self.fileobj!r} {id(self):#x}>'

    def _write_header(self, compresslevel):
        name = os.path.basename(self.name)
        if not isinstance(name, bytes):
            try:
                name = name.encode('latin-1')
            except UnicodeEncodeError:
                name = b''
        name = name.removesuffix(b'.gz')
        mtime = self._write_mtime
        if mtime is None:
            mtime = time.time()
        self.fileobj.write(_header(compresslevel, int(mtime), name))

    def _check_not_closed(self):
        if self.fileobj is None:
            raise ValueError('I/O operation on closed file')

    def _check_mode(self, mode, doing, kind):
        self._check_not_closed()
        if self.mode != mode:
            import errno
            raise OSError(errno.EBADF, f'{doing}() on {kind}-only GzipFile object')

    def write(self, data):
        """Write octets; return how many."""
        self._check_mode(WRITE, 'write', 'read')
        if self.fileobj is None:
            raise ValueError('write() on closed GzipFile object')
        return self._buffer.write(data)

    def _write_raw(self, data):
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data).cast('B')
        length = len(data)
        if length > 0:
            self.fileobj.write(self.compress.compress(data))
            self.size += length
            self.crc = zlib.crc32(data, self.crc)
            self.offset += length
        return length

    def read(self, size=-1):
        """Read at most `size` octets, or all."""
        self._check_mode(READ, 'read', 'write')
        return self._buffer.read(size)

    def read1(self, size=-1):
        """Read at most `size` octets, reading from the file beneath as seldom as possible."""
        self._check_mode(READ, 'read1', 'write')
        return self._buffer.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def readinto(self, b):
        """Read into a buffer."""
        self._check_mode(READ, 'readinto', 'write')
        return self._buffer.readinto(b)

    def readinto1(self, b):
        """Read into a buffer, reading from the file beneath as seldom as possible."""
        self._check_mode(READ, 'readinto1', 'write')
        return self._buffer.readinto1(b)

    def peek(self, n):
        """Return octets that are to be read next, without reading them."""
        self._check_mode(READ, 'peek', 'write')
        return self._buffer.peek(n)

    def readline(self, size=-1):
        """Read a line."""
        self._check_mode(READ, 'readline', 'write')
        return self._buffer.readline(size)

    @property
    def closed(self):
        """Whether the file was closed."""
        return self.fileobj is None

    def close(self):
        """Write what is left, and close the file beneath if it was opened here."""
        fileobj = self.fileobj
        if fileobj is None:
            return
        try:
            if self.mode == WRITE:
                self._buffer.flush()
                fileobj.write(self.compress.flush())
                fileobj.write(struct.pack('<LL', self.crc, self.size & 0xFFFFFFFF))
            elif self.mode == READ:
                self._buffer.close()
        finally:
            self.fileobj = None
            myfileobj = self.myfileobj
            if myfileobj:
                self.myfileobj = None
                myfileobj.close()

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        """Write all that was compressed so far."""
        self._check_not_closed()
        if self.mode == WRITE:
            self._buffer.flush()
            self.fileobj.write(self.compress.flush(zlib_mode))
            self.fileobj.flush()

    def fileno(self):
        """The descriptor of the file beneath."""
        return self.fileobj.fileno()

    def rewind(self):
        """Go back to the start of a file that is read."""
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self._buffer.seek(0)

    def readable(self):
        """Whether the file is read."""
        return self.mode == READ

    def writable(self):
        """Whether the file is written."""
        return self.mode == WRITE

    def seekable(self):
        """True: going forward reads or writes, and a file that is read can start anew."""
        return True

    def tell(self):
        """The position in the octets that are not compressed."""
        self._check_not_closed()
        if self.mode == WRITE:
            self._buffer.flush()
            return self.offset
        return self._buffer.tell()

    def seek(self, offset, whence=io.SEEK_SET):
        """Go to a position; a file that is written is filled with zeros up to there."""
        if self.mode == WRITE:
            self._check_not_closed()
            self._buffer.flush()
            if whence == io.SEEK_CUR:
                offset += self.offset
            elif whence != io.SEEK_SET:
                raise ValueError('Seek from end not supported')
            if offset < self.offset:
                raise OSError('Negative seek in write mode')
            missing = offset - self.offset
            while missing > 0:
                part = min(missing, self._buffer_size)
                self._buffer.write(bytes(part))
                self._buffer.flush()
                missing -= part
            return self.offset
        self._check_not_closed()
        return self._buffer.seek(offset, whence)


def _read_exactly(file, count: int) -> bytes:
    """Read so many octets."""
    data = file.read(count)
    while len(data) < count:
        more = file.read(count - len(data))
        if not more:
            raise EOFError('Compressed file ended before the end-of-stream marker was reached')
        data += more
    return data


def _skip_text(file) -> None:
    while _read_exactly(file, 1) != b'\0':
        pass


def _read_header(file) -> int | None:
    """Read the header of a stream and return its time; None at the end of the file."""
    magic = file.read(2)
    if magic == b'':
        return None
    if magic != b'\x1f\x8b':
        raise BadGzipFile(f'Not a gzipped file ({magic!r})')
    method, flags, mtime = struct.unpack('<BBIxx', _read_exactly(file, 8))
    if method != 8:
        raise BadGzipFile('Unknown compression method')
    if flags & FEXTRA:
        length, = struct.unpack('<H', _read_exactly(file, 2))
        _read_exactly(file, length)
    if flags & FNAME:
        _skip_text(file)
    if flags & FCOMMENT:
        _skip_text(file)
    if flags & FHCRC:
        _read_exactly(file, 2)
    return mtime


class _Source:
    """A file some of whose octets were read already, and are to be read again."""

    def __init__(self, file):
        self._file = file
        self._waiting = b''

    def read(self, size):
        waiting = self._waiting
        if len(waiting) >= size:
            self._waiting = waiting[size:]
            return waiting[:size]
        self._waiting = b''
        return waiting + self._file.read(size - len(waiting))

    def prepend(self, data):
        self._waiting = data + self._waiting

    def rewind(self):
        self._waiting = b''
        self._file.seek(0)

    def seekable(self):
        return self._file.seekable()


class _GzipReader(io.RawIOBase):
    """The octets of all streams of a file."""

    def __init__(self, file):
        self._file = _Source(file)
        self._last_mtime = None
        self._size = -1
        self._restart()

    def _restart(self):
        self._position = 0
        self._is_new = True
        self._ended = False
        self._decompressor = None

    def readable(self):
        """True."""
        return True

    def seekable(self):
        """Whether the file beneath can go back."""
        return self._file.seekable()

    def tell(self):
        """The position in the octets that are not compressed."""
        return self._position

    def _begin(self) -> bool:
        """Read a header; whether there was one."""
        mtime = _read_header(self._file)
        if mtime is None:
            return False
        self._last_mtime = mtime
        self._decompressor = zlib._ZlibDecompressor(wbits=-zlib.MAX_WBITS)
        self._crc = zlib.crc32(b'')
        self._stream_size = 0
        self._is_new = False
        return True

    def _end(self) -> None:
        """Check the sum and length behind a stream, and skip zeros."""
        self._file.prepend(self._decompressor.unused_data)
        crc, size = struct.unpack('<II', _read_exactly(self._file, 8))
        if crc != self._crc:
            raise BadGzipFile(f'CRC check failed {crc:#x} != {self._crc:#x}')
        if size != self._stream_size & 0xFFFFFFFF:
            raise BadGzipFile('Incorrect length of data produced')
        octet = b'\0'
        while octet == b'\0':
            octet = self._file.read(1)
        if octet:
            self._file.prepend(octet)
        self._is_new = True

    def readinto(self, b):
        """Read into a buffer."""
        with memoryview(b) as view, view.cast('B') as octets:
            data = self.read(len(octets))
            octets[:len(data)] = data
        return len(data)

    def readall(self):
        """Read all that is left."""
        parts = []
        while part := self.read(READ_BUFFER_SIZE):
            parts.append(part)
        return b''.join(parts)

    def read(self, size=-1):
        """Read at most `size` octets, or all."""
        if size < 0:
            return self.readall()
        if not size:
            return b''
        while True:
            if self._ended:
                return b''
            if not self._is_new and self._decompressor.eof:
                self._end()
            if self._is_new and not self._begin():
                self._ended = True
                self._size = self._position
                return b''
            if self._decompressor.needs_input:
                compressed = self._file.read(READ_BUFFER_SIZE)
                data = self._decompressor.decompress(compressed, size)
            else:
                compressed = None
                data = self._decompressor.decompress(b'', size)
            if data:
                break
            if compressed == b'' and not self._decompressor.eof:
                raise EOFError('Compressed file ended before the end-of-stream marker was reached')
        self._crc = zlib.crc32(data, self._crc)
        self._stream_size += len(data)
        self._position += len(data)
        return data

    def seek(self, offset, whence=io.SEEK_SET):
        """Go to a position, from the start if it lies behind."""
        if whence == io.SEEK_CUR:
            offset += self._position
        elif whence == io.SEEK_END:
            while self._size < 0 and self.read(io.DEFAULT_BUFFER_SIZE):
                pass
            offset += self._size
        elif whence != io.SEEK_SET:
            raise ValueError(f'Invalid value for whence: {whence}')
        if offset < self._position:
            self._file.rewind()
            self._restart()
        while offset > self._position:
            if not self.read(min(io.DEFAULT_BUFFER_SIZE, offset - self._position)):
                break
        return self._position


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=0) -> bytes:
    """Compress octets in one go. `mtime` is the time in the header; None is now."""
    if mtime is None:
        mtime = time.time()
    body = zlib.compress(data, level=compresslevel, wbits=-zlib.MAX_WBITS)
    end = struct.pack('<LL', zlib.crc32(data), len(memoryview(data).cast('B')) & 0xFFFFFFFF)
    return _header(compresslevel, int(mtime)) + body + end


def decompress(data) -> bytes:
    """Decompress octets in one go, those of several streams if there are."""
    parts = []
    while True:
        file = io.BytesIO(data)
        if _read_header(file) is None:
            return b''.join(parts)
        decompressor = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        part = decompressor.decompress(data[file.tell():])
        if not decompressor.eof or len(decompressor.unused_data) < 8:
            raise EOFError('Compressed file ended before the end-of-stream marker was reached')
        crc, size = struct.unpack('<II', decompressor.unused_data[:8])
        if crc != zlib.crc32(part):
            raise BadGzipFile('CRC check failed')
        if size != len(part) & 0xFFFFFFFF:
            raise BadGzipFile('Incorrect length of data produced')
        parts.append(part)
        data = decompressor.unused_data[8:].lstrip(b'\0')


def _compress_file(source, path: str, level: int) -> None:
    """Compress an open file into one beside it, or standard input into standard output."""
    if path == '-':
        target = GzipFile(filename='', mode='wb', fileobj=sys.stdout.buffer, compresslevel=level)
    else:
        target = open(path + '.gz', 'wb', compresslevel=level)
    with target:
        while chunk := source.read(READ_BUFFER_SIZE):
            target.write(chunk)


def _decompress_file(path: str) -> None:
    if path == '-':
        source, target = GzipFile(filename='', mode='rb', fileobj=sys.stdin.buffer), sys.stdout.buffer
    else:
        if not path.endswith('.gz'):
            sys.exit(f"filename doesn't end in .gz: {path!r}")
        source, target = open(path, 'rb'), builtins.open(path[:-3], 'wb')
    try:
        while chunk := source.read(READ_BUFFER_SIZE):
            target.write(chunk)
    finally:
        if path != '-':
            source.close()
            target.close()


def main() -> None:
    """Run the command `python -m gzip`."""
    from argparse import ArgumentParser
    parser = ArgumentParser(description='A simple command line interface for the gzip module: act like gzip, but do '
                                        'not delete the input file.')
    way = parser.add_mutually_exclusive_group()
    way.add_argument('--fast', action='store_true', help='compress faster')
    way.add_argument('--best', action='store_true', help='compress better')
    way.add_argument('-d', '--decompress', action='store_true', help='act like gunzip instead of gzip')
    parser.add_argument('args', nargs='*', default=['-'], metavar='file')
    options = parser.parse_args()
    level = _COMPRESS_LEVEL_TRADEOFF
    if options.fast:
        level = _COMPRESS_LEVEL_FAST
    elif options.best:
        level = _COMPRESS_LEVEL_BEST
    for path in options.args:
        if options.decompress:
            _decompress_file(path)
        elif path == '-':
            _compress_file(sys.stdin.buffer, path, level)
        else:
            with builtins.open(path, 'rb') as source:
                _compress_file(source, path, level)


if __name__ == '__main__':
    main()
