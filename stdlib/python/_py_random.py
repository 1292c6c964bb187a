"""The Mersenne Twister, for an interpreter that has no native one."""

import time

__all__ = ['Random']

# Matsumoto and Nishimura, Mersenne twister, 1998: 624 words, of which each is made from three earlier ones.
_N, _M = 624, 397
_UPPER, _LOWER = 0x80000000, 0x7fffffff


class Random:
    """The generator without what is built on it."""

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self._words = [0] * _N
        self._index = _N
        return self

    def __init__(self, x=None) -> None:
        self.seed(x)

    def seed(self, a=None, /) -> None:
        """Begin anew."""
        if a is None:
            try:
                from os import urandom
                a = int.from_bytes(urandom(2500), 'little')
            except (ImportError, NotImplementedError, OSError):
                a = time.time_ns()
        elif isinstance(a, int):
            a = abs(a)
        else:
            a = hash(a) & 0xFFFFFFFFFFFFFFFF
        key = []
        while a:
            key.append(a & 0xFFFFFFFF)
            a >>= 32
        self._begin_with(key or [0])

    def _begin_with(self, key: list) -> None:
        words = self._words
        words[0] = 19650218
        for i in range(1, _N):
            words[i] = (1812433253 * (words[i - 1] ^ words[i - 1] >> 30) + i) & 0xFFFFFFFF
        i, j = 1, 0
        for _ in range(max(_N, len(key))):
            words[i] = ((words[i] ^ (words[i - 1] ^ words[i - 1] >> 30) * 1664525) + key[j] + j) & 0xFFFFFFFF
            i, j = i + 1, j + 1
            if i >= _N:
                words[0] = words[_N - 1]
                i = 1
            if j >= len(key):
                j = 0
        for _ in range(_N - 1):
            words[i] = ((words[i] ^ (words[i - 1] ^ words[i - 1] >> 30) * 1566083941) - i) & 0xFFFFFFFF
            i += 1
            if i >= _N:
                words[0] = words[_N - 1]
                i = 1
        words[0] = 0x80000000
        self._index = _N

    def _turn(self) -> None:
        words = self._words
        for k in range(_N):
            y = words[k] & _UPPER | words[(k + 1) % _N] & _LOWER
            words[k] = words[(k + _M) % _N] ^ y >> 1 ^ (0x9908b0df if y & 1 else 0)
        self._index = 0

    def _word(self) -> int:
        if self._index >= _N:
            self._turn()
        y = self._words[self._index]
        self._index += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9d2c5680
        y ^= y << 15 & 0xefc60000
        return y ^ y >> 18

    def random(self) -> float:
        """Return a number from 0 up to, not including, 1."""
        a, b = self._word() >> 5, self._word() >> 6
        return (a * 67108864 + b) / 9007199254740992

    def getrandbits(self, k: int, /) -> int:
        """Return a number of `k` bits."""
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        result = shift = 0
        while k > 0:
            word = self._word()
            if k < 32:
                word >>= 32 - k
            result |= word << shift
            shift += 32
            k -= 32
        return result

    def getstate(self) -> tuple:
        """Return the state."""
        return (*self._words, self._index)

    def setstate(self, state: tuple, /) -> None:
        """Go on from a state."""
        if not isinstance(state, tuple):
            raise TypeError('state vector must be a tuple')
        if len(state) != _N + 1:
            raise ValueError('state vector is the wrong size')
        if not 0 <= state[_N] <= _N:
            raise ValueError('invalid state')
        self._words = list(state[:_N])
        self._index = state[_N]
