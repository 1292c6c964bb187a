"""The client for threads: commands, and what needs a connection of its own beside."""

import threading

from ._callbacks import CALLBACKS, text_of
from ._pipeline import Pipeline
from ._pubsub import PubSub, PubSubWorkerThread
from ._settings import default_retry
from .commands.core import CoreCommands, Scans
from .connection import ConnectionPool, SSLConnection, UnixDomainSocketConnection
from .exceptions import RedisError, ResponseError, WatchError
from .lock import Lock
from .retry import Retry

__all__ = ["Encoder", "Monitor", "Pipeline", "PubSub", "PubSubWorkerThread", "Redis", "StrictRedis", "from_url"]


class Encoder:
    """Text to octets and back, as a client does it."""

    def __init__(self, encoding: str, encoding_errors: str, decode_responses: bool) -> None:
        self.encoding = encoding
        self.encoding_errors = encoding_errors
        self.decode_responses = decode_responses

    def encode(self, value) -> bytes:
        """A value as it is sent."""
        import _resp

        packed = _resp.pack(("x", value), self.encoding, self.encoding_errors)
        return packed.split(b"\r\n", 4)[4][:-2]

    def decode(self, value, force: bool = False):
        """A value as the program gets it."""
        if (self.decode_responses or force) and isinstance(value, (bytes, memoryview)):
            return bytes(value).decode(self.encoding, self.encoding_errors)
        return value


class ClientSettings:
    """What clients of both kinds are told, and how they make their pool."""

    def _pool_from(self, kinds, settings: dict):
        pool_class, connection_class, tls_class, unix_class, retry_class = kinds
        path = settings.pop("unix_socket_path", None)
        is_tls = settings.pop("ssl", False)
        max_connections = settings.pop("max_connections", None)
        if settings.get("retry") is None:
            settings["retry"] = default_retry(retry_class)
        tls = {name: settings.pop(name) for name in list(settings) if name.startswith("ssl_")}
        if path is not None:
            for name in ("host", "port", "socket_keepalive", "socket_keepalive_options"):
                settings.pop(name, None)
            return pool_class(connection_class=unix_class, max_connections=max_connections, path=path, **settings)
        if is_tls:
            settings.update(tls)
        kind = tls_class if is_tls else connection_class
        return pool_class(connection_class=kind, max_connections=max_connections, **settings)

    def __repr__(self) -> str:
        return f"<{type(self).__module__}.{type(self).__name__}({self.connection_pool!r})>"

    def get_encoder(self) -> Encoder:
        """What text is encoded with."""
        settings = self.connection_pool.connection_kwargs
        return Encoder(
            settings.get("encoding", "utf-8"),
            settings.get("encoding_errors", "strict"),
            settings.get("decode_responses", False),
        )

    def get_connection_kwargs(self) -> dict:
        """The settings of connections."""
        return self.connection_pool.connection_kwargs

    def set_response_callback(self, command: str, callback) -> None:
        """Have a function make values of the replies to a command."""
        self.response_callbacks[command] = callback

    def get_retry(self):
        """How things are tried again."""
        return self.connection_pool.connection_kwargs.get("retry")

    def set_retry(self, retry) -> None:
        """Say how things are tried again."""
        self.connection_pool.set_retry(retry)

    def lock(self, name, timeout=None, sleep=0.1, blocking=True, blocking_timeout=None, lock_class=None,
             thread_local=True, raise_on_release_error=True):
        """Return a lock that programs on any machine share."""
        return (lock_class or self.lock_class)(
            self, name, timeout=timeout, sleep=sleep, blocking=blocking, blocking_timeout=blocking_timeout,
            thread_local=thread_local, raise_on_release_error=raise_on_release_error,
        )


