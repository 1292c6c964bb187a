"""Connections to a server, and pools of them, for threads."""

import os
import select
import socket
import ssl
import threading
import time
from queue import Empty, Full, LifoQueue
from typing import Any

import _resp

from ._settings import Settings, TlsSettings, address_error, parse_url, to_bool
from .exceptions import ConnectionError, MaxConnectionsError, RedisError, ResponseError, TimeoutError
from .exceptions import error_of
from .retry import Retry

__all__ = [
    "AbstractConnection", "BlockingConnectionPool", "Connection", "ConnectionPool", "SSLConnection",
    "UnixDomainSocketConnection", "parse_url", "to_bool",
]

# A connection that was used this many seconds ago is looked at before it is used again.
_RESTED = 0.05

_NOTHING = object()


class AbstractConnection(Settings):
    """A connection, which is made when it is first used, and again when it was lost."""

    retry_class = Retry

    def __init__(self, **settings) -> None:
        self._take(**settings)
        self._socket: socket.socket | None = None
        self._is_plain = False
        self._replies = _resp.Replies(error_of, self.encoding, self.encoding_errors)
        self._callbacks: list = []
        self._used = 0.0
        self._timeout = self.socket_timeout
        self.on_push = _ignore

    def __repr__(self) -> str:
        shown = ",".join(f"{name}={value}" for name, value in self.repr_pieces())
        return f"<{type(self).__module__}.{type(self).__name__}({shown})>"

    def __del__(self) -> None:
        if getattr(self, "_socket", None) is not None:
            self.disconnect()

    def repr_pieces(self) -> list[tuple[str, Any]]:
        """What repr shows."""
        return [("db", self.db)]

    def _open(self) -> socket.socket:
        raise NotImplementedError

    def _place(self) -> str:
        raise NotImplementedError

    @property
    def is_connected(self) -> bool:
        """Whether there is a connection."""
        return self._socket is not None

    def register_connect_callback(self, callback) -> None:
        """Have a function called with this object each time a connection was made."""
        if callback not in self._callbacks:
            self._callbacks.append(callback)

    def deregister_connect_callback(self, callback) -> None:
        """Have it called no more."""
        if callback in self._callbacks:
            self._callbacks.remove(callback)

    def connect(self) -> None:
        """Make the connection, unless there is one."""
        if self._socket is None:
            self.retry.call_with_retry(self._connect, lambda error: self.disconnect())
            for callback in list(self._callbacks):
                callback(self)

    def _connect(self) -> None:
        try:
            self._socket = self._open()
        except builtin_timeout as error:
            raise TimeoutError("Timeout connecting to server") from error
        except OSError as error:
            raise ConnectionError(address_error(error, self._place())) from error
        self._is_plain = not isinstance(self._socket, ssl.SSLSocket)
        self._timeout = self.socket_timeout
        self._socket.settimeout(self._timeout)
        self._replies.clear()
        self._used = time.monotonic()
        try:
            if self.redis_connect_func is not None:
                self.redis_connect_func(self)
            else:
                self.on_connect()
        except RedisError:
            self.disconnect()
            raise

    def on_connect(self) -> None:
        """The first words with the server."""
        provider = self._credentials()
        credentials = provider.get_credentials() if provider is not None else None
        for words, check in self._greetings(credentials):
            self.send_command(*words, check_health=False)
            reply = self._reply_or_error()
            shorter = self._shorter_auth(words, reply)
            if shorter is not None:
                self.send_command(*shorter, check_health=False)
                reply = self._reply_or_error()
            if check is not None:
                check(reply)

    def _reply_or_error(self):
        try:
            return self.read_response()
        except ResponseError as error:
            return error

    def disconnect(self, *args) -> None:
        """End the connection, if there is one."""
        own, self._socket = self._socket, None
        self._replies.clear()
        if own is None:
            return
        try:
            own.close()
        except OSError:
            pass

    def check_health(self) -> None:
        """Make sure that the server answers, if it was not asked for long."""
        if self.health_check_interval and time.monotonic() > self._used + self.health_check_interval:
            self.retry.call_with_retry(self._ping, lambda error: self.disconnect())

    def _ping(self) -> None:
        self.send_command("PING", check_health=False)
        if self.read_response() not in (b"PONG", "PONG"):
            raise ConnectionError("Bad response from PING health check")

    def pack_command(self, *args) -> list[bytes]:
        """A command as it is sent."""
        return [_resp.pack(args, self.encoding, self.encoding_errors)]

    def pack_commands(self, commands) -> list[bytes]:
        """Commands as they are sent together."""
        return [_resp.pack_all(commands, self.encoding, self.encoding_errors)]

    def send_command(self, *args, check_health: bool = True) -> None:
        """Send a command."""
        self.send_octets(_resp.pack(args, self.encoding, self.encoding_errors), check_health)

    def send_packed_command(self, command, check_health: bool = True) -> None:
        """Send what was packed."""
        self.send_octets(command if isinstance(command, bytes) else b"".join(command), check_health)

    def send_octets(self, octets: bytes, check_health: bool = True) -> None:
        """Send octets, over a new connection if there is none."""
        if self._socket is None:
            self.connect()
        if check_health and self.health_check_interval:
            self.check_health()
        try:
            self._socket.sendall(octets)
        except builtin_timeout as error:
            self.disconnect()
            raise TimeoutError("Timeout writing to socket") from error
        except OSError as error:
            self.disconnect()
            raise ConnectionError(_lost(error, "writing to")) from error
        except BaseException:
            self.disconnect()
            raise

    def _wait_for(self, timeout) -> None:
        """Have reads take so long at most; the usual time for `...`."""
        if timeout is ...:
            timeout = self.socket_timeout
        if timeout != self._timeout and self._socket is not None:
            self._timeout = timeout
            self._socket.settimeout(timeout)

    def read_replies(self, count: int, disable_decoding: bool = False, timeout=..., push_request: bool = False) -> list:
        """Receive replies; errors are among them as exceptions. The usual time limit holds for `...`."""
        if timeout is not ... or self._timeout != self.socket_timeout:
            self._wait_for(timeout)
        own = self._socket
        if own is None:
            raise ConnectionError("Connection not connected")
        decode = self.decode_responses and not disable_decoding
        on_push = None if push_request else self.on_push
        try:
            if self._is_plain:
                if count == 1:
                    replies = [self._replies.read(own, decode, on_push)]
                else:
                    replies = self._replies.read_many(own, count, decode, on_push)
            else:
                replies = [self._read_ciphered(own, decode, on_push) for _ in range(count)]
        except builtin_timeout as error:
            self.disconnect()
            raise TimeoutError(f"Timeout reading from {self._peer()}") from error
        except OSError as error:
            self.disconnect()
            raise ConnectionError(f"Error while reading from {self._peer()} : {error.args}") from error
        except BaseException:
            self.disconnect()
            raise
        self._used = time.monotonic()
        return replies

    def _peer(self) -> str:
        return "socket"

    def _read_ciphered(self, own, decode: bool, on_push):
        while True:
            reply = self._replies.next(_NOTHING, decode, on_push)
            if reply is not _NOTHING:
                return reply
            octets = own.recv(65536)
            if not octets:
                raise ConnectionError("Connection closed by server.")
            self._replies.feed(octets)

    def read_response(
        self,
        disable_decoding: bool = False,
        *,
        timeout=...,
        disconnect_on_error: bool = True,
        push_request: bool = False,
    ):
        """Receive a reply; an error is raised."""
        reply = self.read_replies(1, disable_decoding, timeout, push_request)[0]
        if isinstance(reply, Exception):
            try:
                raise reply
            finally:
                del reply
        return reply

    def can_read(self, timeout: float | None = 0) -> bool:
        """Whether something arrives in this time, or the connection ends."""
        if self._socket is None:
            self.connect()
        if self._replies.pending:
            return True
        if not self._is_plain and self._socket.pending():
            return True
        try:
            return _is_readable(self._socket, timeout)
        except OSError as error:
            self.disconnect()
            raise ConnectionError(f"Error while reading from {self._peer()}: {error.args}") from error

    def _refresh(self) -> None:
        """Make sure that there is a connection, and that nothing is left on it from before."""
        if self._socket is None:
            self.connect()
        elif self._replies.pending or time.monotonic() - self._used > _RESTED and _is_readable(self._socket, 0):
            # It was closed, or the reply of a command that was given up has come.
            if self.protocol == 3 and self._only_pushes():
                return
            self.disconnect()
            self.connect()

    def _only_pushes(self) -> bool:
        try:
            octets = self._socket.recv(65536)
            if not octets:
                return False
            self._replies.feed(octets)
            return self._replies.next(_NOTHING, False, self.on_push) is _NOTHING and not self._replies.pending
        except (OSError, RedisError):
            return False


