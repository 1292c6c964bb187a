"""Quoted-printable text (RFC 1521), for files and for octets."""

import binascii as _binascii

__all__ = ['encode', 'decode', 'encodestring', 'decodestring']


def encode(input, output, quotetabs: bool, header: bool = False) -> None:
    """Encode a binary file; with `quotetabs` spaces and tabs are quoted everywhere."""
    output.write(_binascii.b2a_qp(input.read(), quotetabs=quotetabs, header=header))


def encodestring(s, quotetabs: bool = False, header: bool = False) -> bytes:
    """Encode octets."""
    return _binascii.b2a_qp(s, quotetabs=quotetabs, header=header)


def decode(input, output, header: bool = False) -> None:
    """Decode a binary file; in a `header` an underscore is a space."""
    output.write(_binascii.a2b_qp(input.read(), header=header))


def decodestring(s, header: bool = False) -> bytes:
    """Decode octets."""
    return _binascii.a2b_qp(s, header=header)
