"""Hash functions: md5, the SHA families and BLAKE2, keys from passwords, and the hash of a file."""

from _blake2 import blake2b, blake2s
from _hashlib import pbkdf2_hmac
from _md5 import md5
from _sha1 import sha1
from _sha2 import sha224, sha256, sha384, sha512
from _sha3 import sha3_224, sha3_256, sha3_384, sha3_512, shake_128, shake_256

_CONSTRUCTORS = {
    'md5': md5, 'sha1': sha1, 'sha224': sha224, 'sha256': sha256, 'sha384': sha384, 'sha512': sha512,
    'blake2b': blake2b, 'blake2s': blake2s, 'sha3_224': sha3_224, 'sha3_256': sha3_256, 'sha3_384': sha3_384,
    'sha3_512': sha3_512, 'shake_128': shake_128, 'shake_256': shake_256,
}

algorithms_guaranteed: set[str] = set(_CONSTRUCTORS)
algorithms_available: set[str] = set(_CONSTRUCTORS)

__all__ = (*_CONSTRUCTORS, 'new', 'algorithms_guaranteed', 'algorithms_available', 'file_digest', 'pbkdf2_hmac')


def new(name: str, data: bytes = b'', **kwargs) -> object:
    """Give a new hash of the algorithm with this name, with some data in it."""
    constructor = _CONSTRUCTORS.get(name) or _CONSTRUCTORS.get(name.lower().replace('-', '_', 1).replace('sha_', 'sha'))
    if constructor is None:
        raise ValueError(f'unsupported hash type {name}')
    return constructor(data, **kwargs)


def file_digest(fileobj, digest, /, *, _bufsize: int = 2**18) -> object:
    """Give the hash of what a file holds from here on; `digest` is a name or makes a hash."""
    hasher = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, 'getbuffer'):
        hasher.update(fileobj.getbuffer())
        return hasher
    if not (hasattr(fileobj, 'readinto') and hasattr(fileobj, 'readable') and fileobj.readable()):
        raise ValueError(f'{fileobj!r} is not a file-like object in binary reading mode.')
    buffer = bytearray(_bufsize)
    view = memoryview(buffer)
    while size := fileobj.readinto(buffer):
        hasher.update(view[:size])
    return hasher
