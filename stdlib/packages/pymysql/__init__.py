"""What programs see of pymysql beside `aiomysql`: exceptions, constants and conversions; no connections for threads."""

from . import constants, converters, err
from .err import (
    DatabaseError, DataError, Error, IntegrityError, InterfaceError, InternalError, MySQLError, NotSupportedError,
    OperationalError, ProgrammingError, Warning,
)

__all__ = [
    "DataError", "DatabaseError", "Error", "IntegrityError", "InterfaceError", "InternalError", "MySQLError",
    "NotSupportedError", "OperationalError", "ProgrammingError", "Warning", "constants", "converters", "err",
]

VERSION = (1, 2, 4, "final")
__version__ = "1.2.4"
threadsafety = 1
apilevel = "2.0"
paramstyle = "pyformat"
