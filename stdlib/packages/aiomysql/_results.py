"""What a statement gives: counts, or columns and rows."""

import datetime
from decimal import Decimal

import _mysql
from pymysql import converters
from pymysql.constants import FIELD_TYPE
from pymysql.err import OperationalError

__all__ = ["Column", "Result", "Wire"]

_BINARY = 63

# Octets of a character in the character sets for which they are told apart.
_WIDTHS = {33: 3, 88: 2, 91: 2}

_STRINGS = {FIELD_TYPE.BIT, FIELD_TYPE.BLOB, FIELD_TYPE.LONG_BLOB, FIELD_TYPE.MEDIUM_BLOB, FIELD_TYPE.STRING,
            FIELD_TYPE.TINY_BLOB, FIELD_TYPE.VAR_STRING, FIELD_TYPE.VARCHAR, FIELD_TYPE.GEOMETRY}

# Conversions that the codec does itself.
_NATIVE = {
    int: (_mysql.INTEGER, None),
    float: (_mysql.FLOAT, None),
    Decimal: (_mysql.DECIMAL, Decimal),
    converters.convert_datetime: (_mysql.DATETIME, datetime.datetime),
    converters.convert_date: (_mysql.DATE, datetime.date),
    converters.convert_timedelta: (_mysql.DURATION, datetime.timedelta),
}


class Wire:
    """Reads the fields of a packet one after the other."""

    def __init__(self, data: bytes, place: int = 0) -> None:
        self.data = data
        self.place = place

    def take(self, size: int) -> bytes:
        """So many octets."""
        found = self.data[self.place:self.place + size]
        if len(found) < size:
            raise OperationalError(2027, "Malformed packet")
        self.place += size
        return found

    def number(self, size: int) -> int:
        """A number of so many octets."""
        return int.from_bytes(self.take(size), "little")

    def length(self) -> int | None:
        """A number whose first octet tells its length; None for NULL."""
        first = self.number(1)
        if first < 251:
            return first
        if first == 251:
            return None
        if first == 255:
            raise OperationalError(2027, "Malformed packet")
        return self.number({252: 2, 253: 3, 254: 8}[first])

    def string(self) -> bytes | None:
        """A string with its length before it."""
        size = self.length()
        return None if size is None else self.take(size)

    def until_zero(self) -> bytes:
        """A string that ends with a zero, or with the packet."""
        end = self.data.find(b"\0", self.place)
        end = len(self.data) if end < 0 else end
        found = self.data[self.place:end]
        self.place = end + 1
        return found

    def rest(self) -> bytes:
        """What is left."""
        return self.data[self.place:]


class Column:
    """What the server says of a column."""

    def __init__(self, packet: bytes, encoding: str) -> None:
        wire = Wire(packet)
        self.catalog = wire.string()
        self.db = wire.string()
        self.table_name = wire.string().decode(encoding)
        self.org_table = wire.string().decode(encoding)
        self.name = wire.string().decode(encoding)
        self.org_name = wire.string().decode(encoding)
        wire.length()
        self.charsetnr = wire.number(2)
        self.length = wire.number(4)
        self.type_code = wire.number(1)
        self.flags = wire.number(2)
        self.scale = wire.number(1)

    def description(self) -> tuple:
        """The seven items of PEP 249."""
        size = self.length
        if self.type_code == FIELD_TYPE.VAR_STRING:
            size //= _WIDTHS.get(self.charsetnr, 1)
        return self.name, self.type_code, None, size, self.length, self.scale, self.flags % 2 == 0

    def conversion(self, decoders: dict, encoding: str, use_unicode: bool) -> tuple:
        """How its values are made, for the codec."""
        convert = decoders.get(self.type_code)
        is_octets = not use_unicode or self.type_code in _STRINGS and self.charsetnr == _BINARY
        if self.type_code == FIELD_TYPE.JSON:
            is_octets = False
        if convert in (None, converters.through):
            if is_octets and (self.type_code in _STRINGS or not use_unicode):
                return _mysql.OCTETS, None
            if encoding in ("utf8", "utf-8", "ascii") or self.type_code not in _STRINGS:
                return _mysql.TEXT, None
            return _mysql.CALL_OCTETS, lambda octets: octets.decode(encoding)
        if convert in _NATIVE:
            return _NATIVE[convert]
        if is_octets and self.type_code in _STRINGS:
            return _mysql.CALL_OCTETS, convert
        return _mysql.CALL_TEXT, convert


class Result:
    """What one statement gave."""

    def __init__(self) -> None:
        self.affected_rows = 0
        self.insert_id = 0
        self.server_status = 0
        self.warning_count = 0
        self.message = b""
        self.has_next = False
        self.columns: list[Column] = []
        self.description: tuple | None = None
        self.rows: list | None = None
        self.conversions: tuple = ()
        self.unbuffered_active = False

    def take_ok(self, packet: bytes) -> None:
        """Read a packet that says that all is well."""
        wire = Wire(packet, 1)
        self.affected_rows = wire.length() or 0
        self.insert_id = wire.length() or 0
        self._end(wire.number(2), wire.number(2))
        self.message = wire.rest()

    def take_end(self, packet: bytes) -> None:
        """Read a packet that ends rows."""
        wire = Wire(packet, 1)
        warnings = wire.number(2)
        self._end(wire.number(2), warnings)

    def _end(self, status: int, warnings: int) -> None:
        self.server_status = status
        self.warning_count = warnings
        self.has_next = bool(status & 8)