class Redis(ClientSettings, CoreCommands, Scans):
    """A client, which any number of threads may use."""

    lock_class = Lock

    @classmethod
    def from_url(cls, url: str, single_connection_client: bool = False, auto_close_connection_pool=None, **settings):
        """A client for a URL: redis://, rediss:// or unix://."""
        if settings.get("retry") is None:
            settings["retry"] = default_retry(Retry)
        client = cls(connection_pool=ConnectionPool.from_url(url, **settings),
                     single_connection_client=single_connection_client)
        client.auto_close_connection_pool = True
        return client

    @classmethod
    def from_pool(cls, connection_pool):
        """A client that closes a pool when it is closed."""
        client = cls(connection_pool=connection_pool)
        client.auto_close_connection_pool = True
        return client

    def __init__(
        self,
        host: str = "localhost",
        port: int = 6379,
        db: int = 0,
        password: str | None = None,
        socket_timeout: float | None = 5,
        socket_connect_timeout: float | None = 5,
        socket_read_size: int = 65536,
        socket_keepalive: bool | None = True,
        socket_keepalive_options: dict | None = None,
        connection_pool: ConnectionPool | None = None,
        unix_socket_path: str | None = None,
        encoding: str = "utf-8",
        encoding_errors: str = "strict",
        decode_responses: bool = False,
        retry_on_timeout: bool = False,
        retry: Retry | None = None,
        retry_on_error: list | None = None,
        ssl: bool = False,
        max_connections: int | None = None,
        single_connection_client: bool = False,
        **settings,
    ) -> None:
        if connection_pool is None:
            settings.update(
                host=host, port=port, db=db, password=password, socket_timeout=socket_timeout,
                socket_connect_timeout=socket_connect_timeout, socket_read_size=socket_read_size,
                socket_keepalive=socket_keepalive, socket_keepalive_options=socket_keepalive_options,
                unix_socket_path=unix_socket_path, encoding=encoding, encoding_errors=encoding_errors,
                decode_responses=decode_responses, retry_on_timeout=retry_on_timeout, retry=retry,
                retry_on_error=retry_on_error, ssl=ssl, max_connections=max_connections,
            )
            _refuse_unknown(settings)
            connection_pool = self._pool_from(_kinds(), settings)
            self.auto_close_connection_pool = True
        else:
            self.auto_close_connection_pool = False
        self.connection_pool = connection_pool
        self.response_callbacks = dict(CALLBACKS)
        self.connection = None
        self.single_connection_lock = threading.RLock()
        if single_connection_client:
            self.connection = connection_pool.get_connection()

    def __enter__(self):
        return self

    def __exit__(self, *error) -> None:
        self.close()

    def __del__(self) -> None:
        try:
            self.close()
        except Exception:
            pass

    def client(self):
        """A client with one connection."""
        return type(self)(connection_pool=self.connection_pool, single_connection_client=True)

    def close(self) -> None:
        """End the connections, if they are this client's own."""
        connection, self.connection = getattr(self, "connection", None), None
        if connection is not None:
            self.connection_pool.release(connection)
        if getattr(self, "auto_close_connection_pool", False):
            self.connection_pool.disconnect()

    def execute_command(self, *args, **options):
        """Send a command and return what became of its reply."""
        connection = self.connection
        if connection is None:
            pool = self.connection_pool
            connection = pool.get_connection()
            try:
                return self._exchange(connection, args, options)
            finally:
                pool.release(connection)
        with self.single_connection_lock:
            return self._exchange(connection, args, options)

    def _exchange(self, connection, args, options):
        try:
            connection.send_command(*args)
            return self.parse_response(connection, args[0], **options)
        except connection.retry._supported_errors as error:
            return self._exchange_again(connection, args, options, error)

    def _exchange_again(self, connection, args, options, error):
        """What is done when the first attempt has failed."""
        failed = error

        def attempt():
            nonlocal failed
            if failed is not None:
                first, failed = failed, None
                raise first
            connection.send_command(*args)
            return self.parse_response(connection, args[0], **options)

        return connection.retry.call_with_retry(attempt, lambda error: connection.disconnect())

    def parse_response(self, connection, command_name, **options):
        """Receive a reply and make of it what the command's callback does."""
        timeout = ...
        if options:
            if "_wait" in options:
                timeout = _patience(connection, options.pop("_wait"))
            never_decode = options.pop("NEVER_DECODE", False)
            try:
                reply = connection.read_response(disable_decoding=never_decode, timeout=timeout)
            except ResponseError:
                if "EMPTY_RESPONSE" in options:
                    return options["EMPTY_RESPONSE"]
                raise
            options.pop("EMPTY_RESPONSE", None)
        else:
            reply = connection.read_response()
        callback = self.response_callbacks.get(command_name)
        if callback is not None:
            return callback(reply, **options)
        return reply

    def pipeline(self, transaction: bool = True, shard_hint=None) -> Pipeline:
        """Return an object that collects commands and sends them together."""
        return Pipeline(self.connection_pool, self.response_callbacks, transaction, shard_hint)

    def transaction(self, func, *watches, **options):
        """Call a function with a pipeline that watches keys, until none of them changes meanwhile."""
        import time

        shard_hint = options.pop("shard_hint", None)
        value_from_callable = options.pop("value_from_callable", False)
        watch_delay = options.pop("watch_delay", None)
        with self.pipeline(True, shard_hint) as pipe:
            while True:
                try:
                    if watches:
                        pipe.watch(*watches)
                    value = func(pipe)
                    replies = pipe.execute()
                    return value if value_from_callable else replies
                except WatchError:
                    if watch_delay is not None and watch_delay > 0:
                        time.sleep(watch_delay)

    def pubsub(self, **options) -> PubSub:
        """Return an object that subscribes to channels."""
        return PubSub(self.connection_pool, **options)

    def monitor(self) -> "Monitor":
        """Return an object that sees all commands of all clients."""
        return Monitor(self.connection_pool)


