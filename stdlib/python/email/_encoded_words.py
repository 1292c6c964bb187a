"""Encoded words: text outside of ASCII in headers."""

import base64
import binascii
import re
from string import ascii_letters, digits

from email import errors

__all__ = ['decode', 'encode']

_PLAIN = frozenset(b'-!*+/' + ascii_letters.encode('ascii') + digits.encode('ascii'))
_QUOTED = re.compile(rb'=([a-fA-F0-9]{2})')


def decode_q(encoded: bytes):
    """The octets of an encoding Q, and its defects."""
    encoded = encoded.replace(b'_', b' ')
    return _QUOTED.sub(lambda match: bytes.fromhex(match[1].decode()), encoded), []


def encode_q(octets: bytes) -> str:
    """Octets in the encoding Q."""
    return ''.join('_' if octet == 32 else chr(octet) if octet in _PLAIN else f'={octet:02X}' for octet in octets)


def decode_b(encoded: bytes):
    """The octets of an encoding B, and its defects."""
    missing = -len(encoded) % 4
    defects = [errors.InvalidBase64PaddingDefect()] if missing else []
    try:
        return base64.b64decode(encoded + b'==='[:missing], validate=True), defects
    except binascii.Error:
        pass
    # Characters that do not belong there are left out, and then the padding is tried again.
    defects = [errors.InvalidBase64CharactersDefect()]
    for padding in (b'', b'=='):
        try:
            octets = base64.b64decode(encoded + padding, validate=False)
        except binascii.Error:
            continue
        if padding:
            defects.append(errors.InvalidBase64PaddingDefect())
        return octets, defects
    return encoded, [errors.InvalidBase64LengthDefect()]


def encode_b(octets: bytes) -> str:
    """Octets in the encoding B."""
    return base64.b64encode(octets).decode('ascii')


def decode(ew: str):
    """Text, character set, language and defects of an encoded word."""
    _, charset, encoding, encoded, _ = ew.split('?')
    charset, _, language = charset.partition('*')
    octets = encoded.encode('ascii', 'surrogateescape')
    octets, defects = {'q': decode_q, 'b': decode_b}[encoding.lower()](octets)
    try:
        text = octets.decode(charset)
    except UnicodeDecodeError:
        defects.append(errors.UndecodableBytesDefect('Encoded word contains bytes not decodable using '
                                                     f'{charset!r} charset'))
        text = octets.decode(charset, 'surrogateescape')
    except (LookupError, UnicodeEncodeError):
        text = octets.decode('ascii', 'surrogateescape')
        if charset.lower() != 'unknown-8bit':
            defects.append(errors.CharsetError(f'Unknown charset {charset!r} in encoded word; decoded as unknown '
                                               'bytes'))
    return text, charset, language, defects


def encode(string: str, charset: str = 'utf-8', encoding: str | None = None, lang: str = '') -> str:
    """Text as an encoded word, in the shorter encoding; Q, which people can read, if it is hardly longer."""
    if charset == 'unknown-8bit':
        octets = string.encode('ascii', 'surrogateescape')
    else:
        octets = string.encode(charset)
    if encoding is None:
        quoted = sum(1 if octet == 32 or octet in _PLAIN else 3 for octet in octets)
        encoding = 'q' if quoted - (len(octets) + 2) // 3 * 4 < 5 else 'b'
    encoded = {'q': encode_q, 'b': encode_b}[encoding](octets)
    if lang:
        lang = '*' + lang
    return f'=?{charset}{lang}?{encoding}?{encoded}?='
