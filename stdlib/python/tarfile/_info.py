"""Members of archives, and their headers."""

import copy
import re
import stat

from ._errors import EmptyHeaderError, EOFHeaderError, InvalidHeaderError, SubsequentHeaderError, TruncatedHeaderError
from ._headers import (
    AREGTYPE, BLKTYPE, BLOCKSIZE, CHRTYPE, CONTTYPE, DEFAULT_FORMAT, DIRTYPE, FIFOTYPE, GNU_FORMAT, GNU_MAGIC,
    GNUTYPE_LONGLINK, GNUTYPE_LONGNAME, GNUTYPE_SPARSE, LENGTH_LINK, LENGTH_NAME, LENGTH_PREFIX, LNKTYPE, NUL, PAX_FIELDS,
    PAX_FORMAT, PAX_NAME_FIELDS, PAX_NUMBER_FIELDS, POSIX_MAGIC, REGTYPE, REGULAR_TYPES, SOLARIS_XHDTYPE, SUPPORTED_TYPES,
    SYMTYPE, USTAR_FORMAT, XGLTYPE, XHDTYPE, checksums, from_number, from_text, padded, to_number, to_text,
)

__all__ = ['TarInfo']


class TarInfo:
    """What an archive says of a member."""

    __module__ = 'tarfile'

    __slots__ = {
        'name': 'Name of the archive member.', 'mode': 'Permission bits.', 'uid': 'User ID of the owner.',
        'gid': 'Group ID of the owner.', 'size': 'Size in bytes.', 'mtime': 'Time of last modification.',
        'chksum': 'Header checksum.', 'type': 'File type.', 'linkname': 'Name of what a link points to.',
        'uname': 'User name.', 'gname': 'Group name.', 'devmajor': 'Device major number.',
        'devminor': 'Device minor number.', 'offset': 'Where the header begins.', 'offset_data': 'Where the data begins.',
        'pax_headers': 'Keys and values of an extended header.', 'sparse': 'Stretches of a sparse file.',
        '_link_target': None, '_sparse_structs': None,
    }

    def __init__(self, name: str = '') -> None:
        self.name = name
        self.mode = 0o644
        self.uid = self.gid = self.size = self.mtime = self.chksum = 0
        self.type = REGTYPE
        self.linkname = self.uname = self.gname = ''
        self.devmajor = self.devminor = self.offset = self.offset_data = 0
        self.sparse = None
        self.pax_headers = {}

    @property
    def path(self) -> str:
        """In extended headers the name is called so."""
        return self.name

    @path.setter
    def path(self, name: str) -> None:
        self.name = name

    @property
    def linkpath(self) -> str:
        """In extended headers what a link points to is called so."""
        return self.linkname

    @linkpath.setter
    def linkpath(self, linkname: str) -> None:
        self.linkname = linkname

    def __repr__(self) -> str:
        return f'<{type(self).__name__} {self.name!r} at {id(self):#x}>'

    def replace(self, *, deep: bool = True, **changes):
        """Return a copy with other attributes."""
        unknown = set(changes) - {'name', 'mtime', 'mode', 'linkname', 'uid', 'gid', 'uname', 'gname'}
        if unknown:
            raise TypeError(f'TarInfo.replace() got an unexpected keyword argument {sorted(unknown)[0]!r}')
        result = copy.deepcopy(self) if deep else copy.copy(self)
        for name, value in changes.items():
            setattr(result, name, value)
        return result

    def get_info(self) -> dict:
        """Return the fields of the header."""
        names = ('name', 'mode', 'uid', 'gid', 'size', 'mtime', 'chksum', 'type', 'linkname', 'uname', 'gname', 'devmajor',
                 'devminor')
        info = {name: getattr(self, name) for name in names}
        info['mode'] = None if self.mode is None else self.mode & 0o7777
        if self.type == DIRTYPE and not info['name'].endswith('/'):
            info['name'] += '/'
        return info

    # Writing.

    def tobuf(self, format: int = DEFAULT_FORMAT, encoding: str = 'utf-8', errors: str = 'surrogateescape') -> bytes:
        """Return the header as octets, further headers before it included."""
        info = self.get_info()
        for name, value in info.items():
            if value is None:
                raise ValueError(f'{name} may not be None')
        if format == USTAR_FORMAT:
            return self.create_ustar_header(info, encoding, errors)
        if format == GNU_FORMAT:
            return self.create_gnu_header(info, encoding, errors)
        if format == PAX_FORMAT:
            return self.create_pax_header(info, encoding)
        raise ValueError('invalid format')

    def create_ustar_header(self, info: dict, encoding: str, errors: str) -> bytes:
        """Return a header of POSIX's first format."""
        info['magic'] = POSIX_MAGIC
        if len(info['linkname'].encode(encoding, errors)) > LENGTH_LINK:
            raise ValueError('linkname is too long')
        if len(info['name'].encode(encoding, errors)) > LENGTH_NAME:
            info['prefix'], info['name'] = self._split(info['name'], encoding, errors)
        return self._header(info, USTAR_FORMAT, encoding, errors)

    @staticmethod
    def _split(name: str, encoding: str, errors: str) -> tuple[str, str]:
        parts = name.split('/')
        for index in range(1, len(parts)):
            prefix, rest = '/'.join(parts[:index]), '/'.join(parts[index:])
            fits = len(prefix.encode(encoding, errors)) <= LENGTH_PREFIX
            if fits and len(rest.encode(encoding, errors)) <= LENGTH_NAME:
                return prefix, rest
        raise ValueError('name is too long')

    def create_gnu_header(self, info: dict, encoding: str, errors: str) -> bytes:
        """Return a header of GNU's tar."""
        info['magic'] = GNU_MAGIC
        before = b''
        for field, limit, kind in (
            ('linkname', LENGTH_LINK, GNUTYPE_LONGLINK), ('name', LENGTH_NAME, GNUTYPE_LONGNAME),
        ):
            octets = info[field].encode(encoding, errors)
            if len(octets) > limit:
                long = {'name': '././@LongLink', 'type': kind, 'size': len(octets) + 1, 'magic': GNU_MAGIC}
                before += self._header(long, USTAR_FORMAT, encoding, errors) + padded(octets + NUL)
        return before + self._header(info, GNU_FORMAT, encoding, errors)

    def create_pax_header(self, info: dict, encoding: str) -> bytes:
        """Return a header of POSIX's second format: an extended one before the other, if there is need."""
        info['magic'] = POSIX_MAGIC
        headers = self.pax_headers.copy()
        fields = (('name', 'path', LENGTH_NAME), ('linkname', 'linkpath', LENGTH_LINK), ('uname', 'uname', 32),
                  ('gname', 'gname', 32))
        for name, key, length in fields:
            if key in headers:
                continue
            try:
                info[name].encode('ascii', 'strict')
            except UnicodeEncodeError:
                headers[key] = info[name]
                continue
            if len(info[name]) > length:
                headers[key] = info[name]
        for name, digits in (('uid', 8), ('gid', 8), ('size', 12), ('mtime', 12)):
            value = info[name]
            whole = round(value) if isinstance(value, float) else value
            if not 0 <= whole < 8 ** (digits - 1):
                info[name] = 0
                headers.setdefault(name, str(value))
            elif isinstance(value, float):
                info[name] = whole
                headers.setdefault(name, str(value))
        before = self.create_pax(headers, XHDTYPE, encoding) if headers else b''
        return before + self._header(info, USTAR_FORMAT, 'ascii', 'replace')

    @classmethod
    def create_pax_global_header(cls, pax_headers: dict) -> bytes:
        """Return an extended header for all members that follow."""
        return cls.create_pax(pax_headers, XGLTYPE, 'utf-8')

    @classmethod
    def create_pax(cls, headers: dict, kind: bytes, encoding: str) -> bytes:
        """Return an extended header."""
        binary = False
        for value in headers.values():
            try:
                value.encode('utf-8', 'strict')
            except UnicodeEncodeError:
                binary = True
                break
        records = b'21 hdrcharset=BINARY\n' if binary else b''
        for key, value in headers.items():
            octets = value.encode(encoding, 'surrogateescape') if binary else value.encode('utf-8')
            record = b' ' + key.encode('utf-8') + b'=' + octets + b'\n'
            # The length counts its own digits.
            length = len(record)
            while len(record) + len(str(length)) != length:
                length = len(record) + len(str(length))
            records += str(length).encode('ascii') + record
        info = {'name': '././@PaxHeader', 'type': kind, 'size': len(records), 'magic': POSIX_MAGIC}
        return cls._header(info, USTAR_FORMAT, 'ascii', 'replace') + padded(records)

    @staticmethod
    def _header(info: dict, format: int, encoding: str, errors: str) -> bytes:
        kind = info.get('type', REGTYPE)
        if kind in (CHRTYPE, BLKTYPE):
            device = from_number(info.get('devmajor', 0), 8, format), from_number(info.get('devminor', 0), 8, format)
        else:
            device = from_text('', 8, encoding, errors), from_text('', 8, encoding, errors)
        parts = [
            from_text(info.get('name', ''), 100, encoding, errors), from_number(info.get('mode', 0) & 0o7777, 8, format),
            from_number(info.get('uid', 0), 8, format), from_number(info.get('gid', 0), 8, format),
            from_number(info.get('size', 0), 12, format), from_number(info.get('mtime', 0), 12, format), b' ' * 8, kind,
            from_text(info.get('linkname', ''), 100, encoding, errors), info.get('magic', POSIX_MAGIC),
            from_text(info.get('uname', ''), 32, encoding, errors), from_text(info.get('gname', ''), 32, encoding, errors),
            *device, from_text(info.get('prefix', ''), 155, encoding, errors),
        ]
        header = padded(b''.join(parts))
        return header[:148] + b'%06o\0 ' % checksums(header)[0] + header[156:]

    # Reading.

    @classmethod
    def frombuf(cls, buf: bytes, encoding: str, errors: str):
        """Return the member that a header is of."""
        if not buf:
            raise EmptyHeaderError('empty header')
        if len(buf) != BLOCKSIZE:
            raise TruncatedHeaderError('truncated header')
        if buf.count(NUL) == BLOCKSIZE:
            raise EOFHeaderError('end of file header')
        checksum = to_number(buf[148:156])
        if checksum not in checksums(buf):
            raise InvalidHeaderError('bad checksum')
        member = cls()
        member.name = to_text(buf[0:100], encoding, errors)
        member.mode = to_number(buf[100:108])
        member.uid = to_number(buf[108:116])
        member.gid = to_number(buf[116:124])
        member.size = to_number(buf[124:136])
        member.mtime = to_number(buf[136:148])
        member.chksum = checksum
        member.type = buf[156:157]
        member.linkname = to_text(buf[157:257], encoding, errors)
        member.uname = to_text(buf[265:297], encoding, errors)
        member.gname = to_text(buf[297:329], encoding, errors)
        member.devmajor = to_number(buf[329:337])
        member.devminor = to_number(buf[337:345])
        prefix = to_text(buf[345:500], encoding, errors)
        if member.type == AREGTYPE and member.name.endswith('/'):
            # Archives older than the type of folders.
            member.type = DIRTYPE
        if member.type == GNUTYPE_SPARSE:
            places = [buf[386 + 24 * index:410 + 24 * index] for index in range(4)]
            structs = [(to_number(place[:12]), to_number(place[12:])) for place in places if place.strip(NUL)]
            member._sparse_structs = structs, bool(buf[482]), to_number(buf[483:495])
        if member.isdir():
            member.name = member.name.rstrip('/')
        if prefix and member.type not in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE):
            member.name = prefix + '/' + member.name
        return member

    @classmethod
    def fromtarfile(cls, tarfile):
        """Return the next member of an archive."""
        buf = tarfile.fileobj.read(BLOCKSIZE)
        member = cls.frombuf(buf, tarfile.encoding, tarfile.errors)
        member.offset = tarfile.fileobj.tell() - BLOCKSIZE
        return member._proc_member(tarfile)

    def _proc_member(self, tarfile):
        if self.type in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK):
            return self._long(tarfile)
        if self.type == GNUTYPE_SPARSE:
            return self._sparse(tarfile)
        if self.type in (XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE):
            return self._pax(tarfile)
        self._set_places(tarfile)
        self._apply(tarfile.pax_headers, tarfile.encoding, tarfile.errors)
        if self.isdir():
            self.name = self.name.rstrip('/')
        return self

    def _set_places(self, tarfile) -> None:
        self.offset_data = tarfile.fileobj.tell()
        offset = self.offset_data
        if self.isreg() or self.type not in SUPPORTED_TYPES:
            # Members of unknown kinds are skipped like files.
            offset += self._block(self.size)
        tarfile.offset = offset

    def _next(self, tarfile):
        try:
            return self.fromtarfile(tarfile)
        except (EmptyHeaderError, TruncatedHeaderError, EOFHeaderError, InvalidHeaderError) as error:
            raise SubsequentHeaderError(str(error)) from None

    def _long(self, tarfile):
        data = tarfile.fileobj.read(self._block(self.size))
        member = self._next(tarfile)
        member.offset = self.offset
        text = to_text(data, tarfile.encoding, tarfile.errors)
        if self.type == GNUTYPE_LONGNAME:
            member.name = text.rstrip('/') if member.isdir() else text
        else:
            member.linkname = text
        return member

    def _sparse(self, tarfile):
        structs, more, size = self._sparse_structs
        del self._sparse_structs
        while more:
            buf = tarfile.fileobj.read(BLOCKSIZE)
            for index in range(21):
                place = buf[24 * index:24 * index + 24]
                if place.strip(NUL):
                    structs.append((to_number(place[:12]), to_number(place[12:])))
            more = bool(buf[504])
        self.sparse = structs
        self.offset_data = tarfile.fileobj.tell()
        tarfile.offset = self.offset_data + self._block(self.size)
        self.size = size
        return self

    def _pax(self, tarfile):
        data = tarfile.fileobj.read(self._block(self.size))
        is_global = self.type == XGLTYPE
        headers = tarfile.pax_headers if is_global else tarfile.pax_headers.copy()
        raw, position = [], 0
        while position < self.size and data[position]:
            match = re.compile(rb'(\d+) ').match(data, position)
            if not match or not 5 <= (length := int(match.group(1))) <= len(data) - position:
                raise InvalidHeaderError('invalid header')
            record = data[position:position + length]
            key, equals, value = record[len(match.group()):-1].partition(b'=')
            if not key or not equals or record[-1:] != b'\n':
                raise InvalidHeaderError('invalid header')
            raw.append((key, value))
            position += length
        charset = dict(raw).get(b'hdrcharset')
        encoding = tarfile.encoding if charset == b'BINARY' else 'utf-8'
        for key, value in raw:
            name = self._decode(key, 'utf-8', 'utf-8', tarfile.errors)
            if name in PAX_NAME_FIELDS:
                text = self._decode(value, encoding, tarfile.encoding, tarfile.errors)
            else:
                text = self._decode(value, 'utf-8', 'utf-8', tarfile.errors)
            headers[name] = text
        member = self._next(tarfile)
        if not is_global:
            member._apply(headers, tarfile.encoding, tarfile.errors)
            member.offset = self.offset
            self._pax_sparse(tarfile, member, headers, raw)
            if 'size' in headers:
                offset = member.offset_data
                if member.isreg() or member.type not in SUPPORTED_TYPES:
                    offset += member._block(int(headers['size']))
                tarfile.offset = offset
        return member

    @staticmethod
    def _decode(octets: bytes, encoding: str, fallback: str, errors: str) -> str:
        try:
            return octets.decode(encoding, 'strict')
        except UnicodeDecodeError:
            return octets.decode(fallback, errors)

    def _pax_sparse(self, tarfile, member, headers: dict, raw: list) -> None:
        # The three ways in which GNU's tar writes sparse files in extended headers.
        if 'GNU.sparse.map' in headers:
            numbers = list(map(int, headers['GNU.sparse.map'].split(',')))
            member.sparse = list(zip(numbers[::2], numbers[1::2]))
        elif 'GNU.sparse.size' in headers:
            offsets = [int(value) for key, value in raw if key == b'GNU.sparse.offset']
            lengths = [int(value) for key, value in raw if key == b'GNU.sparse.numbytes']
            member.sparse = list(zip(offsets, lengths))
        elif headers.get('GNU.sparse.major') == '1' and headers.get('GNU.sparse.minor') == '0':
            buf = tarfile.fileobj.read(BLOCKSIZE)
            count, _, buf = buf.partition(b'\n')
            numbers = []
            while len(numbers) < 2 * int(count):
                if b'\n' not in buf:
                    buf += tarfile.fileobj.read(BLOCKSIZE)
                number, _, buf = buf.partition(b'\n')
                numbers.append(int(number))
            member.offset_data = tarfile.fileobj.tell()
            member.sparse = list(zip(numbers[::2], numbers[1::2]))

    def _apply(self, headers: dict, encoding: str, errors: str) -> None:
        for key, value in headers.items():
            if key == 'GNU.sparse.name':
                self.path = value
            elif key in ('GNU.sparse.size', 'GNU.sparse.realsize'):
                self.size = int(value)
            elif key in PAX_FIELDS:
                if key in PAX_NUMBER_FIELDS:
                    try:
                        value = PAX_NUMBER_FIELDS[key](value)
                    except ValueError:
                        value = 0
                if key == 'path':
                    value = value.rstrip('/')
                setattr(self, key, value)
        self.pax_headers = headers.copy()

    @staticmethod
    def _block(count: int) -> int:
        # A count, up to the end of a block.
        return (count + BLOCKSIZE - 1) // BLOCKSIZE * BLOCKSIZE

    # Kinds.

    def isreg(self) -> bool:
        """Whether it is a file."""
        return self.type in REGULAR_TYPES

    isfile = isreg

    def isdir(self) -> bool:
        """Whether it is a folder."""
        return self.type == DIRTYPE

    def issym(self) -> bool:
        """Whether it is a symbolic link."""
        return self.type == SYMTYPE

    def islnk(self) -> bool:
        """Whether it is another name of a member before."""
        return self.type == LNKTYPE

    def ischr(self) -> bool:
        """Whether it is a device of characters."""
        return self.type == CHRTYPE

    def isblk(self) -> bool:
        """Whether it is a device of blocks."""
        return self.type == BLKTYPE

    def isfifo(self) -> bool:
        """Whether it is a named pipe."""
        return self.type == FIFOTYPE

    def issparse(self) -> bool:
        """Whether it is a file with holes."""
        return self.sparse is not None

    def isdev(self) -> bool:
        """Whether it is a device or a pipe."""
        return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)

    def _mode_text(self) -> str:
        kinds = {SYMTYPE: stat.S_IFLNK, DIRTYPE: stat.S_IFDIR, CHRTYPE: stat.S_IFCHR, BLKTYPE: stat.S_IFBLK,
                 FIFOTYPE: stat.S_IFIFO, CONTTYPE: stat.S_IFREG, REGTYPE: stat.S_IFREG, AREGTYPE: stat.S_IFREG}
        return stat.filemode(self.mode | kinds.get(self.type, 0))