StrictRedis = Redis


def _patience(connection, wait):
    """How long the reply of a command that waits itself may take."""
    if not wait or connection.socket_timeout is None:
        return None
    return connection.socket_timeout + float(wait)


def _kinds() -> tuple:
    from .connection import Connection

    return ConnectionPool, Connection, SSLConnection, UnixDomainSocketConnection, Retry


_KNOWN = {
    "host", "port", "db", "password", "socket_timeout", "socket_connect_timeout", "socket_read_size",
    "socket_keepalive", "socket_keepalive_options", "unix_socket_path", "encoding", "encoding_errors",
    "decode_responses", "retry_on_timeout", "retry", "retry_on_error", "ssl", "max_connections",
    "health_check_interval", "client_name", "lib_name", "lib_version", "driver_info", "username",
    "redis_connect_func", "credential_provider", "protocol", "legacy_responses", "cache", "cache_config",
    "event_dispatcher", "maint_notifications_config", "oss_cluster_maint_notifications_handler",
    "ssl_keyfile", "ssl_certfile", "ssl_cert_reqs", "ssl_include_verify_flags", "ssl_exclude_verify_flags",
    "ssl_ca_certs", "ssl_ca_path", "ssl_ca_data", "ssl_check_hostname", "ssl_password", "ssl_validate_ocsp",
    "ssl_validate_ocsp_stapled", "ssl_ocsp_context", "ssl_ocsp_expected_cert", "ssl_min_version", "ssl_ciphers",
}


def _refuse_unknown(settings: dict) -> None:
    for name in settings:
        if name not in _KNOWN:
            raise TypeError(f"Redis.__init__() got an unexpected keyword argument '{name}'")


def from_url(url: str, **settings) -> Redis:
    """A client for a URL: redis://, rediss:// or unix://."""
    return Redis.from_url(url, **settings)


class Monitor:
    """All commands that any client sends, one after the other."""

    def __init__(self, connection_pool) -> None:
        self.connection_pool = connection_pool
        self.connection = connection_pool.get_connection()

    def __enter__(self):
        self.connection.send_command("MONITOR")
        reply = self.connection.read_response()
        if text_of(reply) != "OK":
            raise RedisError(f"MONITOR failed: {reply}")
        return self

    def __exit__(self, *error) -> None:
        self.connection.disconnect()
        self.connection_pool.release(self.connection)

    def next_command(self) -> dict:
        """The next command."""
        reply = text_of(self.connection.read_response(timeout=None))
        seconds, rest = reply.split(" ", 1)
        where, _, words = rest.partition("] ")
        database, client = where.lstrip("[").split(" ", 1)
        parts = words.strip('"').split('" "')
        kind, host, port = "tcp", "", ""
        if client == "lua":
            kind, host = "lua", "lua"
        elif client.startswith("unix"):
            kind, host, port = "unix", "unix", client[5:]
        else:
            host, _, port = client.rpartition(":")
        return {
            "time": float(seconds),
            "db": int(database),
            "client_address": host,
            "client_port": port,
            "client_type": kind,
            "command": " ".join(part.replace('\\"', '"') for part in parts),
        }

    def listen(self):
        """Iterate over the commands."""
        while True:
            yield self.next_command()
