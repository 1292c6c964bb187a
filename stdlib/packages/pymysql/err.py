"""The exceptions of PEP 249, and which error of the server is which."""

import builtins
import struct

from .constants import ER

__all__ = [
    "DataError", "DatabaseError", "Error", "IntegrityError", "InterfaceError", "InternalError", "MySQLError",
    "NotSupportedError", "OperationalError", "ProgrammingError", "Warning", "error_map", "raise_mysql_exception",
]


class MySQLError(Exception):
    """The base of all: a number and a message."""

    def __init__(self, *args, sqlstate: str | None = None) -> None:
        super().__init__(*args)
        self.sqlstate = sqlstate


class Warning(builtins.Warning, MySQLError):
    """Something that may be of interest, such as data that were cut off."""


class Error(MySQLError):
    """The base of errors."""


class InterfaceError(Error):
    """The client was used wrongly."""


class DatabaseError(Error):
    """The base of the server's errors."""


class DataError(DatabaseError):
    """A value that does not fit."""


class OperationalError(DatabaseError):
    """Something that is not the program's doing, such as a lost connection."""


class IntegrityError(DatabaseError):
    """A relation between data would be broken."""


class InternalError(DatabaseError):
    """Something is wrong inside."""


class ProgrammingError(DatabaseError):
    """A statement that is wrong."""


class NotSupportedError(DatabaseError):
    """Something that the server cannot do."""


_NUMBERS = {
    ProgrammingError: (
        ER.DB_CREATE_EXISTS, ER.SYNTAX_ERROR, ER.PARSE_ERROR, ER.NO_SUCH_TABLE, ER.WRONG_DB_NAME, ER.WRONG_TABLE_NAME,
        ER.FIELD_SPECIFIED_TWICE, ER.INVALID_GROUP_FUNC_USE, ER.UNSUPPORTED_EXTENSION, ER.TABLE_MUST_HAVE_COLUMNS,
        ER.CANT_DO_THIS_DURING_AN_TRANSACTION, ER.WRONG_COLUMN_NAME,
    ),
    DataError: (
        ER.WARN_DATA_TRUNCATED, ER.WARN_NULL_TO_NOTNULL, ER.WARN_DATA_OUT_OF_RANGE, ER.NO_DEFAULT,
        ER.PRIMARY_CANT_HAVE_NULL, ER.DATA_TOO_LONG, ER.DATETIME_FUNCTION_OVERFLOW, ER.TRUNCATED_WRONG_VALUE_FOR_FIELD,
        ER.ILLEGAL_VALUE_FOR_TYPE,
    ),
    IntegrityError: (
        ER.DUP_ENTRY, ER.NO_REFERENCED_ROW, ER.NO_REFERENCED_ROW_2, ER.ROW_IS_REFERENCED, ER.ROW_IS_REFERENCED_2,
        ER.CANNOT_ADD_FOREIGN, ER.BAD_NULL_ERROR,
    ),
    NotSupportedError: (
        ER.WARNING_NOT_COMPLETE_ROLLBACK, ER.NOT_SUPPORTED_YET, ER.FEATURE_DISABLED, ER.UNKNOWN_STORAGE_ENGINE,
    ),
    OperationalError: (
        ER.DBACCESS_DENIED_ERROR, ER.ACCESS_DENIED_ERROR, ER.CON_COUNT_ERROR, ER.TABLEACCESS_DENIED_ERROR,
        ER.COLUMNACCESS_DENIED_ERROR, ER.CONSTRAINT_FAILED, ER.LOCK_DEADLOCK,
    ),
}

error_map = {number: kind for kind, numbers in _NUMBERS.items() for number in numbers}


def raise_mysql_exception(data: bytes) -> None:
    """Raise what a packet with an error says."""
    (number,) = struct.unpack_from("<H", data, 1)
    state, text = None, data[3:]
    if text[:1] == b"#":
        state, text = text[1:6].decode("ascii", "replace"), text[6:]
    kind = error_map.get(number) or (InternalError if number < 1000 else OperationalError)
    raise kind(number, text.decode("utf-8", "replace"), sqlstate=state)
