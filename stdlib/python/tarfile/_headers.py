"""The fields of headers, as octets."""

import struct

from ._errors import InvalidHeaderError

NUL = b'\0'
BLOCKSIZE = 512
RECORDSIZE = BLOCKSIZE * 20
GNU_MAGIC = b'ustar  \0'
POSIX_MAGIC = b'ustar\x0000'

LENGTH_NAME, LENGTH_LINK, LENGTH_PREFIX = 100, 100, 155

REGTYPE, LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE, CONTTYPE = (b'%d' % _kind for _kind in range(8))
AREGTYPE = b'\0'
GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE = b'L', b'K', b'S'
XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE = b'x', b'g', b'X'

USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = 0, 1, 2
DEFAULT_FORMAT = PAX_FORMAT

SUPPORTED_TYPES = (
    REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, DIRTYPE, FIFOTYPE, CONTTYPE, CHRTYPE, BLKTYPE, GNUTYPE_LONGNAME, GNUTYPE_LONGLINK,
    GNUTYPE_SPARSE,
)
REGULAR_TYPES = (REGTYPE, AREGTYPE, CONTTYPE, GNUTYPE_SPARSE)
GNU_TYPES = (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE)
PAX_FIELDS = ('path', 'linkpath', 'size', 'mtime', 'uid', 'gid', 'uname', 'gname')
PAX_NAME_FIELDS = {'path', 'linkpath', 'uname', 'gname'}
PAX_NUMBER_FIELDS = {'atime': float, 'ctime': float, 'mtime': float, 'uid': int, 'gid': int, 'size': int}


def from_text(text: str, length: int, encoding: str, errors: str) -> bytes:
    """A field of text."""
    if text is None:
        raise ValueError('metadata cannot contain None')
    octets = text.encode(encoding, errors)
    return octets[:length] + (length - len(octets)) * NUL


def to_text(octets: bytes, encoding: str, errors: str) -> str:
    """The text of a field."""
    return octets.partition(NUL)[0].decode(encoding, errors)


def to_number(octets: bytes) -> int:
    """The number of a field: octal digits, or base 256 as GNU's tar writes it."""
    if octets[0] in (0o200, 0o377):
        number = int.from_bytes(octets[1:], 'big')
        return number - 256 ** (len(octets) - 1) if octets[0] == 0o377 else number
    try:
        return int(to_text(octets, 'ascii', 'strict').strip() or '0', 8)
    except ValueError:
        raise InvalidHeaderError('invalid header') from None


def from_number(number, digits: int = 8, format: int = DEFAULT_FORMAT) -> bytes:
    """A field of a number."""
    number = int(number)
    if 0 <= number < 8 ** (digits - 1):
        return b'%0*o\0' % (digits - 1, number)
    if format == GNU_FORMAT and -256 ** (digits - 1) <= number < 256 ** (digits - 1):
        sign = b'\x80' if number >= 0 else b'\xff'
        return sign + (number % 256 ** (digits - 1)).to_bytes(digits - 1, 'big')
    raise ValueError('overflow in number field')


def checksums(header: bytes) -> tuple[int, int]:
    """The sums of a header's octets without the field that holds them, as numbers without and with signs."""
    around = header[:148] + header[156:512]
    return 256 + sum(around), 256 + sum(struct.unpack('504b', around))


def padded(data: bytes) -> bytes:
    """Data up to the end of a block."""
    return data + NUL * (-len(data) % BLOCKSIZE)
