"""Archives, which are read, written and extracted."""

import builtins
import copy
import os
import shutil
import stat
import sys
import time

from . import _extraction
from ._errors import (
    CompressionError, EmptyHeaderError, EOFHeaderError, InvalidHeaderError, ReadError, StreamError, SubsequentHeaderError,
    TruncatedHeaderError,
)
from ._headers import (
    BLKTYPE, BLOCKSIZE, CHRTYPE, DEFAULT_FORMAT, DIRTYPE, FIFOTYPE, LNKTYPE, NUL, PAX_FORMAT, RECORDSIZE, REGTYPE, SYMTYPE,
)
from ._info import TarInfo
from ._streams import ExFileObject, Stream

__all__ = ['TarFile']


class TarFile(_extraction.Extraction):
    """An archive."""

    __module__ = 'tarfile'

    debug = 0
    dereference = False
    ignore_zeros = False
    errorlevel = 1
    format = DEFAULT_FORMAT
    encoding = sys.getfilesystemencoding()
    errors = None
    tarinfo = TarInfo
    fileobject = ExFileObject
    extraction_filter = None

    def __init__(
        self, name=None, mode: str = 'r', fileobj=None, format=None, tarinfo=None, dereference=None, ignore_zeros=None,
        encoding=None, errors: str = 'surrogateescape', pax_headers=None, debug=None, errorlevel=None, copybufsize=None,
        stream: bool = False,
    ) -> None:
        modes = {'r': 'rb', 'a': 'r+b', 'w': 'wb', 'x': 'xb'}
        if mode not in modes:
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        self.mode = mode
        self._mode = modes[mode]
        if fileobj is None:
            if mode == 'a' and not os.path.exists(name):
                self.mode, self._mode = 'w', 'wb'
            fileobj = builtins.open(name, self._mode)
            self._extfileobj = False
        else:
            if name is None and isinstance(getattr(fileobj, 'name', None), (str, bytes)):
                name = fileobj.name
            if hasattr(fileobj, 'mode'):
                self._mode = fileobj.mode
            self._extfileobj = True
        self.name = os.path.abspath(name) if name else None
        self.fileobj = fileobj
        self.stream = stream
        given = {
            'format': format, 'tarinfo': tarinfo, 'dereference': dereference, 'ignore_zeros': ignore_zeros,
            'encoding': encoding, 'debug': debug, 'errorlevel': errorlevel,
        }
        for attribute, value in given.items():
            if value is not None:
                setattr(self, attribute, value)
        self.errors = errors
        self.pax_headers = pax_headers if pax_headers is not None and self.format == PAX_FORMAT else {}
        self.copybufsize = copybufsize
        self.closed = False
        self.members = []
        self._loaded = False
        self.inodes = {}
        self._unames = {}
        self._gnames = {}
        self.offset = self.fileobj.tell()
        self._first = None
        try:
            self._begin()
        except BaseException:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True
            raise

    def _begin(self) -> None:
        if self.mode == 'r':
            self._first = self.next()
        elif self.mode == 'a':
            # What follows the last member is written over.
            while True:
                self.fileobj.seek(self.offset)
                try:
                    self.members.append(self.tarinfo.fromtarfile(self))
                except EOFHeaderError:
                    self.fileobj.seek(self.offset)
                    break
                except (EmptyHeaderError, InvalidHeaderError, TruncatedHeaderError, SubsequentHeaderError) as error:
                    if isinstance(error, EmptyHeaderError):
                        break
                    raise ReadError(str(error)) from None
            self._loaded = True
        else:
            self._loaded = True
            if self.pax_headers:
                header = self.tarinfo.create_pax_global_header(self.pax_headers.copy())
                self.fileobj.write(header)
                self.offset += len(header)

    # Opening.

    @classmethod
    def open(cls, name=None, mode: str = 'r', fileobj=None, bufsize: int = RECORDSIZE, **kwargs):
        """Open an archive; the mode says how it is compressed: `r:gz`, `w:xz`, or with `|` for a stream."""
        if not name and not fileobj:
            raise ValueError('nothing to open')
        if mode in ('r', 'r:*'):
            return cls._open_any(name, fileobj, kwargs)
        if ':' in mode:
            file_mode, _, kind = mode.partition(':')
            file_mode, kind = file_mode or 'r', kind or 'tar'
            if kind not in cls.OPEN_METH:
                raise CompressionError(f'unknown compression type {kind!r}')
            return getattr(cls, cls.OPEN_METH[kind])(name, file_mode, fileobj, **kwargs)
        if '|' in mode:
            file_mode, _, kind = mode.partition('|')
            file_mode, kind = file_mode or 'r', kind or 'tar'
            if file_mode not in ('r', 'w'):
                raise ValueError("mode must be 'r' or 'w'")
            if 'compresslevel' in kwargs and kind not in ('gz', 'bz2'):
                raise ValueError("compresslevel is only valid for w|gz and w|bz2 modes")
            level, preset = kwargs.pop('compresslevel', 9), kwargs.pop('preset', None)
            stream = Stream(name, file_mode, kind, fileobj, bufsize, level, preset)
            try:
                archive = cls(name, file_mode, stream, **kwargs)
            except BaseException:
                stream.close()
                raise
            archive._extfileobj = False
            return archive
        if mode in ('a', 'w', 'x'):
            return cls.taropen(name, mode, fileobj, **kwargs)
        raise ValueError('undiscernible mode')

    @classmethod
    def _open_any(cls, name, fileobj, kwargs: dict):
        def plain_last(kind: str) -> bool:
            return kind == 'tar'

        place = fileobj.tell() if fileobj is not None else 0
        failures = []
        for kind in sorted(cls.OPEN_METH, key=plain_last):
            try:
                return getattr(cls, cls.OPEN_METH[kind])(name, 'r', fileobj, **kwargs)
            except (ReadError, CompressionError) as error:
                failures.append(f'- method {kind}: {error!r}')
                if fileobj is not None:
                    fileobj.seek(place)
        raise ReadError('file could not be opened successfully:\n' + '\n'.join(failures))

    @classmethod
    def taropen(cls, name, mode: str = 'r', fileobj=None, **kwargs):
        """Open an archive that is not compressed."""
        if mode not in ('r', 'a', 'w', 'x'):
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        return cls(name, mode, fileobj, **kwargs)

    @classmethod
    def _open_compressed(cls, name, mode: str, make, wrong, kind: str, kwargs: dict):
        if mode not in ('r', 'w', 'x'):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        try:
            file = make()
        except wrong as error:
            if mode == 'r' and not isinstance(error, (FileNotFoundError, PermissionError, IsADirectoryError)):
                raise ReadError(f'not {kind} file') from error
            raise
        try:
            archive = cls.taropen(name, mode, file, **kwargs)
        except wrong as error:
            file.close()
            if mode == 'r':
                raise ReadError(f'not {kind} file') from error
            raise
        except BaseException:
            file.close()
            raise
        archive._extfileobj = False
        return archive

    @classmethod
    def gzopen(cls, name, mode: str = 'r', fileobj=None, compresslevel: int = 9, **kwargs):
        """Open an archive compressed by gzip."""
        try:
            from gzip import GzipFile
        except ImportError:
            raise CompressionError('gzip module is not available') from None
        return cls._open_compressed(
            name, mode, lambda: GzipFile(name, mode + 'b', compresslevel, fileobj), OSError, 'a gzip', kwargs)

    @classmethod
    def bz2open(cls, name, mode: str = 'r', fileobj=None, compresslevel: int = 9, **kwargs):
        """Open an archive compressed by bzip2."""
        try:
            from bz2 import BZ2File
        except ImportError:
            raise CompressionError('bz2 module is not available') from None
        return cls._open_compressed(
            name, mode, lambda: BZ2File(fileobj or name, mode, compresslevel=compresslevel), (OSError, EOFError), 'a bzip2',
            kwargs)

    @classmethod
    def xzopen(cls, name, mode: str = 'r', fileobj=None, preset=None, **kwargs):
        """Open an archive compressed by LZMA."""
        try:
            from lzma import LZMAError, LZMAFile
        except ImportError:
            raise CompressionError('lzma module is not available') from None
        return cls._open_compressed(
            name, mode, lambda: LZMAFile(fileobj or name, mode, preset=preset), (LZMAError, EOFError), 'an lzma', kwargs)

    OPEN_METH = {'tar': 'taropen', 'gz': 'gzopen', 'bz2': 'bz2open', 'xz': 'xzopen'}

    def close(self) -> None:
        """Close the archive; one that was written is ended by two empty blocks."""
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode in ('a', 'w', 'x'):
                self.fileobj.write(NUL * (BLOCKSIZE * 2))
                self.offset += BLOCKSIZE * 2
                rest = self.offset % RECORDSIZE
                if rest:
                    self.fileobj.write(NUL * (RECORDSIZE - rest))
        finally:
            if not self._extfileobj:
                self.fileobj.close()

    # Looking.

    def getmember(self, name: str) -> TarInfo:
        """Return the last member of this name."""
        member = self._find(name.rstrip('/'))
        if member is None:
            raise KeyError(f'filename {name!r} not found')
        return member

    def getmembers(self) -> list:
        """Return the members, in their order."""
        self._check()
        if not self._loaded:
            self._load()
        return self.members

    def getnames(self) -> list:
        """Return the names of the members, in their order."""
        return [member.name for member in self.getmembers()]

    def _load(self) -> None:
        while self.next() is not None:
            pass
        self._loaded = True

    def _find(self, name: str, before=None, normalize: bool = False):
        members = self.getmembers()
        if before is not None:
            places = [index for index, member in enumerate(members) if member.offset == before.offset]
            members = members[:places[0]] if places else members
        if normalize:
            name = os.path.normpath(name)
        for member in reversed(members):
            if name == (os.path.normpath(member.name) if normalize else member.name):
                return member
        return None

    def _link_target(self, member):
        if member.issym():
            name = '/'.join(filter(None, (os.path.dirname(member.name), member.linkname)))
            limit = None
        else:
            name, limit = member.linkname, member
        target = self._find(name, limit, normalize=True)
        if target is None:
            raise KeyError(f'linkname {name!r} not found')
        return target

    def next(self):
        """Return the next member, or None after the last."""
        self._check('ra')
        if self._first is not None:
            member, self._first = self._first, None
            return member
        if self.offset != self.fileobj.tell():
            if self.offset == 0:
                return None
            self.fileobj.seek(self.offset - 1)
            if not self.fileobj.read(1):
                raise ReadError('unexpected end of data')
        member = None
        while True:
            try:
                member = self.tarinfo.fromtarfile(self)
            except (EOFHeaderError, InvalidHeaderError) as error:
                if self.ignore_zeros:
                    self.offset += BLOCKSIZE
                    continue
                if isinstance(error, InvalidHeaderError) and self.offset == 0:
                    raise ReadError(str(error)) from None
            except EmptyHeaderError:
                if self.offset == 0:
                    raise ReadError('empty file') from None
            except TruncatedHeaderError as error:
                if self.offset == 0:
                    raise ReadError(str(error)) from None
            except SubsequentHeaderError as error:
                raise ReadError(str(error)) from None
            except Exception as error:
                import zlib
                if isinstance(error, zlib.error):
                    raise ReadError(f'zlib error: {error}') from None
                raise
            break
        if member is None:
            self._loaded = True
        elif not self.stream:
            self.members.append(member)
        return member

    def __iter__(self):
        if self._loaded:
            yield from self.members
            return
        index = 0
        if self._first is not None:
            index = 1
            yield self.next()
        while True:
            if index < len(self.members):
                member = self.members[index]
            else:
                member = None if self._loaded else self.next()
                if member is None:
                    return
            index += 1
            yield member

    def list(self, verbose: bool = True, *, members=None) -> None:
        """Print what is in the archive."""
        self._check()
        for member in self if members is None else members:
            parts = []
            if verbose:
                parts.append('??????????' if member.mode is None else member._mode_text())
                parts.append(f'{member.uname or member.uid}/{member.gname or member.gid}')
                if member.ischr() or member.isblk():
                    parts.append(f'{f"{member.devmajor},{member.devminor}":>10}')
                else:
                    parts.append(f'{member.size:>10}')
                if member.mtime is None:
                    parts.append('????-??-?? ??:??:??')
                else:
                    parts.append('%d-%02d-%02d %02d:%02d:%02d' % time.localtime(member.mtime)[:6])
            parts.append(member.name + ('/' if member.isdir() else ''))
            if verbose and member.issym():
                parts.append('-> ' + member.linkname)
            if verbose and member.islnk():
                parts.append('link to ' + member.linkname)
            # A space ends each line.
            print(*(part.encode(sys.stdout.encoding or 'ascii', 'backslashreplace').decode(sys.stdout.encoding or 'ascii')
                    for part in parts), end=' \n')

    # Writing.

    def gettarinfo(self, name=None, arcname=None, fileobj=None) -> TarInfo | None:
        """Return what the header of a file would say; None for what no archive can hold."""
        self._check('awx')
        if fileobj is not None:
            name = fileobj.name
        arcname = os.path.splitdrive(os.fspath(name if arcname is None else arcname))[1]
        member = self.tarinfo()
        if fileobj is not None:
            status = os.fstat(fileobj.fileno())
        else:
            status = os.stat(name) if self.dereference else os.lstat(name)
        mode, linkname = status.st_mode, ''
        inode = status.st_ino, status.st_dev
        kinds = ((stat.S_ISDIR, DIRTYPE), (stat.S_ISFIFO, FIFOTYPE), (stat.S_ISCHR, CHRTYPE), (stat.S_ISBLK, BLKTYPE))
        if stat.S_ISREG(mode):
            known = self.inodes.get(inode)
            if not self.dereference and status.st_nlink > 1 and known and arcname != known:
                kind, linkname = LNKTYPE, known
            else:
                kind = REGTYPE
                if inode[0]:
                    self.inodes[inode] = arcname.lstrip('/')
        elif stat.S_ISLNK(mode):
            kind, linkname = SYMTYPE, os.readlink(name)
        else:
            kind = next((kind for test, kind in kinds if test(mode)), None)
            if kind is None:
                return None
        member.name = arcname.lstrip('/')
        member.mode = mode
        member.uid, member.gid = status.st_uid, status.st_gid
        member.size = status.st_size if kind == REGTYPE else 0
        member.mtime = status.st_mtime
        member.type = kind
        member.linkname = linkname
        member.uname, member.gname = self._owner_names(status.st_uid, status.st_gid)
        if kind in (CHRTYPE, BLKTYPE):
            member.devmajor, member.devminor = os.major(status.st_rdev), os.minor(status.st_rdev)
        return member

    def _owner_names(self, uid: int, gid: int) -> tuple[str, str]:
        import grp
        import pwd
        for known, number, find in ((self._unames, uid, pwd.getpwuid), (self._gnames, gid, grp.getgrgid)):
            if number not in known:
                try:
                    known[number] = find(number)[0]
                except KeyError:
                    known[number] = ''
        return self._unames[uid], self._gnames[gid]

    def add(self, name, arcname=None, recursive: bool = True, *, filter=None) -> None:
        """Add a file, or a folder with what is in it."""
        self._check('awx')
        arcname = name if arcname is None else arcname
        if self.name is not None and os.path.abspath(name) == self.name:
            # The archive itself.
            return
        member = self.gettarinfo(name, arcname)
        if member is None:
            return
        if filter is not None:
            member = filter(member)
            if member is None:
                return
        if member.isreg():
            with builtins.open(name, 'rb') as file:
                self.addfile(member, file)
        elif member.isdir():
            self.addfile(member)
            if recursive:
                for each in sorted(os.listdir(name)):
                    self.add(os.path.join(name, each), os.path.join(arcname, each), recursive, filter=filter)
        else:
            self.addfile(member)

    def addfile(self, tarinfo: TarInfo, fileobj=None) -> None:
        """Add a member, with data from a file."""
        self._check('awx')
        if fileobj is None and tarinfo.isreg() and tarinfo.size != 0:
            raise ValueError('fileobj not provided for non zero-size regular file')
        member = copy.copy(tarinfo)
        header = member.tobuf(self.format, self.encoding, self.errors)
        self.fileobj.write(header)
        self.offset += len(header)
        if fileobj is not None:
            self._copy(fileobj, member.size)
            rest = -member.size % BLOCKSIZE
            self.fileobj.write(NUL * rest)
            self.offset += member.size + rest
        if not self.stream:
            self.members.append(member)

    def _copy(self, source, length: int) -> None:
        size = self.copybufsize or 16 * 1024
        if length is None:
            shutil.copyfileobj(source, self.fileobj, size)
            return
        while length > 0:
            data = source.read(min(size, length))
            if not data:
                raise OSError('unexpected end of data')
            self.fileobj.write(data)
            length -= len(data)

    def extractfile(self, member):
        """Return the contents of a member, or of what it links to, as a file; None for other members."""
        self._check('r')
        member = self.getmember(member) if isinstance(member, str) else member
        if member.isreg() or member.type not in _KNOWN:
            return self.fileobject(self, member)
        if member.islnk() or member.issym():
            if isinstance(self.fileobj, Stream):
                raise StreamError('cannot extract (sym)link as file object')
            return self.extractfile(self._link_target(member))
        return None

    def _check(self, mode: str | None = None) -> None:
        if self.closed:
            raise OSError(f'{type(self).__name__} is closed')
        if mode is not None and self.mode not in mode:
            raise OSError(f'bad operation for mode {self.mode!r}')

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, value, traceback) -> None:
        if kind is None:
            self.close()
        else:
            # An archive that could not be written is not ended.
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True


_KNOWN = frozenset([LNKTYPE, SYMTYPE, DIRTYPE, FIFOTYPE, CHRTYPE, BLKTYPE])
