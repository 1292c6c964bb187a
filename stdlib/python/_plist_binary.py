"""The binary format of property lists: numbered objects, a table of where they are, and a trailer that finds it."""

import datetime
import struct

_BEGINNING = datetime.datetime(2001, 1, 1)
_UNDEFINED = object()


def _size_of(count: int) -> int:
    """The octets that numbers up to `count` are written in."""
    for size in (1, 2, 4):
        if count < 1 << 8 * size:
            return size
    return 8


def named_items(table, sort_keys: bool, skipkeys: bool) -> list:
    """Return the items of a dictionary in order, without those whose keys are no text if these are skipped."""
    items = [(key, item) for key, item in table.items() if isinstance(key, str) or not skipkeys]
    if sort_keys:
        items.sort()
    if not all(isinstance(key, str) for key, _ in items):
        raise TypeError('keys must be strings')
    return items


class BinaryReader:
    """Reads a file; `make_uid` makes what stands for an object of an archive."""

    def __init__(self, file, dict_type, aware: bool, make_uid, failure) -> None:
        self._file = file
        self._dict_type = dict_type
        self._aware = aware
        self._make_uid = make_uid
        self._failure = failure

    def read(self):
        """Return the top object."""
        try:
            self._file.seek(-32, 2)
            trailer = self._file.read(32)
            if len(trailer) != 32:
                raise self._failure
            offset_size, self._reference_size, count, top, table = struct.unpack('>6xBBQQQ', trailer)
            self._file.seek(table)
            self._offsets = self._numbers(count, offset_size)
            self._objects = [_UNDEFINED] * count
            return self._object(top)
        except (OSError, IndexError, struct.error, OverflowError, ValueError) as error:
            if isinstance(error, self._failure):
                raise
            raise self._failure from error

    def _octets(self, count: int) -> bytes:
        octets = self._file.read(count)
        if len(octets) != count:
            raise self._failure
        return octets

    def _numbers(self, count: int, size: int) -> list:
        octets = self._octets(count * size)
        if not size:
            raise self._failure
        return [int.from_bytes(octets[place:place + size]) for place in range(0, count * size, size)]

    def _length(self, low: int) -> int:
        if low != 15:
            return low
        marker = self._octets(1)[0]
        return int.from_bytes(self._octets(1 << (marker & 3)))

    def _object(self, number: int):
        value = self._objects[number]
        if value is not _UNDEFINED:
            return value
        self._file.seek(self._offsets[number])
        token = self._octets(1)[0]
        high, low = token & 0xF0, token & 0x0F
        if high in (0xA0, 0xD0):
            return self._container(number, high, self._length(low))
        self._objects[number] = value = self._scalar(token, high, low)
        return value

    def _scalar(self, token: int, high: int, low: int):
        if token in (0x00, 0x08, 0x09):
            return {0x00: None, 0x08: False, 0x09: True}[token]
        if token == 0x0F:
            return b''
        if high == 0x10:
            return int.from_bytes(self._octets(1 << low), signed=low >= 3)
        if token in (0x22, 0x23):
            return struct.unpack('>f' if token == 0x22 else '>d', self._octets(1 << low))[0]
        if token == 0x33:
            seconds = struct.unpack('>d', self._octets(8))[0]
            beginning = _BEGINNING.replace(tzinfo=datetime.UTC) if self._aware else _BEGINNING
            return beginning + datetime.timedelta(seconds=seconds)
        if high == 0x40:
            return self._octets(self._length(low))
        if high == 0x50:
            return self._octets(self._length(low)).decode('ascii')
        if high == 0x60:
            return self._octets(self._length(low) * 2).decode('utf-16-be')
        if high == 0x80:
            return self._make_uid(int.from_bytes(self._octets(1 + low)))
        raise self._failure

    def _container(self, number: int, high: int, length: int):
        # It is known before its items are read, because it may hold itself.
        if high == 0xA0:
            references = self._numbers(length, self._reference_size) if length else []
            self._objects[number] = made = []
            made.extend(map(self._object, references))
            return made
        keys = self._numbers(length, self._reference_size) if length else []
        values = self._numbers(length, self._reference_size) if length else []
        self._objects[number] = made = self._dict_type()
        for key, value in zip(keys, values):
            try:
                made[self._object(key)] = self._object(value)
            except TypeError as error:
                raise self._failure from error
        return made


