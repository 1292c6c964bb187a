"""Base64 as bodies and encoded words of headers have it."""

from base64 import b64encode
from binascii import a2b_base64, b2a_base64

__all__ = ['body_decode', 'body_encode', 'decode', 'decodestring', 'header_encode', 'header_length']


def header_length(bytearray: bytes) -> int:
    """The length of octets when they are encoded, without what is around them."""
    return (len(bytearray) + 2) // 3 * 4


def header_encode(header_bytes: bytes | str, charset: str = 'iso-8859-1') -> str:
    """One encoded word."""
    if not header_bytes:
        return ''
    if isinstance(header_bytes, str):
        header_bytes = header_bytes.encode(charset)
    return f'=?{charset}?b?{b64encode(header_bytes).decode("ascii")}?='


def body_encode(s: bytes, maxlinelen: int = 76, eol: str = '\n') -> str:
    """Octets in lines of base64, each with `eol` at its end."""
    if not s:
        return ''
    width = maxlinelen * 3 // 4
    lines = (b2a_base64(s[start:start + width], newline=False).decode('ascii') for start in range(0, len(s), width))
    return ''.join(line + eol for line in lines)


def decode(string: str | bytes) -> bytes:
    """The octets that text in base64 stands for."""
    if not string:
        return b''
    if isinstance(string, str):
        string = string.encode('raw-unicode-escape')
    return a2b_base64(string)


body_decode = decode
decodestring = decode
