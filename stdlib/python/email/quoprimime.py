"""Quoted-printable as bodies and encoded words of headers have it; text stands for octets, a character for each."""

import re
from string import ascii_letters, digits

__all__ = ['body_decode', 'body_encode', 'body_length', 'decode', 'decodestring', 'header_decode', 'header_encode',
           'header_length', 'quote', 'unquote']

_QUOTED = ['=%02X' % octet for octet in range(256)]

_IN_HEADERS = list(_QUOTED)
for _octet in (b'-!*+/' + ascii_letters.encode() + digits.encode()):
    _IN_HEADERS[_octet] = chr(_octet)
_IN_HEADERS[ord(' ')] = '_'

_IN_BODIES = list(_QUOTED)
for _octet in (b' !"#$%&\'()*+,-./0123456789:;<>?@[\\]^_`{|}~\t' + ascii_letters.encode()):
    _IN_BODIES[_octet] = chr(_octet)
del _octet
_IN_ENCODED_BODIES = list(_IN_BODIES)
for _end in '\r\n':
    _IN_ENCODED_BODIES[ord(_end)] = _end
del _end

_UNITS = re.compile('=[0-9A-F]{2}|.', re.DOTALL)


def header_check(octet: int) -> bool:
    """Whether an octet must be quoted in a header."""
    return chr(octet) != _IN_HEADERS[octet]


def body_check(octet: int) -> bool:
    """Whether an octet must be quoted in a body."""
    return chr(octet) != _IN_BODIES[octet]


def header_length(bytearray: bytes) -> int:
    """The length of octets when they are encoded for a header."""
    return sum(len(_IN_HEADERS[octet]) for octet in bytearray)


def body_length(bytearray: bytes) -> int:
    """The length of octets when they are encoded for a body."""
    return sum(len(_IN_BODIES[octet]) for octet in bytearray)


def unquote(s: str) -> str:
    """The character that `=XX` stands for."""
    return chr(int(s[1:3], 16))


def quote(c: str) -> str:
    """A character as `=XX`."""
    return _QUOTED[ord(c)]


def header_encode(header_bytes: bytes, charset: str = 'iso-8859-1') -> str:
    """One encoded word."""
    if not header_bytes:
        return ''
    encoded = header_bytes.decode('latin1').translate(_IN_HEADERS)
    return f'=?{charset}?q?{encoded}?='


def _soft_lines(line: str, most: int) -> list[str]:
    # A quoted character is never parted. A space at the end of a line would be lost, so it is quoted.
    units = _UNITS.findall(line)
    last = units[-1] if units and units[-1] in ' \t' else None
    lines, current = [], ''
    for position, unit in enumerate(units):
        is_last = position == len(units) - 1
        if is_last and last is not None:
            if len(current) + 3 <= most:
                current += quote(last)
            elif len(current) + 2 <= most:
                lines.append(current + last + '=')
                current = ''
            else:
                lines.append(current + '=')
                current = quote(last)
            continue
        # The sign at the end of a soft line has its place but in the last line.
        rest = sum(map(len, units[position:position + most + 1])) if len(current) + len(unit) >= most else 0
        if rest and len(current) + rest > most and len(current) + len(unit) > most - 1:
            lines.append(current + '=')
            current = ''
        current += unit
    return lines + [current]


def body_encode(body: str, maxlinelen: int = 76, eol: str = '\n') -> str:
    """A body, of whose lines none is longer than `maxlinelen`; `eol` is what ends them."""
    if maxlinelen < 4:
        raise ValueError('maxlinelen must be at least 4')
    if not body:
        return body
    lines = []
    for line in body.translate(_IN_ENCODED_BODIES).splitlines():
        lines += _soft_lines(line, maxlinelen)
    if body[-1] in '\r\n':
        lines.append('')
    return eol.join(lines)


def decode(encoded: str, eol: str = '\n') -> str:
    """What a body in quoted-printable stands for."""
    decoded = ''
    pieces = []
    for line in encoded.splitlines():
        line = line.rstrip()
        if not line:
            pieces.append(eol)
            continue
        is_soft = line.endswith('=')
        if is_soft:
            line = line[:-1]
        pieces.append(re.sub('=([0-9a-fA-F]{2})', lambda match: chr(int(match[1], 16)), line))
        if not is_soft:
            pieces.append(eol)
    decoded = ''.join(pieces)
    if encoded and encoded[-1] not in '\r\n' and decoded.endswith(eol):
        decoded = decoded[:-len(eol)]
    return decoded


body_decode = decode
decodestring = decode


def header_decode(s: str) -> str:
    """What an encoded word has between its marks stands for, as text of octets."""
    return re.sub('=[a-fA-F0-9]{2}', lambda match: unquote(match[0]), s.replace('_', ' '), flags=re.ASCII)
