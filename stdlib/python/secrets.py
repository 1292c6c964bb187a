"""Random values that nobody can guess, for passwords, tokens and the like."""

import base64 as _base64
from hmac import compare_digest
from random import SystemRandom

__all__ = [
    'choice', 'randbelow', 'randbits', 'SystemRandom',
    'token_bytes', 'token_hex', 'token_urlsafe',
    'compare_digest',
]

DEFAULT_ENTROPY = 32

_source = SystemRandom()

choice = _source.choice
randbits = _source.getrandbits


def randbelow(exclusive_upper_bound: int) -> int:
    """Return a random integer from 0 up to, but not including, a bound."""
    if exclusive_upper_bound <= 0:
        raise ValueError('Upper bound must be positive.')
    return _source._randbelow(exclusive_upper_bound)


def token_bytes(nbytes: int | None = None) -> bytes:
    """Return so many random octets."""
    return _source.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes: int | None = None) -> str:
    """Return so many random octets in hexadecimal digits."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes: int | None = None) -> str:
    """Return so many random octets as text that needs no quoting in addresses."""
    return _base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b'=').decode('ascii')
