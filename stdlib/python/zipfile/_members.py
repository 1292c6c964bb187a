"""The data of members: files that read and write them."""

import io
import struct
import zlib
from zipfile._information import (
    ENCRYPTED,
    METHOD_NAMES,
    USES_DESCRIPTOR,
    ZIP64_LIMIT,
    ZIP_BZIP2,
    ZIP_DEFLATED,
    ZIP_LZMA,
    ZIP_STORED,
    BadZipFile,
    ZipInfo,
)
from zipfile._methods import compressor, decompressor

_BLOCK = 64 * 1024


class _Decrypter:
    """The old cipher of the format, which keeps nothing secret for long."""

    def __init__(self, password: bytes):
        self.keys = [0x12345678, 0x23456789, 0x34567890]
        for octet in password:
            self._update(octet)

    @staticmethod
    def _step(octet: int, crc: int) -> int:
        # The sum without the bits turned at its start and end.
        return zlib.crc32(bytes([octet]), crc ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def _update(self, octet: int) -> None:
        first, second, third = self.keys
        first = self._step(octet, first)
        second = (second + (first & 0xFF)) * 134775813 + 1 & 0xFFFFFFFF
        self.keys = [first, second, self._step(second >> 24, third)]

    def decrypt(self, data: bytes) -> bytes:
        result = bytearray()
        for octet in data:
            key = self.keys[2] | 2
            octet ^= key * (key ^ 1) >> 8 & 0xFF
            self._update(octet)
            result.append(octet)
        return bytes(result)


class ZipExtFile(io.BufferedIOBase):
    """A member that is read."""

    def __init__(self, archive, info: ZipInfo, start: int, password: bytes | None):
        self._archive = archive
        self._info = info
        self._start = start
        self._password = password
        self.name = info.filename
        self.mode = 'rb'
        self.newlines = None
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA):
            name = METHOD_NAMES.get(info.compress_type)
            if name:
                raise NotImplementedError(f'compression type {info.compress_type} ({name})')
            raise NotImplementedError(f'compression type {info.compress_type}')
        self._rewind()

    def __repr__(self):
        result = f'<{self.__class__.__module__}.{self.__class__.__qualname__}'
        if self.closed:
            return result + ' [closed]>'
        result += f' name={self.name!r}'
        if self._info.compress_type != ZIP_STORED:
            result += f' compress_type={METHOD_NAMES[self._info.compress_type]}'
        return result + '>'

    def _rewind(self):
        info = self._info
        self._place = self._start
        self._compressed_left = info.compress_size
        self._left = info.file_size
        self._buffer = b''
        self._position = 0
        self._crc = 0
        self._decompressor = decompressor(info.compress_type)
        self._decrypter = None
        if info.flag_bits & ENCRYPTED:
            self._decrypter = _Decrypter(self._password)
            header = self._decrypter.decrypt(self._archive._read_at(self._place, 12))
            self._place += 12
            self._compressed_left -= 12
            if info.flag_bits & USES_DESCRIPTOR:
                check = info._raw_time >> 8 & 0xFF
            else:
                check = info.CRC >> 24 & 0xFF
            if header[11] != check:
                raise RuntimeError(f'Bad password for file {info.orig_filename!r}')

    def readable(self):
        """True."""
        self._check_open()
        return True

    def seekable(self):
        """Whether the archive's file is."""
        self._check_open()
        return self._archive._seekable

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def _more(self) -> bytes:
        """The next data, decompressed; none at the end."""
        while self._left > 0:
            tail = b''
            if self._decompressor is not None:
                tail = self._decompressor.unconsumed_tail
            raw = tail
            if not raw and self._compressed_left > 0:
                raw = self._archive._read_at(self._place, min(_BLOCK, self._compressed_left))
                if not raw:
                    raise EOFError
                self._place += len(raw)
                self._compressed_left -= len(raw)
                if self._decrypter is not None:
                    raw = self._decrypter.decrypt(raw)
            if self._decompressor is None:
                data = raw
                ended = self._compressed_left <= 0
            else:
                data = self._decompressor.decompress(raw, _BLOCK)
                ended = self._decompressor.eof or (
                    self._compressed_left <= 0 and not self._decompressor.unconsumed_tail
                )
                if ended:
                    data += self._decompressor.flush()
            data = data[:self._left]
            self._left -= len(data)
            if ended:
                self._left = 0
            self._crc = zlib.crc32(data, self._crc)
            if self._left == 0 and self._crc != self._info.CRC:
                raise BadZipFile(f'Bad CRC-32 for file {self.name!r}')
            if data:
                return data
        return b''

    def read(self, n=-1):
        """Read at most `n` octets, or all."""
        self._check_open()
        if n is None or n < 0:
            parts = [self._buffer]
            while data := self._more():
                parts.append(data)
            self._buffer = b''
            data = b''.join(parts)
        else:
            while len(self._buffer) < n and (data := self._more()):
                self._buffer += data
            data, self._buffer = self._buffer[:n], self._buffer[n:]
        self._position += len(data)
        return data

    def read1(self, n=-1):
        """Read at most `n` octets, with as little work as possible."""
        self._check_open()
        if not self._buffer:
            self._buffer = self._more()
        size = len(self._buffer) if n is None or n < 0 else n
        data, self._buffer = self._buffer[:size], self._buffer[size:]
        self._position += len(data)
        return data

    def peek(self, n=1):
        """Return octets that are to be read next, without reading them."""
        while len(self._buffer) < n and (data := self._more()):
            self._buffer += data
        return self._buffer[:512] if n <= 512 else self._buffer

    def readinto(self, b):
        """Read into a buffer."""
        data = self.read(len(memoryview(b).cast('B')))
        memoryview(b).cast('B')[:len(data)] = data
        return len(data)

    def readline(self, limit=-1):
        """Read a line."""
        self._check_open()
        while (end := self._buffer.find(b'\n')) < 0 and (limit < 0 or len(self._buffer) < limit):
            data = self._more()
            if not data:
                break
            self._buffer += data
        size = len(self._buffer) if end < 0 else end + 1
        if limit >= 0:
            size = min(size, limit)
        return self.read(size)

    def tell(self):
        """The position."""
        self._check_open()
        return self._position

    def seek(self, offset, whence=io.SEEK_SET):
        """Go to a position, from the start if it lies behind."""
        self._check_open()
        if whence == io.SEEK_CUR:
            offset += self._position
        elif whence == io.SEEK_END:
            offset += self._info.file_size
        elif whence != io.SEEK_SET:
            raise ValueError('whence must be os.SEEK_SET (0), os.SEEK_CUR (1), or os.SEEK_END (2)')
        offset = min(max(offset, 0), self._info.file_size)
        if offset < self._position:
            self._rewind()
        while self._position < offset and self.read(min(_BLOCK, offset - self._position)):
            pass
        return self._position


