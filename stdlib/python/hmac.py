"""Keyed hashes for message authentication (RFC 2104)."""

import hashlib as _hashlib
from _hashlib import compare_digest, hmac_digest as _hmac_digest

__all__ = ['HMAC', 'compare_digest', 'digest', 'new']

_INNER = bytes(octet ^ 0x36 for octet in range(256))
_OUTER = bytes(octet ^ 0x5C for octet in range(256))

digest_size = None


class HMAC:
    """A keyed hash; it has the interface of the hashes of hashlib."""

    blocksize = 64

    __slots__ = ('_inner', '_outer', 'block_size', 'digest_size')

    def __init__(self, key: bytes | bytearray, msg: bytes | None = None, digestmod='') -> None:
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f'key: expected bytes or bytearray, but got {type(key).__name__!r}')
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        make = _maker(digestmod)
        self._inner = make()
        self._outer = make()
        self.digest_size = self._inner.digest_size
        self.block_size = getattr(self._inner, 'block_size', self.blocksize)
        if len(key) > self.block_size:
            key = make(key).digest()
        key = bytes(key).ljust(self.block_size, b'\0')
        self._outer.update(key.translate(_OUTER))
        self._inner.update(key.translate(_INNER))
        if msg is not None:
            self.update(msg)

    @property
    def name(self) -> str:
        """The name of the algorithm, as `hmac-sha256`."""
        return f'hmac-{self._inner.name}'

    def update(self, msg: bytes) -> None:
        """Add data."""
        self._inner.update(msg)

    def copy(self) -> 'HMAC':
        """Give a keyed hash with the same key and data."""
        other = self.__class__.__new__(self.__class__)
        other.digest_size = self.digest_size
        other.block_size = self.block_size
        other._inner = self._inner.copy()
        other._outer = self._outer.copy()
        return other

    def digest(self) -> bytes:
        """Give the result for the data so far."""
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self) -> str:
        """Give the result for the data so far, as hexadecimal digits."""
        return self.digest().hex()


def _maker(digestmod):
    if callable(digestmod):
        return digestmod
    if isinstance(digestmod, str):
        return lambda data=b'': _hashlib.new(digestmod, data)
    return lambda data=b'': digestmod.new(data)


def new(key: bytes | bytearray, msg: bytes | None = None, digestmod='') -> HMAC:
    """Give a keyed hash with a message in it."""
    return HMAC(key, msg, digestmod)


def digest(key: bytes | bytearray, msg: bytes, digest) -> bytes:
    """Give the keyed hash of a message, at once."""
    if isinstance(digest, str):
        return _hmac_digest(key, msg, digest)
    return HMAC(key, msg, digest).digest()
