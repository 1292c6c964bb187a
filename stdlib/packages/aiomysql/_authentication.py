"""Proofs that one knows a password, as the server asks for them."""

import base64
import hashlib
import os

from pymysql.err import OperationalError

__all__ = ["caching_sha2", "encrypted_password", "native_password"]


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=False))


def native_password(password: bytes, salt: bytes) -> bytes:
    """The proof of mysql_native_password."""
    if not password:
        return b""
    once = hashlib.sha1(password).digest()
    twice = hashlib.sha1(once).digest()
    return _xor(once, hashlib.sha1(salt[:20] + twice).digest())


def caching_sha2(password: bytes, salt: bytes) -> bytes:
    """The proof of caching_sha2_password."""
    if not password:
        return b""
    once = hashlib.sha256(password).digest()
    twice = hashlib.sha256(once).digest()
    return _xor(once, hashlib.sha256(twice + salt[:20]).digest())


def _length(octets: bytes, place: int) -> tuple[int, int]:
    """A length of DER, and where what it is of begins."""
    first = octets[place]
    if first < 0x80:
        return first, place + 1
    count = first & 0x7F
    return int.from_bytes(octets[place + 1:place + 1 + count]), place + 1 + count


def _element(octets: bytes, place: int, tag: int) -> tuple[bytes, int]:
    """What an element of DER holds, and where the next begins."""
    if octets[place] != tag:
        raise ValueError("not the element that was expected")
    size, start = _length(octets, place + 1)
    return octets[start:start + size], start + size


def _rsa_numbers(key: bytes) -> tuple[int, int]:
    """Modulus and exponent of a public key in PEM."""
    lines = key.decode("ascii").split("-----")[2]
    outer, _ = _element(base64.b64decode(lines), 0, 0x30)
    _, place = _element(outer, 0, 0x30)
    bits, _ = _element(outer, place, 0x03)
    numbers, _ = _element(bits[1:], 0, 0x30)
    modulus, place = _element(numbers, 0, 0x02)
    exponent, _ = _element(numbers, place, 0x02)
    return int.from_bytes(modulus), int.from_bytes(exponent)


def _mask(seed: bytes, size: int) -> bytes:
    """The mask generation function MGF1 of RFC 8017 with SHA-1."""
    blocks = (hashlib.sha1(seed + count.to_bytes(4)).digest() for count in range((size + 19) // 20))
    return b"".join(blocks)[:size]


def encrypted_password(password: bytes, salt: bytes, key: bytes) -> bytes:
    """The password for the holder of a key alone: RSAES-OAEP of RFC 8017."""
    try:
        modulus, exponent = _rsa_numbers(key)
    except (ValueError, IndexError) as error:
        raise OperationalError(2061, "the server's public key cannot be read") from error
    plain = password + b"\0"
    message = _xor(plain, salt[:20] * (len(plain) // 20 + 1))
    size = (modulus.bit_length() + 7) // 8
    room = size - 2 * 20 - 2
    if len(message) > room:
        raise OperationalError(2061, "the password is too long for the server's public key")
    block = hashlib.sha1(b"").digest() + b"\0" * (room - len(message)) + b"\1" + message
    seed = os.urandom(20)
    masked = _xor(block, _mask(seed, len(block)))
    masked_seed = _xor(seed, _mask(masked, 20))
    number = pow(int.from_bytes(b"\0" + masked_seed + masked), exponent, modulus)
    return number.to_bytes(size)
