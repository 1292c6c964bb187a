"""Connections: the handshake, statements, and what they give."""

import asyncio
import configparser
import getpass
import os
import socket
import ssl as tls
import struct
import sys
import warnings

import _mysql
from pymysql import converters, err
from pymysql.constants import CLIENT
from pymysql.err import InterfaceError, OperationalError, ProgrammingError, raise_mysql_exception

from ._authentication import caching_sha2, encrypted_password, native_password
from ._context import Entered
from ._results import Column, Result, Wire
from .cursors import Cursor

__all__ = ["Connection", "connect"]

DEFAULT_CHARSET = "utf8mb4"

_QUIT, _INIT_DB, _QUERY, _KILL, _PING = 0x01, 0x02, 0x03, 0x0C, 0x0E

# Rows that are read at a time where not all of them are wanted.
_SOME = 1 << 30

# The number of the character set in the handshake, and the encoding of Python.
_CHARSETS = {
    "big5": (1, "big5"), "latin2": (9, "iso8859_2"), "latin1": (8, "cp1252"), "ascii": (11, "ascii"),
    "ujis": (12, "euc_jp"), "sjis": (13, "shift_jis"), "hebrew": (16, "hebrew"), "tis620": (18, "tis_620"),
    "euckr": (19, "euc_kr"), "koi8u": (22, "koi8_u"), "koi8r": (7, "koi8_r"), "gb2312": (24, "gb2312"),
    "greek": (25, "greek"), "cp1250": (26, "cp1250"), "gbk": (28, "gbk"), "latin5": (30, "iso8859_9"),
    "utf8": (33, "utf8"), "utf8mb3": (33, "utf8"), "cp866": (36, "cp866"), "cp850": (4, "cp850"),
    "cp852": (40, "cp852"), "latin7": (41, "iso8859_13"), "utf8mb4": (45, "utf8"), "cp1251": (51, "cp1251"),
    "cp1256": (57, "cp1256"), "cp1257": (59, "cp1257"), "binary": (63, "ascii"), "cp932": (95, "cp932"),
    "eucjpms": (97, "euc_jp"), "gb18030": (248, "gb18030"),
}


def connect(host: str = "localhost", user: str | None = None, password: str = "", db: str | None = None,
            port: int = 3306, **settings) -> Entered:
    """A connection, which is closed at the end of an `async with`."""
    return Entered(_connect(host=host, user=user, password=password, db=db, port=port, **settings), _leave)


async def _leave(connection, error) -> None:
    if error is not None:
        connection.close()
    else:
        await connection.ensure_closed()


async def _connect(*args, **settings):
    connection = Connection(*args, **settings)
    await connection._connect()
    return connection