builtin_timeout = socket.timeout


def _ignore(message) -> None:
    """What is done with messages that nobody asked for."""


def _lost(error: OSError, doing: str) -> str:
    if len(error.args) == 1:
        return f"Error UNKNOWN while {doing} socket. {error.args[0]}."
    number, text = error.args[0], error.args[1] if len(error.args) > 1 else ""
    return f"Error {number} while {doing} socket. {text}."


def _is_readable(own: socket.socket, timeout: float | None) -> bool:
    poll = select.poll()
    poll.register(own, select.POLLIN)
    return bool(poll.poll(None if timeout is None else max(0, timeout) * 1000))


class Connection(AbstractConnection):
    """A connection over TCP."""

    def __init__(
        self,
        host: str = "localhost",
        port: int | str = 6379,
        socket_keepalive: bool | None = True,
        socket_keepalive_options: dict | None = None,
        socket_type: int = 0,
        **settings,
    ) -> None:
        self.host = host
        self.port = int(port)
        self.socket_keepalive = socket_keepalive
        self.socket_keepalive_options = socket_keepalive_options or {}
        self.socket_type = socket_type
        super().__init__(**settings)

    def repr_pieces(self) -> list[tuple[str, Any]]:
        """What repr shows."""
        pieces = [("host", self.host), ("port", self.port), ("db", self.db)]
        if self.client_name:
            pieces.append(("client_name", self.client_name))
        return pieces

    def _place(self) -> str:
        return f"{self.host}:{self.port}"

    def _peer(self) -> str:
        return f"{self.host}:{self.port}"

    def _open(self) -> socket.socket:
        last = None
        for family, kind, protocol, _, address in socket.getaddrinfo(
            self.host, self.port, self.socket_type, socket.SOCK_STREAM
        ):
            own = None
            try:
                own = socket.socket(family, kind, protocol)
                own.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                if self.socket_keepalive:
                    own.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
                    for option, value in self.socket_keepalive_options.items():
                        own.setsockopt(socket.IPPROTO_TCP, option, value)
                own.settimeout(self.socket_connect_timeout)
                own.connect(address)
                return own
            except OSError as error:
                last = error
                if own is not None:
                    own.close()
        if last is not None:
            try:
                raise last
            finally:
                last = None
        raise OSError("socket.getaddrinfo returned an empty list")


