"""Character sets: how each is encoded in headers and bodies, and what it is turned into first."""

from functools import partial

import email.base64mime
import email.quoprimime
from email import errors
from email.encoders import encode_7or8bit

__all__ = ['Charset', 'add_alias', 'add_charset', 'add_codec']

QP = 1
BASE64 = 2
SHORTEST = 3

# Two for the marks at each end, and three for the rest but the name.
RFC2047_CHROME_LEN = 7
DEFAULT_CHARSET = 'us-ascii'
UNKNOWN8BIT = 'unknown-8bit'
EMPTYSTRING = ''

# Each with the encoding in headers, that in bodies, and what it is turned into.
CHARSETS = {
    **{f'iso-8859-{part}': (QP, QP, None) for part in (1, 2, 3, 4, 9, 10, 13, 14, 15, 16)},
    'windows-1252': (QP, QP, None),
    'viscii': (QP, QP, None),
    'us-ascii': (None, None, None),
    'big5': (BASE64, BASE64, None),
    'gb2312': (BASE64, BASE64, None),
    'euc-jp': (BASE64, None, 'iso-2022-jp'),
    'shift_jis': (BASE64, None, 'iso-2022-jp'),
    'iso-2022-jp': (BASE64, None, None),
    'koi8-r': (BASE64, BASE64, None),
    'utf-8': (SHORTEST, BASE64, 'utf-8'),
}

ALIASES = {
    **{f'latin_{number}': f'iso-8859-{part}'
       for number, part in ((1, 1), (2, 2), (3, 3), (4, 4), (5, 9), (6, 10), (7, 13), (8, 14), (9, 15), (10, 16))},
    **{f'latin-{number}': f'iso-8859-{part}'
       for number, part in ((1, 1), (2, 2), (3, 3), (4, 4), (5, 9), (6, 10), (7, 13), (8, 14), (9, 15), (10, 16))},
    'cp949': 'ks_c_5601-1987',
    'euc_jp': 'euc-jp',
    'euc_kr': 'euc-kr',
    'ascii': 'us-ascii',
}

CODEC_MAP = {'gb2312': 'eucgb2312_cn', 'big5': 'big5_tw', 'us-ascii': None}


def add_charset(charset: str, header_enc=None, body_enc=None, output_charset=None) -> None:
    """Say how a character set is encoded, and which one it is turned into."""
    if body_enc == SHORTEST:
        raise ValueError('SHORTEST not allowed for body_enc')
    CHARSETS[charset] = (header_enc, body_enc, output_charset)


def add_alias(alias: str, canonical: str) -> None:
    """Give a character set another name."""
    ALIASES[alias] = canonical


def add_codec(charset: str, codecname: str) -> None:
    """Say which codec reads and writes a character set."""
    CODEC_MAP[charset] = codecname


def _encode(string: str, codec: str) -> bytes:
    if codec == UNKNOWN8BIT:
        return string.encode('ascii', 'surrogateescape')
    return string.encode(codec)


class Charset:
    """A character set, and how text in it goes into a message."""

    def __init__(self, input_charset: str = DEFAULT_CHARSET) -> None:
        try:
            if isinstance(input_charset, str):
                input_charset.encode('ascii')
            else:
                input_charset = str(input_charset, 'ascii')
        except UnicodeError:
            raise errors.CharsetError(input_charset)
        input_charset = input_charset.lower()
        self.input_charset = ALIASES.get(input_charset, input_charset)
        in_headers, in_bodies, converted = CHARSETS.get(self.input_charset, (SHORTEST, BASE64, None))
        self.header_encoding = in_headers
        self.body_encoding = in_bodies
        converted = converted or self.input_charset
        self.output_charset = ALIASES.get(converted, converted)
        self.input_codec = CODEC_MAP.get(self.input_charset, self.input_charset)
        self.output_codec = CODEC_MAP.get(self.output_charset, self.output_charset)

    def __repr__(self) -> str:
        return self.input_charset.lower()

    def __eq__(self, other) -> bool:
        return str(self) == str(other).lower()

    def get_body_encoding(self):
        """The name of the encoding of bodies, or a function that says it of a message."""
        if self.body_encoding == QP:
            return 'quoted-printable'
        if self.body_encoding == BASE64:
            return 'base64'
        return encode_7or8bit

    def get_output_charset(self) -> str:
        """The character set that text has in the message."""
        return self.output_charset or self.input_charset

    def header_encode(self, string: str) -> str:
        """Text as one encoded word."""
        octets = _encode(string, self.output_codec or 'us-ascii')
        encoding = self._encoding_of(octets)
        return string if encoding is None else encoding.header_encode(octets, self.output_codec)

    def header_encode_lines(self, string: str, maxlengths) -> list:
        """Text as encoded words of the lengths that `maxlengths` gives; `None` is first if nothing fits there."""
        codec = self.output_codec or 'us-ascii'
        octets = _encode(string, codec)
        encoding = self._encoding_of(octets)
        encode = partial(encoding.header_encode, charset=codec)
        overhead = len(self.get_output_charset()) + RFC2047_CHROME_LEN
        most = next(maxlengths) - overhead
        lines, current = [], ''
        for character in string:
            longer = current + character
            if encoding.header_length(_encode(longer, self.get_output_charset())) <= most:
                current = longer
                continue
            if lines or current:
                lines.append(encode(_encode(current, codec)))
            else:
                lines.append(None)
            current = character
            most = next(maxlengths) - overhead
        lines.append(encode(_encode(current, codec)))
        return lines

    def _encoding_of(self, octets: bytes):
        if self.header_encoding == BASE64:
            return email.base64mime
        if self.header_encoding == QP:
            return email.quoprimime
        if self.header_encoding == SHORTEST:
            in_base64 = email.base64mime.header_length(octets)
            return email.base64mime if in_base64 < email.quoprimime.header_length(octets) else email.quoprimime
        return None

    def body_encode(self, string: str | bytes) -> str:
        """Text or octets as the body of a message has them."""
        if not string:
            return string
        if self.body_encoding is BASE64:
            if isinstance(string, str):
                string = string.encode(self.output_charset)
            return email.base64mime.body_encode(string)
        if self.body_encoding is QP:
            # A body of quoted-printable keeps the ends of lines, so octets pass as characters.
            if isinstance(string, str):
                string = string.encode(self.output_charset)
            return email.quoprimime.body_encode(string.decode('latin1'))
        if isinstance(string, str):
            string = string.encode(self.output_charset).decode('ascii')
        return string