class Connection:
    """A connection to a server."""

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

    def __init__(self, host="localhost", user=None, password="", db=None, port=3306, unix_socket=None, charset="",
                 sql_mode=None, read_default_file=None, conv=converters.decoders, use_unicode=None, client_flag=0,
                 cursorclass=Cursor, init_command=None, connect_timeout=None, read_default_group=None,
                 autocommit=False, echo=False, local_infile=False, loop=None, ssl=None, auth_plugin="",
                 program_name="", server_public_key=None) -> None:
        if read_default_file:
            read = configparser.RawConfigParser(allow_no_value=True)
            read.read(os.path.expanduser(read_default_file))
            group = read_default_group or "client"

            def said(name, otherwise):
                return read.get(group, name).strip("'\"") if read.has_option(group, name) else otherwise

            user, password, host = said("user", user), said("password", password), said("host", host)
            db, unix_socket = said("database", db), said("socket", unix_socket)
            port, charset = int(said("port", port)), said("default-character-set", charset)
        self._host = host or "localhost"
        self._port = port or 3306
        if not isinstance(self._port, int):
            raise ValueError("port should be of type int")
        self._user = user or getpass.getuser()
        self._password = password or ""
        self._db = db
        self._unix_socket = unix_socket
        self._auth_plugin = auth_plugin
        self._charset = charset or DEFAULT_CHARSET
        self._use_unicode = True if use_unicode is None else use_unicode
        self._ssl_context = ssl
        self._encoding = _charset(self._charset)[1]
        client_flag |= CLIENT.CAPABILITIES | CLIENT.MULTI_STATEMENTS
        if db:
            client_flag |= CLIENT.CONNECT_WITH_DB
        if local_infile:
            client_flag |= CLIENT.LOCAL_FILES
        self._client_flag = client_flag
        self._local_infile = bool(local_infile)
        self._cursorclass = cursorclass
        self._connect_timeout = connect_timeout
        self._init_command = init_command
        self._sql_mode = sql_mode
        self._autocommit_mode = autocommit
        self._echo = echo
        self._conv = conv
        self._decoders = {key: value for key, value in conv.items() if isinstance(key, int)}
        self._encoders = {key: value for key, value in conv.items() if not isinstance(key, int)}
        self._server_public_key = server_public_key
        self._program_name = program_name or (sys.argv[0] if getattr(sys, "argv", None) else "")
        self._result: Result | None = None
        self._affected_rows = 0
        self.host_info = "Not connected"
        self._reader = self._writer = None
        self._packets = None
        self._close_reason: str | None = None
        self._last_usage = 0.0
        self._secure = False

    @property
    def host(self) -> str:
        """Where the server is."""
        return self._host

    @property
    def port(self) -> int:
        """The port of the server."""
        return self._port

    @property
    def unix_socket(self) -> str | None:
        """The socket of the server in the file system."""
        return self._unix_socket

    @property
    def db(self) -> str | None:
        """The database that was asked for."""
        return self._db

    @property
    def user(self) -> str:
        """Who one is."""
        return self._user

    @property
    def echo(self) -> bool:
        """Whether statements are logged."""
        return self._echo

    @property
    def last_usage(self) -> float:
        """When something was sent, on the loop's clock."""
        return self._last_usage

    @property
    def loop(self):
        """The event loop."""
        return asyncio.get_event_loop()

    @property
    def closed(self) -> bool:
        """Whether there is no connection."""
        return self._writer is None

    @property
    def charset(self) -> str:
        """The character set."""
        return self._charset

    @property
    def encoding(self) -> str:
        """The encoding of Python for the character set."""
        return self._encoding

    def close(self) -> None:
        """End the connection at once."""
        writer, self._writer, self._reader = self._writer, None, None
        if writer is not None:
            writer.transport.abort()

    async def ensure_closed(self) -> None:
        """Say goodbye to the server, and end the connection."""
        if self._writer is None:
            return
        try:
            self._command(_QUIT, b"")
            await self._writer.drain()
        except (OSError, InterfaceError):
            pass
        writer, self._writer, self._reader = self._writer, None, None
        writer.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback) -> None:
        if kind is not None:
            self.close()
        else:
            await self.ensure_closed()

    def __del__(self) -> None:
        if getattr(self, "_writer", None) is not None:
            warnings.warn(f"Unclosed connection {self!r}", ResourceWarning, source=self)
            self.close()

    # The conversation.

    def _write(self, payload: bytes) -> None:
        """Send a packet, in parts if it is too long for one."""
        parts = []
        while True:
            part, payload = payload[:0xFFFFFF], payload[0xFFFFFF:]
            parts.append(struct.pack("<I", len(part))[:3] + bytes([self._next_count]) + part)
            self._next_count = (self._next_count + 1) % 256
            if len(part) < 0xFFFFFF:
                break
        self._packets.expect(self._next_count)
        self._writer.write(b"".join(parts))

    write_packet = _write

    def _command(self, command: int, argument: bytes) -> None:
        if self._writer is None:
            raise InterfaceError("(0, 'Not connected')" if self._close_reason is None else self._close_reason)
        self._last_usage = asyncio.get_running_loop().time()
        self._next_count = 0
        self._write(bytes([command]) + argument)

    async def _more(self) -> None:
        """Wait until something has arrived."""
        try:
            octets = await self._reader.read(1 << 18)
        except OSError as error:
            self._lost()
            raise OperationalError(
                2006, f"MySQL server has gone away ({error!r})"
            ) from error
        except BaseException:
            # What arrives now would be taken for the answer to something else.
            self._close_reason = "Cancelled during execution"
            self.close()
            raise
        if not octets:
            self._lost()
            raise OperationalError(2013, "Lost connection to MySQL server during query")
        self._packets.feed(octets)

    def _lost(self) -> None:
        self._close_reason = "The connection was lost"
        self.close()

    async def _read_packet(self) -> bytes:
        """The next packet, which may be an error."""
        while True:
            try:
                packet = self._packets.next()
            except err.Error:
                self._lost()
                raise
            if packet is not None:
                break
            await self._more()
        self._next_count = self._packets.count
        if packet[:1] == b"\xff":
            if self._result is not None and self._result.unbuffered_active:
                self._result.unbuffered_active = False
            raise_mysql_exception(packet)
        return packet

    async def _connect(self) -> None:
        try:
            try:
                async with asyncio.timeout(self._connect_timeout):
                    await self._open()
                    await self._shake_hands()
            except TimeoutError as error:
                raise OSError("timed out") from error
        except OSError as error:
            self.close()
            raise OperationalError(2003, f"Can't connect to MySQL server on {self._host!r}") from error
        except BaseException:
            self.close()
            raise
        try:
            await self.set_charset(self._charset)
            if self._sql_mode is not None:
                await self.query(f"SET sql_mode={self.literal(self._sql_mode)}")
            if self._init_command is not None:
                await self.query(self._init_command)
                await self.commit()
            if self._autocommit_mode is not None:
                await self.autocommit(self._autocommit_mode)
        except BaseException:
            self.close()
            raise

    async def _open(self) -> None:
        if self._unix_socket:
            self._reader, self._writer = await asyncio.open_unix_connection(self._unix_socket)
            self.host_info = f"Localhost via UNIX socket: {self._unix_socket}"
            self._secure = True
        else:
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
            own = self._writer.get_extra_info("socket")
            own.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            own.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            self.host_info = f"socket {self._host}:{self._port}"
            self._secure = False
        self._packets = _mysql.Packets()
        self._next_count = 0
        self._close_reason = None

    async def _shake_hands(self) -> None:
        wire = Wire(await self._read_packet())
        self.protocol_version = wire.number(1)
        if self.protocol_version != 10:
            raise OperationalError(2012, f"Unknown protocol version {self.protocol_version}")
        self.server_version = wire.until_zero().decode("latin-1")
        self._thread_number = wire.number(4)
        salt = wire.take(8)
        wire.take(1)
        self._server_capabilities = wire.number(2)
        self.server_language = wire.number(1)
        self.server_status = wire.number(2)
        self._server_capabilities |= wire.number(2) << 16
        size = wire.number(1)
        wire.take(10)
        salt += wire.take(max(12, size - 9))
        wire.place += 1
        plugin = wire.until_zero().decode("latin-1") or "mysql_native_password"
        self._salt = salt
        await self._log_in(self._auth_plugin or plugin)

    async def _log_in(self, plugin: str) -> None:
        flags = self._client_flag & ~CLIENT.CONNECT_WITH_DB
        if self._db:
            flags |= CLIENT.CONNECT_WITH_DB
        charset = _charset(self._charset)[0]
        if self._ssl_context is not None:
            if not self._server_capabilities & CLIENT.SSL:
                raise OperationalError(2026, "SSL connection error: SSL is required but the server doesn't support it")
            flags |= CLIENT.SSL
        head = struct.pack("<IIB23s", flags, 1 << 24, min(charset, 255), b"")
        if self._ssl_context is not None:
            self._write(head)
            await self._encrypt()
        proof = await self._proof(plugin, self._salt)
        parts = [head, self._user.encode(self._encoding) + b"\0", _prefixed(proof)]
        if flags & CLIENT.CONNECT_WITH_DB:
            parts.append(self._db.encode(self._encoding) + b"\0")
        parts.append(plugin.encode() + b"\0")
        attributes = {"_client_name": "aiomysql", "_pid": str(os.getpid()), "_client_version": "0.3.2"}
        if self._program_name:
            attributes["program_name"] = self._program_name
        parts.append(_prefixed(b"".join(_prefixed(word.encode()) for item in attributes.items() for word in item)))
        self._write(b"".join(parts))
        await self._authenticate(plugin)

    async def _encrypt(self) -> None:
        context = self._ssl_context
        if not isinstance(context, tls.SSLContext):
            given = context if isinstance(context, dict) else {}
            context = tls.create_default_context(cafile=given.get("ca"), capath=given.get("capath"))
            if not given.get("ca") and not given.get("capath"):
                context.check_hostname = False
                context.verify_mode = tls.CERT_NONE
            else:
                context.check_hostname = given.get("check_hostname", True)
            if given.get("cert"):
                context.load_cert_chain(given["cert"], keyfile=given.get("key"))
        await self._writer.drain()
        await self._writer.start_tls(context, server_hostname=self._host)
        self._secure = True

    async def _proof(self, plugin: str, salt: bytes) -> bytes:
        password = self._password.encode("latin-1") if isinstance(self._password, str) else self._password
        if plugin in ("", "mysql_native_password"):
            return native_password(password, salt)
        if plugin == "caching_sha2_password":
            return caching_sha2(password, salt)
        if plugin == "mysql_clear_password":
            if not self._secure:
                raise OperationalError(2059, "Authentication plugin 'mysql_clear_password' needs a secure connection")
            return password + b"\0"
        if plugin == "sha256_password":
            return password + b"\0" if self._secure else b"\1" if password else b""
        return b""

    async def _authenticate(self, plugin: str) -> None:
        """What follows on the first proof."""
        salt = self._salt
        while True:
            packet = await self._read_packet()
            first = packet[:1]
            if first == b"\0":
                result = Result()
                result.take_ok(packet)
                self.server_status = result.server_status
                return
            if first == b"\xfe":
                wire = Wire(packet, 1)
                plugin = wire.until_zero().decode("latin-1") or "mysql_old_password"
                salt = wire.rest().rstrip(b"\0")
                if plugin not in ("mysql_native_password", "caching_sha2_password", "sha256_password",
                                  "mysql_clear_password"):
                    raise OperationalError(2059, f"Authentication plugin '{plugin}' not configured")
                self._write(await self._proof(plugin, salt))
            elif first == b"\1" and plugin == "caching_sha2_password":
                # 3: the server knows the password; 4: it wants to see it.
                if packet[1:2] == b"\4":
                    await self._show_password(salt, b"\2")
            elif first == b"\1" and plugin == "sha256_password":
                self._write(encrypted_password(self._octets_of_password(), salt, packet[1:]))
            else:
                raise OperationalError(2012, "Error in server handshake")

    def _octets_of_password(self) -> bytes:
        return self._password.encode("latin-1") if isinstance(self._password, str) else self._password

    async def _show_password(self, salt: bytes, request: bytes) -> None:
        """Send the password itself, over a connection that nobody reads, or encrypted."""
        password = self._octets_of_password()
        if self._secure:
            self._write(password + b"\0")
            return
        key = self._server_public_key
        if key is None:
            self._write(request)
            packet = await self._read_packet()
            if packet[:1] != b"\1":
                raise OperationalError(2061, "the server sent no public key")
            key = packet[1:]
        self._write(encrypted_password(password, salt, key if isinstance(key, bytes) else key.encode()))

    # Statements.

    async def query(self, sql: str | bytes, unbuffered: bool = False) -> int:
        """Run statements; return how many rows the first concerns."""
        if isinstance(sql, str):
            sql = sql.encode(self._encoding, "surrogateescape")
        await self._finish_rows()
        self._command(_QUERY, sql)
        await self._read_result(unbuffered)
        return self._affected_rows

    async def next_result(self) -> int:
        """Read what the next statement gave."""
        await self._read_result(False)
        return self._affected_rows

    async def _finish_rows(self) -> None:
        """Read what nobody wants of the statements before."""
        result = self._result
        if result is None:
            return
        if result.unbuffered_active:
            warnings.warn("Previous unbuffered result was left incomplete", stacklevel=4)
            await self._drop_rows(result)
        while self._result is not None and self._result.has_next:
            await self.next_result()
        self._result = None

    async def _drop_rows(self, result: Result) -> None:
        while result.unbuffered_active:
            result.rows = []
            await self._fill(result, _SOME)
        result.rows = None

    async def _read_result(self, unbuffered: bool) -> None:
        self._result = None
        packet = await self._read_packet()
        result = Result()
        first = packet[:1]
        if first == b"\0":
            result.take_ok(packet)
        elif first == b"\xfb":
            await self._send_file(packet[1:], result)
        else:
            await self._read_columns(Wire(packet).length() or 0, result)
            result.rows = []
            result.unbuffered_active = True
            if unbuffered:
                result.affected_rows = 2**64 - 1
            else:
                while result.unbuffered_active:
                    await self._fill(result, _SOME)
                result.affected_rows = len(result.rows)
        self._result = result
        self._affected_rows = result.affected_rows
        if not result.columns:
            self.server_status = result.server_status

    async def _read_columns(self, count: int, result: Result) -> None:
        for _ in range(count):
            result.columns.append(Column(await self._read_packet(), self._encoding))
        result.description = tuple(column.description() for column in result.columns)
        result.conversions = tuple(
            column.conversion(self._decoders, self._encoding, self._use_unicode) for column in result.columns
        )
        packet = await self._read_packet()
        if packet[:1] != b"\xfe":
            self._lost()
            raise OperationalError(2027, "Malformed packet")

    async def _fill(self, result: Result, most: int) -> None:
        """Read rows until there are so many, or no more."""
        wanted = len(result.rows) + most
        while result.unbuffered_active and len(result.rows) < wanted:
            try:
                last = self._packets.rows(result.conversions, None, result.rows, wanted - len(result.rows))
            except err.Error:
                result.unbuffered_active = False
                self._lost()
                raise
            except BaseException:
                # The row is lost, but not those behind it.
                self._lost()
                raise
            self._next_count = self._packets.count
            if last is None:
                if len(result.rows) < wanted:
                    try:
                        await self._more()
                    except BaseException:
                        result.unbuffered_active = False
                        raise
            elif last[:1] == b"\xff":
                result.unbuffered_active = False
                raise_mysql_exception(last)
            else:
                result.unbuffered_active = False
                # A SELECT that begins a transaction is none to the pool: only what is told with an OK counts.
                result.take_end(last)

    async def _send_file(self, name: bytes, result: Result) -> None:
        """Answer a LOAD DATA LOCAL."""
        failure = None
        if self._local_infile:
            try:
                with open(name, "rb") as file:
                    while part := file.read(16 * 1024):
                        self._write(part)
                        await self._writer.drain()
            except OSError:
                failure = OperationalError(1017, f"Can't find file '{os.fsdecode(name)}'")
        else:
            failure = RuntimeError("**WARN**: Received LOAD_LOCAL packet but local_infile option is false.")
        self._write(b"")
        packet = await self._read_packet()
        if failure is not None:
            raise failure
        result.take_ok(packet)

    async def _simple(self, command: int, argument: bytes = b"") -> None:
        await self._finish_rows()
        self._command(command, argument)
        packet = await self._read_packet()
        result = Result()
        if packet[:1] == b"\0":
            result.take_ok(packet)
            self.server_status = result.server_status

    async def autocommit(self, value: bool) -> None:
        """Have each statement be a transaction of its own, or not."""
        value = bool(value)
        if value != self.get_autocommit():
            await self.query(f"SET AUTOCOMMIT = {int(value)}")
        self._autocommit_mode = value

    def get_autocommit(self) -> bool:
        """Whether each statement is a transaction of its own."""
        return bool(self.server_status & 2)

    def get_transaction_status(self) -> bool:
        """Whether there is a transaction."""
        return bool(self.server_status & 1)

    async def begin(self) -> None:
        """Begin a transaction."""
        await self.query("BEGIN")

    async def commit(self) -> None:
        """Make what was changed last."""
        await self.query("COMMIT")

    async def rollback(self) -> None:
        """Undo what was changed."""
        await self.query("ROLLBACK")

    async def show_warnings(self) -> list:
        """What the last statement warned of."""
        await self.query("SHOW WARNINGS")
        return tuple(self._result.rows)

    async def select_db(self, db: str) -> None:
        """Use another database."""
        await self._simple(_INIT_DB, db.encode(self._encoding))

    async def ping(self, reconnect: bool = True) -> None:
        """Make sure that the server answers; connect again if it does not and that is wanted."""
        if self._writer is None:
            if not reconnect:
                raise err.Error("Already closed")
            await self._connect()
            reconnect = False
        try:
            await self._simple(_PING)
        except Exception:
            if not reconnect:
                raise
            self.close()
            await self._connect()
            await self.ping(False)

    async def kill(self, thread_id: int) -> bool:
        """End another connection."""
        await self._simple(_KILL, struct.pack("<I", thread_id))
        return True

    async def set_charset(self, charset: str) -> None:
        """Use another character set."""
        encoding = _charset(charset)[1]
        await self.query(f"SET NAMES {self.escape(charset)}")
        self._charset = charset
        self._encoding = encoding

    def affected_rows(self) -> int:
        """How many rows the last statement concerned."""
        return self._affected_rows

    def insert_id(self) -> int:
        """The number that the last INSERT gave its row."""
        return self._result.insert_id if self._result is not None else 0

    def thread_id(self) -> int:
        """The number of the connection."""
        return self._thread_number

    def character_set_name(self) -> str:
        """The character set."""
        return self._charset

    def get_host_info(self) -> str:
        """How one is connected."""
        return self.host_info

    def get_proto_info(self) -> int:
        """The version of the protocol."""
        return self.protocol_version

    def get_server_info(self) -> str:
        """The version of the server."""
        return self.server_version

    def escape(self, obj):
        """A value as text of SQL."""
        if isinstance(obj, str):
            return f"'{self.escape_string(obj)}'"
        return converters.escape_item(obj, self._charset, self._encoders or None)

    def literal(self, obj):
        """A value as text of SQL."""
        return self.escape(obj)

    def escape_string(self, s: str) -> str:
        """Text as it stands between quotes, in the server's mode."""
        if self.server_status & 512:
            return s.replace("'", "''")
        return converters.escape_string(s)

    def cursor(self, *cursors) -> Entered:
        """A cursor, of a class or of several at once; it is closed at the end of an `async with`."""
        if self._writer is None:
            raise InterfaceError("(0, 'Not connected')")
        if not all(isinstance(each, type) and issubclass(each, Cursor) for each in cursors):
            raise TypeError("Custom cursor must be subclass of Cursor")
        if len(cursors) > 1:
            kind = type("".join(each.__name__ for each in cursors), cursors, {})
        else:
            kind = cursors[0] if cursors else self._cursorclass
        made = kind(self, self._echo)

        async def give():
            return made

        async def leave(cursor, error):
            await cursor.close()

        return Entered(give(), leave)


def _charset(name: str) -> tuple[int, str]:
    try:
        return _CHARSETS[name.lower()]
    except KeyError:
        raise ProgrammingError(f"unknown character set: {name}") from None


def _prefixed(octets: bytes) -> bytes:
    if len(octets) < 251:
        return bytes([len(octets)]) + octets
    return b"\xfc" + struct.pack("<H", len(octets)) + octets
