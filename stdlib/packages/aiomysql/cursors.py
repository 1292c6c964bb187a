"""Cursors: they run statements, and give their rows."""

import logging
import re

from pymysql import err

__all__ = ["Cursor", "DictCursor", "SSCursor", "SSDictCursor"]

logger = logging.getLogger("aiomysql")

# INSERT … VALUES (…) …, which can be sent for many rows at once.
_INSERT = re.compile(
    r"\s*((?:INSERT|REPLACE)\b.+\bVALUES?\s*)(\(\s*(?:%s|%\(.+\)s)\s*(?:,\s*(?:%s|%\(.+\)s)\s*)*\))"
    r"(\s*(?:ON DUPLICATE.*)?);?\s*\Z",
    re.IGNORECASE | re.DOTALL,
)


class Cursor:
    """A cursor that reads all rows at once, as tuples."""

    max_stmt_length = 1024000

    Warning = err.Warning
    Error = err.Error
    InterfaceError = err.InterfaceError
    DatabaseError = err.DatabaseError
    DataError = err.DataError
    OperationalError = err.OperationalError
    IntegrityError = err.IntegrityError
    InternalError = err.InternalError
    ProgrammingError = err.ProgrammingError
    NotSupportedError = err.NotSupportedError

    def __init__(self, connection, echo: bool = False) -> None:
        self._connection = connection
        self._description = None
        self._rownumber = 0
        self._rowcount = -1
        self._arraysize = 1
        self._executed = None
        self._result = None
        self._rows = None
        self._lastrowid = None
        self._echo = echo

    @property
    def connection(self):
        """The connection, until the cursor is closed."""
        return self._connection

    @property
    def description(self):
        """The columns, as seven items each."""
        return self._description

    @property
    def rowcount(self) -> int:
        """How many rows there are, or were changed."""
        return self._rowcount

    @property
    def rownumber(self) -> int:
        """How many rows were given."""
        return self._rownumber

    @property
    def arraysize(self) -> int:
        """How many rows `fetchmany` gives if it is not told."""
        return self._arraysize

    @arraysize.setter
    def arraysize(self, value: int) -> None:
        self._arraysize = value

    @property
    def lastrowid(self):
        """The number that an INSERT gave its row."""
        return self._lastrowid

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._connection is None

    @property
    def echo(self) -> bool:
        """Whether statements are logged."""
        return self._echo

    def __aiter__(self):
        return self

    async def __anext__(self):
        row = await self.fetchone()
        if row is None:
            raise StopAsyncIteration
        return row

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error) -> None:
        await self.close()

    async def close(self) -> None:
        """Read what nobody wants, and let go of the connection."""
        connection = self._connection
        if connection is None:
            return
        while await self.nextset():
            pass
        self._connection = None

    def _get_db(self):
        if self._connection is None:
            raise err.ProgrammingError("Cursor closed")
        return self._connection

    def _check_executed(self) -> None:
        if not self._executed:
            raise err.ProgrammingError("execute() first")

    def setinputsizes(self, *args) -> None:
        """Nothing, as PEP 249 allows."""

    def setoutputsizes(self, *args) -> None:
        """Nothing, as PEP 249 allows."""

    async def nextset(self):
        """Go on with what the next statement gave; None if there is none."""
        connection = self._get_db()
        result = self._result
        if result is None or result is not connection._result or not result.has_next:
            return None
        if result.unbuffered_active:
            await connection._drop_rows(result)
            if not result.has_next:
                return None
        self._result = None
        await connection.next_result()
        self._take()
        return True

    def _escape(self, args, connection):
        if isinstance(args, (tuple, list)):
            return tuple(connection.literal(value) for value in args)
        if isinstance(args, dict):
            return {name: connection.literal(value) for name, value in args.items()}
        return connection.escape(args)

    def mogrify(self, query: str, args=None) -> str:
        """The statement with its parameters in it."""
        if args is not None:
            query = query % self._escape(args, self._get_db())
        return query

    async def execute(self, query: str, args=None) -> int:
        """Run a statement with parameters; return how many rows it concerns."""
        connection = self._get_db()
        while await self.nextset():
            pass
        if args is not None:
            query = query % self._escape(args, connection)
        if self._echo:
            logger.info(query)
            logger.info("%r", args)
        await self._query(query)
        self._executed = query
        return self._rowcount

    async def executemany(self, query: str, args) -> int | None:
        """Run a statement for each of many parameters; an INSERT for many rows at once."""
        if not args:
            return None
        found = _INSERT.match(query)
        if found is None:
            count = 0
            for each in args:
                await self.execute(query, each)
                count += self._rowcount
            self._rowcount = count
            return count
        connection = self._get_db()
        head = found[1] % ()
        values, tail = found[2].rstrip(), found[3] or ""
        encoding = connection.encoding
        count = 0
        rows: list[str] = []
        size = 0
        for each in args:
            row = values % self._escape(each, connection)
            length = len(row.encode(encoding, "surrogateescape"))
            if rows and size + length + len(head) + len(tail) > self.max_stmt_length:
                count += await self.execute(head + ",".join(rows) + tail)
                rows, size = [], 0
            rows.append(row)
            size += length + 1
        count += await self.execute(head + ",".join(rows) + tail)
        self._rowcount = count
        return count

    async def callproc(self, procname: str, args=()):
        """Call a procedure; what it changes is in the variables `@_NAME_0` and so on."""
        connection = self._get_db()
        if args:
            names = [f"@_{procname}_{place}" for place in range(len(args))]
            await self._query("SET " + ",".join(
                f"{name}={connection.escape(value)}" for name, value in zip(names, args, strict=True)
            ))
            await self.nextset()
        else:
            names = []
        query = f"CALL {procname}({','.join(names)})"
        await self._query(query)
        self._executed = query
        return args

    async def _query(self, query: str) -> None:
        connection = self._get_db()
        self._result = None
        await connection.query(query)
        self._take()

    def _take(self) -> None:
        result = self._connection._result
        self._result = result
        self._rownumber = 0
        self._rowcount = result.affected_rows
        self._description = result.description
        self._lastrowid = result.insert_id
        self._rows = None if result.rows is None else self._made(result.rows)

    def _made(self, rows: list):
        """Rows as this cursor gives them."""
        return tuple(rows)

    async def fetchone(self):
        """The next row, or None."""
        self._check_executed()
        rows = self._rows
        if rows is None or self._rownumber >= len(rows):
            return None
        row = rows[self._rownumber]
        self._rownumber += 1
        return row

    async def fetchmany(self, size: int | None = None):
        """So many rows."""
        self._check_executed()
        if self._rows is None:
            return []
        end = self._rownumber + (size or self._arraysize)
        found = self._rows[self._rownumber:end]
        self._rownumber = min(end, len(self._rows))
        return found

    async def fetchall(self):
        """All rows that are left."""
        self._check_executed()
        if self._rows is None:
            return []
        found = self._rows[self._rownumber:] if self._rownumber else self._rows
        self._rownumber = len(self._rows)
        return found

    async def scroll(self, value: int, mode: str = "relative") -> None:
        """Go to another row."""
        self._check_executed()
        if mode not in ("relative", "absolute"):
            raise err.ProgrammingError(f"unknown scroll mode {mode}")
        place = self._rownumber + value if mode == "relative" else value
        if not 0 <= place < len(self._rows or ()):
            raise IndexError("out of range")
        self._rownumber = place


