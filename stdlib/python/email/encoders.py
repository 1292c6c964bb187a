"""What encodes the body of a message in place, and says so in its headers."""

from base64 import encodebytes as _encodebytes
from quopri import encodestring as _encodestring

__all__ = ['encode_7or8bit', 'encode_base64', 'encode_noop', 'encode_quopri']


def encode_base64(msg) -> None:
    """Encode the body in base64."""
    original = msg.get_payload(decode=True)
    msg.set_payload(str(_encodebytes(original), 'ascii'))
    msg['Content-Transfer-Encoding'] = 'base64'


def encode_quopri(msg) -> None:
    """Encode the body in quoted-printable, its spaces too."""
    original = msg.get_payload(decode=True)
    encoded = _encodestring(original, quotetabs=True).replace(b' ', b'=20')
    msg.set_payload(encoded.decode('ascii', 'surrogateescape'))
    msg['Content-Transfer-Encoding'] = 'quoted-printable'


def encode_7or8bit(msg) -> None:
    """Say whether the body has octets beyond ASCII."""
    original = msg.get_payload(decode=True)
    is_ascii = original is None or original.isascii()
    msg['Content-Transfer-Encoding'] = '7bit' if is_ascii else '8bit'


def encode_noop(msg) -> None:
    """Do nothing."""
    # In the reference, what was given as octets becomes text that keeps them.
    original = msg.get_payload(decode=True)
    if original is not None:
        msg.set_payload(original)