class SSLConnection(TlsSettings, Connection):
    """A connection over TLS."""

    def __init__(self, **settings) -> None:
        super().__init__(**self._take_tls(**settings))

    def _open(self) -> socket.socket:
        plain = super()._open()
        try:
            return self._tls_context().wrap_socket(plain, server_hostname=self.host)
        except (OSError, RedisError):
            plain.close()
            raise


class UnixDomainSocketConnection(AbstractConnection):
    """A connection over a socket in the file system."""

    def __init__(self, path: str = "", socket_timeout: float | None = 5, **settings) -> None:
        self.path = path
        super().__init__(socket_timeout=socket_timeout, **settings)

    def repr_pieces(self) -> list[tuple[str, Any]]:
        """What repr shows."""
        pieces = [("path", self.path), ("db", self.db)]
        if self.client_name:
            pieces.append(("client_name", self.client_name))
        return pieces

    def _place(self) -> str:
        return self.path

    def _open(self) -> socket.socket:
        own = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            own.settimeout(self.socket_connect_timeout)
            own.connect(self.path)
        except OSError:
            own.close()
            raise
        return own


class ConnectionPool:
    """Connections with the same settings, which are given out and taken back."""

    def __init__(self, connection_class=Connection, max_connections: int | None = None, **connection_kwargs) -> None:
        max_connections = 2**31 if max_connections is None else max_connections
        if not isinstance(max_connections, int) or max_connections < 0:
            raise ValueError('"max_connections" must be a positive integer')
        self.connection_class = connection_class
        self.connection_kwargs = connection_kwargs
        self.max_connections = max_connections
        self._lock = threading.RLock()
        self.reset()

    @classmethod
    def from_url(cls, url: str, **settings):
        """A pool for a URL; what it says counts more than keyword arguments."""
        settings.update(parse_url(url, SSLConnection, UnixDomainSocketConnection))
        return cls(**settings)

    def __repr__(self) -> str:
        shown = ",".join(f"{name}={value}" for name, value in self.connection_kwargs.items() if name not in _SECRET)
        kind = self.connection_class
        return (
            f"<{type(self).__module__}.{type(self).__name__}"
            f"(<{kind.__module__}.{kind.__name__}({shown})>)>"
        )

    def __enter__(self):
        return self

    def __exit__(self, *error) -> None:
        self.close()

    def reset(self) -> None:
        """Begin anew, with no connections."""
        self._available: list = []
        self._in_use: set = set()
        self.pid = os.getpid()

    def get_encoder(self):
        """What text is encoded with."""
        from .client import Encoder

        settings = self.connection_kwargs
        return Encoder(
            encoding=settings.get("encoding", "utf-8"),
            encoding_errors=settings.get("encoding_errors", "strict"),
            decode_responses=settings.get("decode_responses", False),
        )

    def make_connection(self):
        """A new connection."""
        with self._lock:
            if len(self._available) + len(self._in_use) >= self.max_connections:
                raise MaxConnectionsError("Too many connections")
            return self.connection_class(**self.connection_kwargs)

    def get_connection(self, command_name=None, *keys, **options):
        """A connection that is ready to be used by nobody else."""
        with self._lock:
            connection = self._available.pop() if self._available else self.make_connection()
            self._in_use.add(connection)
        try:
            connection._refresh()
        except BaseException:
            self.release(connection)
            raise
        return connection

    def release(self, connection) -> None:
        """Take a connection back."""
        with self._lock:
            if connection in self._in_use:
                self._in_use.remove(connection)
                self._available.append(connection)
            else:
                connection.disconnect()

    def owns_connection(self, connection) -> bool:
        """Whether a connection is this pool's."""
        return connection in self._in_use or connection in self._available

    def disconnect(self, inuse_connections: bool = True) -> None:
        """End all connections, or those that nobody is using."""
        with self._lock:
            connections = list(self._available)
            if inuse_connections:
                connections += self._in_use
        for connection in connections:
            connection.disconnect()

    def close(self) -> None:
        """End all connections."""
        self.disconnect()

    def set_retry(self, retry: Retry) -> None:
        """Have all connections try again as this says."""
        self.connection_kwargs["retry"] = retry
        with self._lock:
            for connection in (*self._available, *self._in_use):
                connection.retry = retry