ZipExtFile.__module__ = 'zipfile'


class ZipWriteFile(io.BufferedIOBase):
    """A member that is written."""

    def __init__(self, archive, info: ZipInfo, is_large: bool):
        self._archive = archive
        self._info = info
        self._is_large = is_large
        self.name = info.filename
        self.mode = 'wb'
        self._size = self._compressed = self._crc = 0
        self._compressor = compressor(info.compress_type, info.compress_level)

    def writable(self):
        """True."""
        return True

    def write(self, data):
        """Write octets; return how many."""
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        view = memoryview(data).cast('B')
        self._size += len(view)
        self._crc = zlib.crc32(view, self._crc)
        self._write(self._compressor.compress(view) if self._compressor else view)
        return len(view)

    def _write(self, data):
        self._compressed += len(data)
        self._archive.fp.write(data)

    def close(self):
        """Write the sizes, and add the member to the archive."""
        if self.closed:
            return
        try:
            super().close()
            if self._compressor:
                self._write(self._compressor.flush())
            info = self._info
            info.compress_size, info.CRC, info.file_size = self._compressed, self._crc, self._size
            if not self._is_large and max(self._size, self._compressed) > ZIP64_LIMIT:
                raise RuntimeError('File size too large, try using force_zip64')
            file = self._archive.fp
            if info.flag_bits & USES_DESCRIPTOR:
                layout = '<4sLQQ' if self._is_large else '<4sLLL'
                file.write(struct.pack(
                    layout, b'PK\7\x08', info.CRC, info.compress_size, info.file_size,
                ))
                self._archive.start_dir = file.tell()
            else:
                self._archive.start_dir = file.tell()
                file.seek(info.header_offset)
                file.write(info.FileHeader(self._is_large))
                file.seek(self._archive.start_dir)
            self._archive._add(info)
        finally:
            self._archive._writing = False