class BinaryWriter:
    """Writes a file in which equal scalars are one object."""

    def __init__(self, file, sort_keys: bool, skipkeys: bool, aware: bool, uid_class) -> None:
        self._file = file
        self._sort_keys = sort_keys
        self._skipkeys = skipkeys
        self._aware = aware
        self._uid_class = uid_class
        self._scalars = (str, int, float, datetime.datetime, bytes, bytearray)

    def write(self, value) -> None:
        """Write a document."""
        self._objects, self._numbers = [], {}
        self._flatten(value)
        self._reference_size = _size_of(len(self._objects))
        file = self._file
        file.write(b'bplist00')
        offsets, place = [], 8
        for item in self._objects:
            offsets.append(place)
            octets = self._packed(item)
            file.write(octets)
            place += len(octets)
        size = _size_of(place)
        file.write(b''.join(offset.to_bytes(size) for offset in offsets))
        top = self._numbers[self._key(value)]
        file.write(struct.pack('>5xBBBQQQ', 0, size, self._reference_size, len(offsets), top, place))

    def _key(self, value):
        """What tells whether a value is an object already."""
        if isinstance(value, self._scalars):
            return type(value), value if not isinstance(value, bytearray) else bytes(value)
        if isinstance(value, self._uid_class):
            return self._uid_class, value.data
        return 'identity', id(value)

    def _flatten(self, value) -> None:
        key = self._key(value)
        if key in self._numbers:
            return
        self._numbers[key] = len(self._objects)
        if isinstance(value, dict):
            items = named_items(value, self._sort_keys, self._skipkeys)
            names, values = [name for name, _ in items], [item for _, item in items]
            # The value is kept, so that its identity stays its own.
            self._objects.append((value, names, values))
            for item in names + values:
                self._flatten(item)
        elif isinstance(value, (list, tuple)):
            self._objects.append((value, None, value))
            for item in value:
                self._flatten(item)
        else:
            self._objects.append(value)

    def _head(self, kind: int, length: int) -> bytes:
        if length < 15:
            return bytes([kind | length])
        size = _size_of(length)
        return bytes([kind | 0xF, 0x10 | size.bit_length() - 1]) + length.to_bytes(size)

    def _references(self, values) -> bytes:
        return b''.join(self._numbers[self._key(value)].to_bytes(self._reference_size) for value in values)

    def _packed(self, value) -> bytes:
        if isinstance(value, tuple):
            _, names, values = value
            if names is None:
                return self._head(0xA0, len(values)) + self._references(values)
            return self._head(0xD0, len(names)) + self._references(names) + self._references(values)
        if value is None or value is False or value is True:
            return {None: b'\0', False: b'\x08', True: b'\x09'}[value]
        if isinstance(value, self._uid_class):
            size = _size_of(value.data)
            return bytes([0x80 | size - 1]) + value.data.to_bytes(size)
        if isinstance(value, int):
            return self._packed_int(value)
        if isinstance(value, float):
            return struct.pack('>Bd', 0x23, value)
        if isinstance(value, datetime.datetime):
            if self._aware:
                value = value.astimezone(datetime.UTC).replace(tzinfo=None)
            return struct.pack('>Bd', 0x33, (value - _BEGINNING).total_seconds())
        if isinstance(value, (bytes, bytearray)):
            return self._head(0x40, len(value)) + bytes(value)
        if isinstance(value, str):
            if value.isascii():
                return self._head(0x50, len(value)) + value.encode('ascii')
            octets = value.encode('utf-16-be')
            return self._head(0x60, len(octets) // 2) + octets
        raise TypeError(value)

    @staticmethod
    def _packed_int(value: int) -> bytes:
        if not -1 << 63 <= value < 1 << 64:
            raise OverflowError(value)
        if value < 0:
            return b'\x13' + value.to_bytes(8, signed=True)
        if value >= 1 << 63:
            return b'\x14' + value.to_bytes(16, signed=True)
        size = _size_of(value)
        return bytes([0x10 | size.bit_length() - 1]) + value.to_bytes(size)