class _DictRows:
    """Rows as dicts."""

    dict_type = dict

    def _take(self) -> None:
        self._keys: list | None = None
        super()._take()

    def _made(self, rows: list) -> list:
        columns = self._connection._result.columns
        if self._keys is None:
            keys: list[str] = []
            for column in columns:
                name = column.name if column.name not in keys else f"{column.table_name}.{column.name}"
                keys.append(name)
            self._keys = keys
        make, keys = self.dict_type, self._keys
        return [make(zip(keys, row, strict=False)) for row in rows]


class DictCursor(_DictRows, Cursor):
    """A cursor that gives rows as dicts."""


class SSCursor(Cursor):
    """A cursor that reads rows only as they are wanted."""

    async def close(self) -> None:
        """Read what nobody wants, and let go of the connection."""
        connection = self._connection
        if connection is None:
            return
        if self._result is not None and self._result is connection._result:
            await connection._drop_rows(self._result)
        try:
            while await self.nextset():
                pass
        finally:
            self._connection = None

    async def _query(self, query: str) -> None:
        connection = self._get_db()
        self._result = None
        await connection.query(query, unbuffered=True)
        self._take()

    async def _some(self, count: int) -> list:
        """At most so many rows."""
        result = self._result
        if result is None or result.rows is None:
            return []
        if len(result.rows) < count and result.unbuffered_active:
            await self._get_db()._fill(result, count - len(result.rows))
        found, result.rows[:count] = result.rows[:count], []
        self._rownumber += len(found)
        return list(self._made(found))

    async def fetchone(self):
        """The next row, or None."""
        self._check_executed()
        rows = await self._some(1)
        return rows[0] if rows else None

    async def fetchmany(self, size: int | None = None) -> list:
        """So many rows."""
        self._check_executed()
        return await self._some(size or self._arraysize)

    async def fetchall(self) -> list:
        """All rows that are left."""
        self._check_executed()
        return await self._some(1 << 30)

    async def scroll(self, value: int, mode: str = "relative") -> None:
        """Pass over rows."""
        self._check_executed()
        if mode == "absolute":
            if value < self._rownumber:
                raise err.NotSupportedError("Backwards scrolling not supported by this cursor")
            value -= self._rownumber
        elif mode != "relative":
            raise err.ProgrammingError(f"unknown scroll mode {mode}")
        elif value < 0:
            raise err.NotSupportedError("Backwards scrolling not supported by this cursor")
        await self._some(value)


class SSDictCursor(_DictRows, SSCursor):
    """A cursor that reads rows only as they are wanted, and gives dicts."""
