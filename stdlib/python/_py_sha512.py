"""SHA-512 (FIPS 180-4), for an interpreter that has no native one."""

__all__ = ['sha512']

_MASK = 0xFFFFFFFFFFFFFFFF


def _primes(count: int) -> list:
    found = []
    candidate = 2
    while len(found) < count:
        if all(candidate % prime for prime in found):
            found.append(candidate)
        candidate += 1
    return found


def _root(number: int, degree: int) -> int:
    """Return the first 64 bits behind the point of a root."""
    shifted = number << 64 * degree
    low, high = 0, 1 << shifted.bit_length() // degree + 1
    while low < high:
        middle = (low + high + 1) // 2
        if middle ** degree <= shifted:
            low = middle
        else:
            high = middle - 1
    return low & _MASK


_start = [_root(prime, 2) for prime in _primes(8)]
_constants = [_root(prime, 3) for prime in _primes(80)]


def _rotate(x: int, n: int) -> int:
    return (x >> n | x << 64 - n) & _MASK


class sha512:
    """The hash of some bytes."""

    name = 'sha512'
    digest_size = 64
    block_size = 128

    def __init__(self, data: bytes = b'') -> None:
        self._data = bytes(data)

    def update(self, data: bytes) -> None:
        """Take more bytes in."""
        self._data += bytes(data)

    def digest(self) -> bytes:
        """Return the hash."""
        size = len(self._data)
        padded = self._data + b'\x80' + b'\0' * (-(size + 17) % 128) + (size * 8).to_bytes(16)
        state = list(_start)
        for at in range(0, len(padded), 128):
            words = [int.from_bytes(padded[at + i:at + i + 8]) for i in range(0, 128, 8)]
            for i in range(16, 80):
                x, y = words[i - 15], words[i - 2]
                small = _rotate(x, 1) ^ _rotate(x, 8) ^ x >> 7
                large = _rotate(y, 19) ^ _rotate(y, 61) ^ y >> 6
                words.append((words[i - 16] + small + words[i - 7] + large) & _MASK)
            a, b, c, d, e, f, g, h = state
            for i in range(80):
                first = (h + (_rotate(e, 14) ^ _rotate(e, 18) ^ _rotate(e, 41)) + (e & f ^ ~e & _MASK & g)
                         + _constants[i] + words[i])
                second = (_rotate(a, 28) ^ _rotate(a, 34) ^ _rotate(a, 39)) + (a & b ^ a & c ^ b & c)
                h, g, f, e, d, c, b, a = g, f, e, d + first & _MASK, c, b, a, first + second & _MASK
            state = [old + new & _MASK for old, new in zip(state, (a, b, c, d, e, f, g, h))]
        return b''.join(word.to_bytes(8) for word in state)

    def hexdigest(self) -> str:
        """Return the hash in hexadecimal digits."""
        return self.digest().hex()
