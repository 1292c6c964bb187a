"""A client for MySQL and MariaDB for asyncio, with the interface of aiomysql."""

from pymysql.converters import escape_dict, escape_sequence, escape_string
from pymysql.err import (
    DatabaseError, DataError, Error, IntegrityError, InterfaceError, InternalError, MySQLError, NotSupportedError,
    OperationalError, ProgrammingError, Warning,
)

from .connection import Connection, connect
from .cursors import Cursor, DictCursor, SSCursor, SSDictCursor
from .pool import Pool, create_pool

__all__ = [
    "Connection", "Cursor", "DataError", "DatabaseError", "DictCursor", "Error", "IntegrityError", "InterfaceError",
    "InternalError", "MySQLError", "NotSupportedError", "OperationalError", "Pool", "ProgrammingError", "SSCursor",
    "SSDictCursor", "Warning", "connect", "create_pool", "escape_dict", "escape_sequence", "escape_string",
]

__version__ = "0.3.2"
