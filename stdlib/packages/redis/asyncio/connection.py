"""Connections to a server, and pools of them, for asyncio."""

import asyncio
import socket
import time
from typing import Any

import _resp

from .._settings import Settings, TlsSettings, address_error, parse_url
from ..exceptions import ConnectionError, MaxConnectionsError, ResponseError, TimeoutError, error_of
from .retry import Retry

__all__ = ["AbstractConnection", "BlockingConnectionPool", "Connection", "ConnectionPool", "SSLConnection",
           "UnixDomainSocketConnection"]

_NOTHING = object()


class _Stream(asyncio.Protocol):
    """Takes what arrives, and wakes who waits for a reply."""

    def __init__(self, replies) -> None:
        self.replies = replies
        self.transport: Any = None
        self.waiter: asyncio.Future | None = None
        self.ended = False
        self.error: Exception | None = None
        self.room: asyncio.Future | None = None

    def connection_made(self, transport) -> None:
        """The connection is there."""
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Something has arrived."""
        self.replies.feed(data)
        self._wake()

    def connection_lost(self, error) -> None:
        """The connection has ended."""
        self.ended = True
        self.error = error
        self._wake()
        self.resume_writing()

    def pause_writing(self) -> None:
        """The system takes nothing more."""
        self.room = asyncio.get_running_loop().create_future()

    def resume_writing(self) -> None:
        """It does again."""
        room, self.room = self.room, None
        if room is not None and not room.done():
            room.set_result(None)

    def _wake(self) -> None:
        waiter, self.waiter = self.waiter, None
        if waiter is not None and not waiter.done():
            waiter.set_result(None)

    async def more(self) -> None:
        """Wait until something has arrived, or the connection has ended."""
        self.waiter = asyncio.get_running_loop().create_future()
        try:
            await self.waiter
        finally:
            self.waiter = None


class AbstractConnection(Settings):
    """A connection, which is made when it is first used, and again when it was lost."""

    retry_class = Retry

    def __init__(self, **settings) -> None:
        self._take(**settings)
        self._stream: _Stream | None = None
        self._replies = _resp.Replies(error_of, self.encoding, self.encoding_errors)
        self._callbacks: list = []
        self._used = 0.0
        self.on_push = _ignore

    def __repr__(self) -> str:
        shown = ",".join(f"{name}={value}" for name, value in self.repr_pieces())
        return f"<{type(self).__module__}.{type(self).__name__}({shown})>"

    def __del__(self) -> None:
        stream = getattr(self, "_stream", None)
        if stream is not None and not stream.transport.is_closing():
            import warnings

            warnings.warn(f"unclosed Connection {self!r}", ResourceWarning, source=self)

    def repr_pieces(self) -> list[tuple[str, Any]]:
        """What repr shows."""
        return [("db", self.db)]

    async def _open(self, factory):
        raise NotImplementedError

    def _place(self) -> str:
        raise NotImplementedError

    @property
    def is_connected(self) -> bool:
        """Whether there is a connection."""
        return self._stream is not None and not self._stream.ended

    def register_connect_callback(self, callback) -> None:
        """Have a function called with this object each time a connection was made."""
        if callback not in self._callbacks:
            self._callbacks.append(callback)

    def deregister_connect_callback(self, callback) -> None:
        """Have it called no more."""
        if callback in self._callbacks:
            self._callbacks.remove(callback)

    async def connect(self) -> None:
        """Make the connection, unless there is one."""
        if self.is_connected:
            return
        await self.retry.call_with_retry(self._connect, lambda error: self.disconnect())
        for callback in list(self._callbacks):
            made = callback(self)
            if asyncio.iscoroutine(made):
                await made

    async def _connect(self) -> None:
        self._replies.clear()
        stream = _Stream(self._replies)
        try:
            async with asyncio.timeout(self.socket_connect_timeout):
                await self._open(lambda: stream)
        except builtin_timeout:
            raise TimeoutError("Timeout connecting to server") from None
        except OSError as error:
            raise ConnectionError(address_error(error, self._place())) from error
        self._stream = stream
        self._used = time.monotonic()
        try:
            if self.redis_connect_func is not None:
                made = self.redis_connect_func(self)
                if asyncio.iscoroutine(made):
                    await made
            else:
                await self.on_connect()
        except BaseException:
            await self.disconnect()
            raise

    async def on_connect(self) -> None:
        """The first words with the server."""
        provider = self._credentials()
        credentials = await provider.get_credentials_async() if provider is not None else None
        for words, check in self._greetings(credentials):
            await self.send_command(*words, check_health=False)
            reply = (await self.read_replies(1))[0]
            shorter = self._shorter_auth(words, reply)
            if shorter is not None:
                await self.send_command(*shorter, check_health=False)
                reply = (await self.read_replies(1))[0]
            if isinstance(reply, Exception) and not isinstance(reply, ResponseError):
                raise reply
            if check is not None:
                check(reply)

    async def disconnect(self, nowait: bool = False) -> None:
        """End the connection, if there is one."""
        stream, self._stream = self._stream, None
        self._replies.clear()
        if stream is not None:
            stream.transport.abort()

    async def check_health(self) -> None:
        """Make sure that the server answers, if it was not asked for long."""
        if self.health_check_interval and time.monotonic() > self._used + self.health_check_interval:
            await self.retry.call_with_retry(self._ping, lambda error: self.disconnect())

    async def _ping(self) -> None:
        await self.send_command("PING", check_health=False)
        if await self.read_response() not in (b"PONG", "PONG"):
            raise ConnectionError("Bad response from PING health check")

    def pack_command(self, *args) -> list[bytes]:
        """A command as it is sent."""
        return [_resp.pack(args, self.encoding, self.encoding_errors)]

    def pack_commands(self, commands) -> list[bytes]:
        """Commands as they are sent together."""
        return [_resp.pack_all(commands, self.encoding, self.encoding_errors)]

    async def send_command(self, *args, check_health: bool = True) -> None:
        """Send a command."""
        await self.send_octets(_resp.pack(args, self.encoding, self.encoding_errors), check_health)

    async def send_packed_command(self, command, check_health: bool = True) -> None:
        """Send what was packed."""
        await self.send_octets(command if isinstance(command, bytes) else b"".join(command), check_health)

    async def send_octets(self, octets: bytes, check_health: bool = True) -> None:
        """Send octets, over a new connection if there is none."""
        if self._stream is None or self._stream.ended:
            await self.connect()
        if check_health and self.health_check_interval:
            await self.check_health()
        stream = self._stream
        stream.transport.write(octets)
        if stream.room is not None:
            try:
                async with asyncio.timeout(self.socket_timeout):
                    while stream.room is not None and not stream.ended:
                        await asyncio.shield(stream.room)
            except builtin_timeout:
                await self.disconnect()
                raise TimeoutError("Timeout writing to socket") from None
            except asyncio.CancelledError:
                await self.disconnect()
                raise

    async def read_replies(
        self, count: int, disable_decoding: bool = False, timeout=..., push_request: bool = False
    ) -> list:
        """Receive replies; errors are among them as exceptions. The usual time limit holds for `...`."""
        stream = self._stream
        if stream is None:
            raise ConnectionError("Connection not connected")
        limit = self.socket_timeout if timeout is ... else timeout
        decode = self.decode_responses and not disable_decoding
        on_push = None if push_request else self.on_push
        replies: list = []
        try:
            while len(replies) < count:
                reply = self._replies.next(_NOTHING, decode, on_push)
                if reply is not _NOTHING:
                    replies.append(reply)
                elif stream.ended:
                    raise ConnectionError("Connection closed by server.")
                elif limit is None:
                    await stream.more()
                else:
                    async with asyncio.timeout(limit):
                        await stream.more()
        except builtin_timeout:
            await self.disconnect()
            raise TimeoutError(f"Timeout reading from {self._place()}") from None
        except BaseException:
            # A reply that nobody takes would be taken for that of the next command.
            await self.disconnect()
            raise
        self._used = time.monotonic()
        return replies

    async def read_response(self, disable_decoding: bool = False, timeout=..., *, disconnect_on_error: bool = True,
                            push_request: bool = False):
        """Receive a reply; an error is raised."""
        reply = (await self.read_replies(1, disable_decoding, timeout, push_request))[0]
        if isinstance(reply, Exception):
            try:
                raise reply
            finally:
                del reply
        return reply

    async def can_read(self, timeout: float | None = 0) -> bool:
        """Whether something arrives in this time, or the connection ends."""
        if not self.is_connected:
            await self.connect()
        stream = self._stream
        if self._replies.pending or stream.ended:
            return True
        if timeout == 0:
            await asyncio.sleep(0)
        else:
            try:
                async with asyncio.timeout(timeout):
                    await stream.more()
            except builtin_timeout:
                pass
        return bool(self._replies.pending or stream.ended)

    async def _refresh(self) -> None:
        """Make sure that there is a connection, and that nothing is left on it from before."""
        stream = self._stream
        if stream is None:
            await self.connect()
        elif stream.ended or self._replies.pending and not self._only_pushes():
            await self.disconnect()
            await self.connect()

    def _only_pushes(self) -> bool:
        return (
            self.protocol == 3
            and self._replies.next(_NOTHING, False, self.on_push) is _NOTHING
            and not self._replies.pending
        )


builtin_timeout = asyncio.TimeoutError


def _ignore(message) -> None:
    """What is done with messages that nobody asked for."""


class Connection(AbstractConnection):
    """A connection over TCP."""

    def __init__(self, host: str = "localhost", port: int | str = 6379, socket_keepalive: bool | None = True,
                 socket_keepalive_options: dict | None = None, socket_type: int = 0, **settings) -> None:
        self.host = host
        self.port = int(port)
        self.socket_keepalive = socket_keepalive
        self.socket_keepalive_options = socket_keepalive_options or {}
        super().__init__(**settings)

    def repr_pieces(self) -> list[tuple[str, Any]]:
        """What repr shows."""
        pieces = [("host", self.host), ("port", self.port), ("db", self.db)]
        if self.client_name:
            pieces.append(("client_name", self.client_name))
        return pieces

    def _place(self) -> str:
        return f"{self.host}:{self.port}"

    async def _open(self, factory, **tls):
        transport, _ = await asyncio.get_running_loop().create_connection(factory, self.host, self.port, **tls)
        own = transport.get_extra_info("socket")
        if own is not None:
            own.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self.socket_keepalive:
                own.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
                for option, value in self.socket_keepalive_options.items():
                    own.setsockopt(socket.SOL_TCP, option, value)


class SSLConnection(TlsSettings, Connection):
    """A connection over TLS."""

    def __init__(self, **settings) -> None:
        super().__init__(**self._take_tls(**settings))

    async def _open(self, factory):
        await super()._open(factory, ssl=self._tls_context(), server_hostname=self.host)


class UnixDomainSocketConnection(AbstractConnection):
    """A connection over a socket in the file system."""

    def __init__(self, *, path: str = "", **settings) -> None:
        self.path = path
        super().__init__(**settings)

    def repr_pieces(self) -> list[tuple[str, Any]]:
        """What repr shows."""
        return [("path", self.path), ("db", self.db)]

    def _place(self) -> str:
        return self.path

    async def _open(self, factory):
        await asyncio.get_running_loop().create_unix_connection(factory, self.path)


class ConnectionPool:
    """Connections with the same settings, which are given out and taken back."""

    def __init__(self, connection_class=Connection, max_connections: int | None = None, **connection_kwargs) -> None:
        max_connections = 2**31 if max_connections is None else max_connections
        if not isinstance(max_connections, int) or max_connections < 0:
            raise ValueError('"max_connections" must be a positive integer')
        self.connection_class = connection_class
        self.connection_kwargs = connection_kwargs
        self.max_connections = max_connections
        self.reset()

    @classmethod
    def from_url(cls, url: str, **settings):
        """A pool for a URL; what it says counts more than keyword arguments."""
        settings.update(parse_url(url, SSLConnection, UnixDomainSocketConnection))
        return cls(**settings)

    def __repr__(self) -> str:
        kind = self.connection_class
        shown = ",".join(f"{name}={value}" for name, value in self.connection_kwargs.items() if name not in _SECRET)
        return (f"<{type(self).__module__}.{type(self).__name__}"
                f"(<{kind.__module__}.{kind.__name__}({shown})>)>")

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error) -> None:
        await self.aclose()

    def reset(self) -> None:
        """Begin anew, with no connections."""
        self._available_connections: list = []
        self._in_use_connections: set = set()

    def get_encoder(self):
        """What text is encoded with."""
        from ..client import Encoder

        settings = self.connection_kwargs
        return Encoder(settings.get("encoding", "utf-8"), settings.get("encoding_errors", "strict"),
                       settings.get("decode_responses", False))

    def make_connection(self):
        """A new connection."""
        return self.connection_class(**self.connection_kwargs)

    def can_get_connection(self) -> bool:
        """Whether there is one left."""
        return bool(self._available_connections) or len(self._in_use_connections) < self.max_connections

    def get_available_connection(self):
        """A connection, which may not be ready."""
        if self._available_connections:
            connection = self._available_connections.pop()
        elif len(self._in_use_connections) >= self.max_connections:
            raise MaxConnectionsError("Too many connections")
        else:
            connection = self.make_connection()
        self._in_use_connections.add(connection)
        return connection

    async def get_connection(self, command_name=None, *keys, **options):
        """A connection that is ready to be used by nobody else."""
        connection = self.get_available_connection()
        try:
            await connection._refresh()
        except BaseException:
            await self.release(connection)
            raise
        return connection

    async def ensure_connection(self, connection) -> None:
        """Make a connection ready."""
        await connection._refresh()

    async def release(self, connection) -> None:
        """Take a connection back."""
        if connection in self._in_use_connections:
            self._in_use_connections.remove(connection)
            self._available_connections.append(connection)
        else:
            await connection.disconnect()

    async def disconnect(self, inuse_connections: bool = True) -> None:
        """End all connections, or those that nobody is using."""
        connections = list(self._available_connections)
        if inuse_connections:
            connections += self._in_use_connections
        for connection in connections:
            await connection.disconnect()

    async def aclose(self) -> None:
        """End all connections."""
        await self.disconnect()

    def set_retry(self, retry: Retry) -> None:
        """Have all connections try again as this says."""
        self.connection_kwargs["retry"] = retry
        for connection in (*self._available_connections, *self._in_use_connections):
            connection.retry = retry


_SECRET = {"password", "username", "credential_provider"}


class BlockingConnectionPool(ConnectionPool):
    """A pool that has its users wait while all connections are in use."""

    def __init__(self, max_connections: int = 50, timeout: float | None = 20, connection_class=Connection,
                 queue_class=None, **connection_kwargs) -> None:
        self.timeout = timeout
        self._condition = asyncio.Condition()
        super().__init__(connection_class=connection_class, max_connections=max_connections, **connection_kwargs)

    async def get_connection(self, command_name=None, *keys, **options):
        """A connection that is ready to be used by nobody else; one that is given back in time, if there is none."""
        try:
            async with self._condition:
                async with asyncio.timeout(self.timeout):
                    await self._condition.wait_for(self.can_get_connection)
                    connection = self.get_available_connection()
        except builtin_timeout as error:
            raise ConnectionError("No connection available.") from error
        try:
            await connection._refresh()
        except BaseException:
            await self.release(connection)
            raise
        return connection

    async def release(self, connection) -> None:
        """Take a connection back."""
        async with self._condition:
            await super().release(connection)
            self._condition.notify()
