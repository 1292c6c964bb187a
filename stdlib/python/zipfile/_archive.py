"""The class ZipFile."""

import os
import shutil
import time
import warnings
from zipfile._information import (
    ENCRYPTED,
    LOCAL_HEADER,
    LOCAL_SIGNATURE,
    USES_DESCRIPTOR,
    UTF_8,
    ZIP64_LIMIT,
    ZIP_LZMA,
    ZIP_FILECOUNT_LIMIT,
    ZIP_MAX_COMMENT,
    ZIP_STORED,
    BadZipFile,
    LargeZipFile,
    ZipInfo,
    check_compression,
)
from zipfile._members import ZipExtFile, ZipWriteFile
from zipfile._records import read_members, write_members


class _Unseekable:
    """A file that can only be written to, whose position is counted here."""

    def __init__(self, file):
        self._file = file
        self._position = 0

    def write(self, data):
        self._file.write(data)
        self._position += len(data)
        return len(data)

    def tell(self):
        return self._position

    def flush(self):
        self._file.flush()

    def close(self):
        self._file.close()


class ZipFile:
    """An archive that is read ('r'), written anew ('w', 'x'), or added to ('a')."""

    fp = None

    def __init__(
        self, file, mode='r', compression=ZIP_STORED, allowZip64=True, compresslevel=None, *,
        strict_timestamps=True, metadata_encoding=None,
    ):
        if mode not in ('r', 'w', 'x', 'a'):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        check_compression(compression)
        self._allow_large = allowZip64
        self._changed = False
        self.debug = 0
        self.NameToInfo = {}
        self.filelist = []
        self.compression = compression
        self.compresslevel = compresslevel
        self.mode = mode
        self.pwd = None
        self._comment = b''
        self._strict_timestamps = strict_timestamps
        self.metadata_encoding = metadata_encoding
        if metadata_encoding and mode != 'r':
            raise ValueError('metadata_encoding is only supported for reading files')
        self._writing = False
        self._seekable = True
        self._readers = 0
        self._open_file(file, mode)
        try:
            self._start()
        except:
            self._close_file()
            raise

    def _open_file(self, file, mode):
        self._owns_file = isinstance(file, (str, bytes, os.PathLike))
        if not self._owns_file:
            self.fp = file
            self.filename = getattr(file, 'name', None)
            return
        file = os.fspath(file)
        self.filename = file
        modes = {'r': ('rb',), 'w': ('w+b', 'wb'), 'x': ('x+b', 'xb'), 'a': ('r+b', 'w+b', 'wb')}
        for last in modes[mode]:
            try:
                self.fp = open(file, last)
            except OSError:
                if last == modes[mode][-1] or mode == 'x':
                    raise
            else:
                break

    def _start(self):
        if self.mode == 'r':
            self._read()
        elif self.mode in 'wx':
            self._changed = True
            try:
                self.start_dir = self.fp.tell()
            except (AttributeError, OSError):
                self.fp = _Unseekable(self.fp)
                self.start_dir = 0
                self._seekable = False
            else:
                try:
                    self.fp.seek(self.start_dir)
                except (AttributeError, OSError):
                    self._seekable = False
        else:
            try:
                self._read()
                self.fp.seek(self.start_dir)
            except BadZipFile:
                # Something else: the archive goes behind it.
                self.fp.seek(0, os.SEEK_END)
                self._changed = True
                self.start_dir = self.fp.tell()

    def _read(self):
        members, comment, self.start_dir, _ = read_members(self.fp, self.metadata_encoding)
        self._comment = comment
        self.filelist = members
        self.NameToInfo = {info.filename: info for info in members}

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __repr__(self):
        result = f'<{self.__class__.__module__}.{self.__class__.__qualname__}'
        if self.fp is None:
            return result + ' [closed]>'
        if self._owns_file:
            result += f' filename={self.filename!r}'
        elif self.filename is not None:
            result += f' file={self.fp!r} filename={self.filename!r}'
        else:
            result += f' file={self.fp!r}'
        return result + f' mode={self.mode!r}>'

    def _read_at(self, place: int, size: int) -> bytes:
        """Read so many octets of the file from a place on."""
        if self._writing:
            raise ValueError(
                "Can't read from the ZIP file while there is an open writing handle on it. "
                'Close the writing handle before trying to read.'
            )
        if self.fp is None:
            raise ValueError('Attempt to use ZIP archive that was already closed')
        self.fp.seek(place)
        return self.fp.read(size)

    def namelist(self):
        """Return the names of the members."""
        return [info.filename for info in self.filelist]

    def infolist(self):
        """Return the members."""
        return self.filelist

    def getinfo(self, name):
        """Return the member of a name."""
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError(f'There is no item named {name!r} in the archive')
        return info

    def printdir(self, file=None):
        """Print a table of the members."""
        print('%-46s %19s %12s' % ('File Name', 'Modified    ', 'Size'), file=file)
        for info in self.filelist:
            date = '%d-%02d-%02d %02d:%02d:%02d' % info.date_time[:6]
            print('%-46s %s %12d' % (info.filename, date, info.file_size), file=file)

    def testzip(self):
        """Read all members; return the name of the first broken one, or None."""
        for info in self.filelist:
            try:
                with self.open(info.filename) as file:
                    while file.read(1 << 20):
                        pass
            except BadZipFile:
                return info.filename
        return None

    def setpassword(self, pwd):
        """Set the password for members that are encrypted."""
        if pwd and not isinstance(pwd, bytes):
            raise TypeError(f'pwd: expected bytes, got {type(pwd).__name__}')
        self.pwd = pwd or None

    @property
    def comment(self):
        """The comment of the archive."""
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError(f'comment: expected bytes, got {type(comment).__name__}')
        if len(comment) > ZIP_MAX_COMMENT:
            warnings.warn(
                f'Archive comment is too long; truncating to {ZIP_MAX_COMMENT} bytes', stacklevel=2,
            )
            comment = comment[:ZIP_MAX_COMMENT]
        self._comment = comment
        self._changed = True

    def read(self, name, pwd=None):
        """Return the data of a member."""
        with self.open(name, 'r', pwd) as file:
            return file.read()

    def open(self, name, mode='r', pwd=None, *, force_zip64=False):
        """Open a member, to read it or to write a new one."""
        if mode not in ('r', 'w'):
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == 'w':
            raise ValueError('pwd is only supported for reading files')
        if not self.fp:
            raise ValueError('Attempt to use ZIP archive that was already closed')
        if isinstance(name, ZipInfo):
            info = name
        elif mode == 'w':
            info = ZipInfo(name, time.localtime(time.time())[:6])
            info.compress_type = self.compression
            info.compress_level = self.compresslevel
        else:
            info = self.getinfo(name)
        if mode == 'w':
            return self._open_to_write(info, force_zip64)
        return self._open_to_read(info, pwd)

    def _open_to_read(self, info, pwd):
        if self._writing:
            raise ValueError(
                "Can't read from the ZIP file while there is an open writing handle on it. "
                'Close the writing handle before trying to read.'
            )
        header = self._read_at(info.header_offset, LOCAL_HEADER.size)
        if len(header) != LOCAL_HEADER.size:
            raise BadZipFile('Truncated file header')
        fields = LOCAL_HEADER.unpack(header)
        if fields[0] != LOCAL_SIGNATURE:
            raise BadZipFile('Bad magic number for file header')
        name = self.fp.read(fields[10])
        start = info.header_offset + LOCAL_HEADER.size + fields[10] + fields[11]
        if info.flag_bits & 0x20:
            raise NotImplementedError('compressed patched data (flag bit 5)')
        if info.flag_bits & 0x40:
            raise NotImplementedError('strong encryption (flag bit 6)')
        if fields[3] & UTF_8:
            shown = name.decode('utf-8')
        else:
            shown = name.decode(self.metadata_encoding or 'cp437')
        if shown != info.orig_filename:
            raise BadZipFile(
                f'File name in directory {info.orig_filename!r} and header {name!r} differ.'
            )
        if info._end_offset is not None and start + info.compress_size > info._end_offset:
            raise BadZipFile(
                f'Overlapped entries: {info.orig_filename!r} (possible zip bomb)'
            )
        if info.flag_bits & ENCRYPTED:
            pwd = pwd or self.pwd
            if pwd and not isinstance(pwd, bytes):
                raise TypeError(f'pwd: expected bytes, got {type(pwd).__name__}')
            if not pwd:
                raise RuntimeError(
                    f'File {info.filename!r} is encrypted, password required for extraction'
                )
        else:
            pwd = None
        return ZipExtFile(self, info, start, pwd)

    def _open_to_write(self, info, force_zip64=False):
        if force_zip64 and not self._allow_large:
            raise ValueError('force_zip64 is True, but allowZip64 was False when opening the ZIP file.')
        if self._writing:
            raise ValueError(
                "Can't write to the ZIP file while there is another write handle open on it. "
                'Close the first handle before opening another.'
            )
        info.compress_size = 0
        info.CRC = 0
        # A stream of LZMA tells its end itself.
        info.flag_bits = 0x2 if info.compress_type == ZIP_LZMA else 0
        if not self._seekable:
            info.flag_bits |= USES_DESCRIPTOR
        if not info.external_attr:
            info.external_attr = 0o600 << 16
        # Compressed data can be a little larger than what it is made of.
        is_large = force_zip64 or info.file_size * 1.05 > ZIP64_LIMIT
        if is_large and not self._allow_large:
            raise LargeZipFile('Filesize would require ZIP64 extensions')
        if self._seekable:
            self.fp.seek(self.start_dir)
        info.header_offset = self.fp.tell()
        self._check_new(info)
        self._changed = True
        self.fp.write(info.FileHeader(is_large))
        self._writing = True
        return ZipWriteFile(self, info, is_large)

    def _check_new(self, info):
        """Fail if a member cannot be added."""
        if info.filename in self.NameToInfo:
            warnings.warn(f'Duplicate name: {info.filename!r}', stacklevel=4)
        if self.mode not in ('w', 'x', 'a'):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if not self.fp:
            raise ValueError('Attempt to write ZIP archive that was already closed')
        check_compression(info.compress_type)
        if not self._allow_large:
            reason = None
            if len(self.filelist) >= ZIP_FILECOUNT_LIMIT:
                reason = 'Files count'
            elif info.file_size > ZIP64_LIMIT:
                reason = 'Filesize'
            elif info.header_offset > ZIP64_LIMIT:
                reason = 'Zipfile size'
            if reason:
                raise LargeZipFile(f'{reason} would require ZIP64 extensions')

    def _add(self, info):
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        """Add a file, under another name if one is given."""
        self._check_writing('write to')
        info = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if info.is_dir():
            info.compress_size = 0
            info.CRC = 0
            self.mkdir(info)
            return
        info.compress_type = self.compression if compress_type is None else compress_type
        info.compress_level = self.compresslevel if compresslevel is None else compresslevel
        with open(filename, 'rb') as source, self.open(info, 'w') as target:
            shutil.copyfileobj(source, target, 8 * 1024)

    def _check_writing(self, doing):
        if not self.fp:
            raise ValueError('Attempt to write to ZIP archive that was already closed')
        if self._writing:
            raise ValueError(f"Can't {doing} ZIP archive while an open writing handle exists.")

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        """Add a member with these data."""
        if isinstance(data, str):
            data = data.encode('utf-8')
        if isinstance(zinfo_or_arcname, ZipInfo):
            info = zinfo_or_arcname
        else:
            info = ZipInfo(zinfo_or_arcname, time.localtime(time.time())[:6])
            info.compress_type = self.compression
            info.compress_level = self.compresslevel
            if info.filename.endswith('/'):
                info.external_attr = 0o40775 << 16 | 0x10
            else:
                info.external_attr = 0o600 << 16
        self._check_writing('write to')
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info.compress_level = compresslevel
        info.file_size = len(data)
        with self.open(info, 'w') as file:
            file.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=511):
        """Add a folder."""
        if isinstance(zinfo_or_directory_name, ZipInfo):
            info = zinfo_or_directory_name
            if not info.is_dir():
                raise ValueError('The given ZipInfo does not describe a directory')
        elif isinstance(zinfo_or_directory_name, str):
            name = zinfo_or_directory_name
            info = ZipInfo(name if name.endswith('/') else name + '/')
            info.compress_size = 0
            info.CRC = 0
            info.external_attr = ((0o40000 | mode) & 0xFFFF) << 16 | 0x10
            info.file_size = 0
        else:
            raise TypeError('Expected type str or ZipInfo')
        if self._seekable:
            self.fp.seek(self.start_dir)
        info.header_offset = self.fp.tell()
        info.compress_type = ZIP_STORED
        self._check_new(info)
        self._changed = True
        self._add(info)
        self.fp.write(info.FileHeader(False))
        self.start_dir = self.fp.tell()

    def extract(self, member, path=None, pwd=None):
        """Write a member to a folder, and return where."""
        return self._extract(member, os.getcwd() if path is None else os.fspath(path), pwd)

    def extractall(self, path=None, members=None, pwd=None):
        """Write all members, or these, to a folder."""
        path = os.getcwd() if path is None else os.fspath(path)
        for member in self.namelist() if members is None else members:
            self._extract(member, path, pwd)

    def _extract(self, member, folder, pwd):
        if not isinstance(member, ZipInfo):
            member = self.getinfo(member)
        # Nothing is written outside of the folder.
        parts = member.filename.replace('/', os.sep)
        parts = os.path.splitdrive(parts)[1]
        parts = [part for part in parts.split(os.sep) if part not in ('', os.curdir, os.pardir)]
        target = os.path.normpath(os.path.join(folder, *parts))
        above = os.path.dirname(target)
        if above and not os.path.exists(above):
            os.makedirs(above, exist_ok=True)
        if member.is_dir():
            if not os.path.isdir(target):
                try:
                    os.mkdir(target)
                except FileExistsError:
                    if not os.path.isdir(target):
                        raise
            return target
        with self.open(member, pwd=pwd) as source, open(target, 'wb') as file:
            shutil.copyfileobj(source, file)
        return target

    def close(self):
        """Write the list of members if something changed, and close the file if it was opened here."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError(
                "Can't close the ZIP file while there is an open writing handle on it. "
                'Close the writing handle before closing the zip.'
            )
        try:
            if self.mode in ('w', 'x', 'a') and self._changed:
                if self._seekable:
                    self.fp.seek(self.start_dir)
                write_members(
                    self.fp, self.filelist, self._comment, self.start_dir, self._allow_large,
                )
                if self.mode == 'a':
                    self.fp.truncate()
                self.fp.flush()
        finally:
            self._close_file()

    def _close_file(self):
        file, self.fp = self.fp, None
        if self._owns_file:
            file.close()

    def __del__(self):
        self.close()


ZipFile.__module__ = 'zipfile'