_SECRET = {"password", "username", "credential_provider"}


class BlockingConnectionPool(ConnectionPool):
    """A pool that has its users wait while all connections are in use."""

    def __init__(
        self,
        max_connections: int = 50,
        timeout: float | None = 20,
        connection_class=Connection,
        queue_class=LifoQueue,
        **connection_kwargs,
    ) -> None:
        self.queue_class = queue_class
        self.timeout = timeout
        super().__init__(connection_class=connection_class, max_connections=max_connections, **connection_kwargs)

    def reset(self) -> None:
        """Begin anew, with no connections."""
        self.pool = self.queue_class(self.max_connections)
        for _ in range(self.max_connections):
            self.pool.put_nowait(None)
        self._connections: list = []
        self.pid = os.getpid()

    def make_connection(self):
        """A new connection."""
        connection = self.connection_class(**self.connection_kwargs)
        self._connections.append(connection)
        return connection

    def get_connection(self, command_name=None, *keys, **options):
        """A connection that is ready to be used by nobody else; one that is given back in time, if there is none."""
        try:
            connection = self.pool.get(block=True, timeout=self.timeout)
        except Empty:
            raise ConnectionError("No connection available.") from None
        try:
            if connection is None:
                connection = self.make_connection()
            connection._refresh()
        except BaseException:
            self.release(connection)
            raise
        return connection

    def release(self, connection) -> None:
        """Take a connection back."""
        if connection is not None and connection not in self._connections:
            connection.disconnect()
            self.pool.put_nowait(None)
            return
        try:
            self.pool.put_nowait(connection)
        except Full:
            pass

    def owns_connection(self, connection) -> bool:
        """Whether a connection is this pool's."""
        return connection in self._connections

    def disconnect(self, inuse_connections: bool = True) -> None:
        """End all connections."""
        for connection in list(self._connections):
            connection.disconnect()

    def set_retry(self, retry: Retry) -> None:
        """Have all connections try again as this says."""
        self.connection_kwargs["retry"] = retry
        for connection in self._connections:
            connection.retry = retry
