"""Values as octets, and back, as CPython writes them; code objects have no such form here."""

import struct

__all__ = ['dump', 'dumps', 'load', 'loads', 'version']

version = 5

_REFERENCE = 0x80
_MISSING = object()


class _Writer:
    def __init__(self, version: int) -> None:
        self.version = version
        self.parts = []

    def add(self, value) -> None:
        kind = type(value)
        write = self.parts.append
        if value is None:
            write(b'N')
        elif value is True:
            write(b'T')
        elif value is False:
            write(b'F')
        elif value is StopIteration:
            write(b'S')
        elif value is ...:
            write(b'.')
        elif kind is int:
            self._int(value)
        elif kind is float:
            write(b'g' + struct.pack('<d', value) if self.version > 1 else self._digits(b'f', value))
        elif kind is complex:
            if self.version > 1:
                write(b'y' + struct.pack('<dd', value.real, value.imag))
            else:
                write(self._digits(b'x', value.real) + self._digits(b'', value.imag))
        elif kind is str:
            self._text(value)
        elif kind in (tuple, list):
            code = b'(' if kind is tuple else b'['
            if kind is tuple and len(value) < 256 and self.version >= 4:
                write(b')' + bytes([len(value)]))
            else:
                write(code + struct.pack('<i', len(value)))
            for each in value:
                self.add(each)
        elif kind is dict:
            write(b'{')
            for key, each in value.items():
                self.add(key)
                self.add(each)
            write(b'0')
        elif kind in (set, frozenset):
            write((b'<' if kind is set else b'>') + struct.pack('<i', len(value)))
            # In an order that does not depend on hashes.
            for octets in sorted(dumps(each, self.version) for each in value):
                write(octets)
        elif kind is slice and self.version >= 5:
            write(b':')
            for each in (value.start, value.stop, value.step):
                self.add(each)
        else:
            try:
                octets = bytes(memoryview(value))
            except TypeError:
                raise ValueError('unmarshallable object') from None
            write(b's' + struct.pack('<i', len(octets)) + octets)

    def _int(self, value: int) -> None:
        if -2 ** 31 <= value < 2 ** 31:
            self.parts.append(b'i' + struct.pack('<i', value))
            return
        digits, rest = [], abs(value)
        while rest:
            digits.append(rest & 0x7fff)
            rest >>= 15
        count = len(digits) if value > 0 else -len(digits)
        self.parts.append(b'l' + struct.pack(f'<i{len(digits)}H', count, *digits))

    @staticmethod
    def _digits(code: bytes, value: float) -> bytes:
        digits = format(value, '.17g').encode()
        return code + bytes([len(digits)]) + digits

    def _text(self, value: str) -> None:
        octets = value.encode('utf-8', 'surrogatepass')
        if self.version >= 4 and value.isascii():
            if len(octets) < 256:
                self.parts.append(b'z' + bytes([len(octets)]) + octets)
            else:
                self.parts.append(b'a' + struct.pack('<i', len(octets)) + octets)
        else:
            self.parts.append(b'u' + struct.pack('<i', len(octets)) + octets)


class _Reader:
    def __init__(self, read) -> None:
        self.read = read
        self.references = []

    def take(self, count: int) -> bytes:
        data = self.read(count)
        if len(data) < count:
            raise EOFError('marshal data too short')
        return data

    def number(self) -> int:
        return struct.unpack('<i', self.take(4))[0]

    def size(self, what: str) -> int:
        count = self.number()
        if count < 0:
            raise ValueError(f'bad marshal data ({what} size out of range)')
        return count

    def value(self):
        found = self.entry()
        if found is _MISSING:
            raise TypeError('NULL object in marshal data for object')
        return found

    def entry(self):
        octet = self.read(1)
        if not octet:
            raise EOFError('EOF read where object expected')
        code, is_referred = chr(octet[0] & 0x7f), octet[0] & _REFERENCE
        constants = {'N': None, 'T': True, 'F': False, 'S': StopIteration, '.': ..., '0': _MISSING}
        if code in constants:
            return constants[code]
        if code == 'r':
            index = self.number()
            if not 0 <= index < len(self.references) or self.references[index] is _MISSING:
                raise ValueError('bad marshal data (invalid reference)')
            return self.references[index]
        place = len(self.references)
        if is_referred:
            self.references.append(_MISSING)

        def keep(value):
            if is_referred:
                self.references[place] = value
            return value

        return self.container(code, keep) if code in '()[{<>:' else keep(self.scalar(code))

    def scalar(self, code: str):
        if code == 'i':
            return self.number()
        if code == 'l':
            return self.long()
        if code == 'g':
            return struct.unpack('<d', self.take(8))[0]
        if code == 'y':
            return complex(*struct.unpack('<dd', self.take(16)))
        if code == 'f':
            return self.digits()
        if code == 'x':
            return complex(self.digits(), self.digits())
        if code == 's':
            return self.take(self.size('bytes object'))
        if code in 'ut':
            return self.take(self.size('string')).decode('utf-8', 'surrogatepass')
        if code in 'aA':
            return self.take(self.size('string')).decode('latin-1')
        if code in 'zZ':
            return self.take(self.take(1)[0]).decode('latin-1')
        raise ValueError('bad marshal data (unknown type code)')

    def digits(self) -> float:
        return float(self.take(self.take(1)[0]))

    def long(self) -> int:
        count = self.number()
        digits = struct.unpack(f'<{abs(count)}H', self.take(2 * abs(count)))
        if any(digit > 0x7fff for digit in digits):
            raise ValueError('bad marshal data (digit out of range in long)')
        if digits and not digits[-1]:
            raise ValueError('bad marshal data (unnormalized long data)')
        value = sum(digit << 15 * index for index, digit in enumerate(digits))
        return value if count >= 0 else -value

    def container(self, code: str, keep):
        if code in '()':
            count = self.take(1)[0] if code == ')' else self.size('tuple')
            return keep(tuple([self.value() for _ in range(count)]))
        if code == '[':
            count, found = self.size('list'), keep([])
            for _ in range(count):
                found.append(self.value())
            return found
        if code == '{':
            found = keep({})
            while (key := self.entry()) is not _MISSING:
                found[key] = self.value()
            return found
        if code == ':':
            return keep(slice(*[self.value() for _ in range(3)]))
        count = self.size('set')
        if code == '<':
            found = keep(set())
            for _ in range(count):
                found.add(self.value())
            return found
        return keep(frozenset([self.value() for _ in range(count)]))


def dumps(value, version: int = version, /, *, allow_code: bool = True) -> bytes:
    """Return a value as octets."""
    writer = _Writer(version)
    try:
        writer.add(value)
    except RecursionError:
        raise ValueError('object too deeply nested to marshal') from None
    return b''.join(writer.parts)


def dump(value, file, version: int = version, /, *, allow_code: bool = True) -> None:
    """Write a value to a file."""
    file.write(dumps(value, version))


def loads(bytes, /, *, allow_code: bool = True):
    """Return the value that octets begin with."""
    if isinstance(bytes, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    view, place = memoryview(bytes).cast('B').tobytes(), 0

    def read(count: int):
        nonlocal place
        data = view[place:place + count]
        place += len(data)
        return data

    try:
        return _Reader(read).value()
    except RecursionError:
        raise ValueError('recursion limit exceeded') from None


def load(file, /, *, allow_code: bool = True):
    """Read a value from a file."""
    if not isinstance(file.read(0), bytes):
        raise TypeError(f'file.read() returned not bytes but {type(file.read(0)).__name__}')
    return _Reader(file.read).value()
