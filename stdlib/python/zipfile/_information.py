"""What an archive says of each of its members."""

import os
import stat
import struct
import time

ZIP_STORED = 0
ZIP_DEFLATED = 8
ZIP_BZIP2 = 12
ZIP_LZMA = 14

ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = (1 << 16) - 1
ZIP_MAX_COMMENT = (1 << 16) - 1

DEFAULT_VERSION = 20
ZIP64_VERSION = 45
BZIP2_VERSION = 46
LZMA_VERSION = 63

# Bits of the flags.
ENCRYPTED = 0x1
USES_DESCRIPTOR = 0x8
UTF_8 = 0x800

LOCAL_HEADER = struct.Struct('<4s2B4HL2L2H')
LOCAL_SIGNATURE = b'PK\3\4'

METHOD_NAMES = {
    0: 'store', 1: 'shrink', 6: 'implode', 8: 'deflate', 9: 'deflate64', 12: 'bzip2', 14: 'lzma',
    93: 'zstd',
}


class BadZipFile(Exception):
    """A file that is no archive, or a broken one."""


class LargeZipFile(Exception):
    """An archive that needs the extensions for large files, which are not allowed."""


for _class in (BadZipFile, LargeZipFile):
    _class.__module__ = 'zipfile'


def check_compression(method: int) -> None:
    """Fail for a method that is not known here."""
    if method == ZIP_DEFLATED:
        import zlib  # noqa: F401
    elif method == ZIP_BZIP2:
        import bz2  # noqa: F401
    elif method == ZIP_LZMA:
        import lzma  # noqa: F401
    elif method != ZIP_STORED:
        raise NotImplementedError('That compression method is not supported')


def extra_fields(extra: bytes):
    """Yield the fields of an extra field: number and data."""
    while len(extra) >= 4:
        number, size = struct.unpack_from('<HH', extra)
        if size + 4 > len(extra):
            raise BadZipFile(f'Corrupt extra field {number:04x} (size={size})')
        yield number, extra[4:size + 4]
        extra = extra[size + 4:]


def without_extra(extra: bytes, unwanted: int) -> bytes:
    """An extra field without the fields of a number."""
    return b''.join(
        struct.pack('<HH', number, len(data)) + data
        for number, data in extra_fields(extra) if number != unwanted
    )


class ZipInfo:
    """A member of an archive."""

    __slots__ = (
        'orig_filename', 'filename', 'date_time', 'compress_type', 'compress_level', 'comment',
        'extra', 'create_system', 'create_version', 'extract_version', 'reserved', 'flag_bits',
        'volume', 'internal_attr', 'external_attr', 'header_offset', 'CRC', 'compress_size',
        'file_size', '_raw_time', '_end_offset',
    )

    def __init__(self, filename='NoName', date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        # Whatever stands behind a zero is no part of a name.
        filename = filename.split('\0', 1)[0]
        if os.sep != '/' and os.sep in filename:
            filename = filename.replace(os.sep, '/')
        self.filename = filename
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError('ZIP does not support timestamps before 1980')
        self.compress_type = ZIP_STORED
        self.compress_level = None
        self.comment = b''
        self.extra = b''
        self.create_system = 3
        self.create_version = DEFAULT_VERSION
        self.extract_version = DEFAULT_VERSION
        self.reserved = 0
        self.flag_bits = 0
        self.volume = 0
        self.internal_attr = 0
        self.external_attr = 0
        self.compress_size = 0
        self.file_size = 0
        self._end_offset = None

    def __repr__(self):
        parts = [f'<{self.__class__.__name__} filename={self.filename!r}']
        if self.compress_type != ZIP_STORED:
            name = METHOD_NAMES.get(self.compress_type, self.compress_type)
            parts.append(f' compress_type={name}')
        high, low = self.external_attr >> 16, self.external_attr & 0xFFFF
        if high:
            parts.append(f' filemode={stat.filemode(high)!r}')
        if low:
            parts.append(f' external_attr={low:#x}')
        is_folder = self.is_dir()
        if not is_folder or self.file_size:
            parts.append(f' file_size={self.file_size!r}')
        if (not is_folder or self.compress_size) and (
            self.compress_type != ZIP_STORED or self.file_size != self.compress_size
        ):
            parts.append(f' compress_size={self.compress_size!r}')
        return ''.join(parts) + '>'

    @property
    def _compresslevel(self):
        return self.compress_level

    @_compresslevel.setter
    def _compresslevel(self, value):
        self.compress_level = value

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """Make a member of a file or folder."""
        filename = os.fspath(filename)
        status = os.stat(filename)
        is_folder = stat.S_ISDIR(status.st_mode)
        date_time = time.localtime(status.st_mtime)[:6]
        if not strict_timestamps:
            date_time = min(max(date_time, (1980, 1, 1, 0, 0, 0)), (2107, 12, 31, 23, 59, 59))
        if arcname is None:
            arcname = filename
        arcname = os.path.normpath(os.path.splitdrive(arcname)[1]).lstrip(os.sep)
        if is_folder:
            arcname += '/'
        made = cls(arcname, date_time)
        made.external_attr = (status.st_mode & 0xFFFF) << 16
        if is_folder:
            made.file_size = 0
            made.external_attr |= 0x10
        else:
            made.file_size = status.st_size
        return made

    def is_dir(self):
        """Whether it is a folder."""
        return self.filename.endswith('/')

    def packed_time(self) -> tuple[int, int]:
        """Time and date in the format of the archive."""
        year, month, day, hour, minute, second = self.date_time[:6]
        return hour << 11 | minute << 5 | second // 2, year - 1980 << 9 | month << 5 | day

    def encoded_name(self) -> tuple[bytes, int]:
        """The octets of the name, and the flags with it."""
        try:
            return self.filename.encode('ascii'), self.flag_bits & ~UTF_8
        except UnicodeEncodeError:
            return self.filename.encode('utf-8'), self.flag_bits | UTF_8

    def FileHeader(self, zip64=None):
        """Return the header that stands in front of the data."""
        packed_time, packed_date = self.packed_time()
        if self.flag_bits & USES_DESCRIPTOR:
            # The sizes follow the data.
            crc = compressed = size = 0
        else:
            crc, compressed, size = self.CRC, self.compress_size, self.file_size
        is_large = self.file_size > ZIP64_LIMIT or self.compress_size > ZIP64_LIMIT
        if zip64 is None:
            zip64 = is_large
        extra = self.extra
        if zip64:
            extra += struct.pack('<HHQQ', 1, 16, size, compressed)
            size = compressed = 0xFFFFFFFF
            self.extract_version = max(ZIP64_VERSION, self.extract_version)
            self.create_version = max(ZIP64_VERSION, self.create_version)
        elif is_large:
            raise LargeZipFile('Filesize would require ZIP64 extensions')
        needed = {ZIP_BZIP2: BZIP2_VERSION, ZIP_LZMA: LZMA_VERSION}.get(self.compress_type, 0)
        self.extract_version = max(needed, self.extract_version)
        self.create_version = max(needed, self.create_version)
        name, flags = self.encoded_name()
        header = LOCAL_HEADER.pack(
            LOCAL_SIGNATURE, self.extract_version, self.reserved, flags, self.compress_type,
            packed_time, packed_date, crc, compressed, size, len(name), len(extra),
        )
        return header + name + extra


ZipInfo.__module__ = 'zipfile'
