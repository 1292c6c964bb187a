"""The client for asyncio: commands, and what needs a connection of its own beside."""

import asyncio
import hashlib

from .._callbacks import CALLBACKS, text_of
from .._pipeline import UNWATCH_COMMANDS, PipelineReplies
from .._settings import default_retry
from ..client import ClientSettings, _patience
from ..commands.core import AsyncScans, CoreCommands
from ..exceptions import ConnectionError, NoScriptError, RedisError, ResponseError, TimeoutError, WatchError
from ._pubsub import PubSub
from .connection import Connection, ConnectionPool, SSLConnection, UnixDomainSocketConnection
from .lock import Lock
from .retry import Retry

__all__ = ["Pipeline", "PubSub", "Redis", "Script", "StrictRedis", "from_url"]


class Script:
    """A script of the server, which is called like a function."""

    def __init__(self, registered_client, script) -> None:
        self.registered_client = registered_client
        self.script = script
        self.sha = hashlib.sha1(script if isinstance(script, bytes) else script.encode()).hexdigest()

    async def __call__(self, keys=(), args=(), client=None):
        """Run it with keys and arguments."""
        client = client or self.registered_client
        words = (*keys, *args)
        if isinstance(client, Pipeline):
            client.scripts.add(self)
            return client.evalsha(self.sha, len(keys), *words)
        try:
            return await client.evalsha(self.sha, len(keys), *words)
        except NoScriptError:
            self.sha = await client.script_load(self.script)
            return await client.evalsha(self.sha, len(keys), *words)


class AsyncCommands(CoreCommands, AsyncScans):
    """Every command as a method that is awaited."""

    def register_script(self, script) -> Script:
        """Return a script as something to call."""
        return Script(self, script)

    async def _shutdown(self, words, options):
        try:
            await self.execute_command("SHUTDOWN", *words, **options)
        except ConnectionError:
            return
        raise RedisError("SHUTDOWN seems to have failed.")


class Redis(ClientSettings, AsyncCommands):
    """A client, which any number of tasks may use."""

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

    def __init__(self, *, host: str = "localhost", port: int = 6379, db=0, password: str | None = None,
                 connection_pool: ConnectionPool | None = None, single_connection_client: bool = False,
                 auto_close_connection_pool: bool | None = None, **settings) -> None:
        if connection_pool is None:
            from ..client import _refuse_unknown

            _refuse_unknown(settings)
            settings.update(host=host, port=port, db=db, password=password)
            kinds = (ConnectionPool, Connection, SSLConnection, UnixDomainSocketConnection, Retry)
            connection_pool = self._pool_from(kinds, settings)
            self.auto_close_connection_pool = True
        else:
            self.auto_close_connection_pool = False
        self.connection_pool = connection_pool
        self.single_connection_client = single_connection_client
        self.connection = None
        self.response_callbacks = dict(CALLBACKS)
        self._single_conn_lock = asyncio.Lock()

    def __await__(self):
        return self.initialize().__await__()

    async def initialize(self):
        """Get the connection of a client with one of its own."""
        if self.single_connection_client and self.connection is None:
            self.connection = await self.connection_pool.get_connection()
        return self

    async def __aenter__(self):
        return await self.initialize()

    async def __aexit__(self, *error) -> None:
        await self.aclose()

    def client(self):
        """A client with one connection."""
        return type(self)(connection_pool=self.connection_pool, single_connection_client=True)

    async def aclose(self, close_connection_pool: bool | None = None) -> None:
        """End the connections, if they are this client's own."""
        connection, self.connection = self.connection, None
        if connection is not None:
            await self.connection_pool.release(connection)
        if close_connection_pool or close_connection_pool is None and self.auto_close_connection_pool:
            await self.connection_pool.disconnect()

    close = aclose

    async def execute_command(self, *args, **options):
        """Send a command and return what became of its reply."""
        await self.initialize()
        if self.connection is not None:
            async with self._single_conn_lock:
                return await self._exchange(self.connection, args, options)
        pool = self.connection_pool
        connection = await pool.get_connection()
        try:
            return await self._exchange(connection, args, options)
        finally:
            await pool.release(connection)

    async def _exchange(self, connection, args, options):
        async def attempt():
            await connection.send_command(*args)
            return await self.parse_response(connection, args[0], **options)

        return await connection.retry.call_with_retry(attempt, lambda error: connection.disconnect())

    async def parse_response(self, connection, command_name, **options):
        """Receive a reply and make of it what the command's callback does."""
        timeout = ...
        if "_wait" in options:
            timeout = _patience(connection, options.pop("_wait"))
        try:
            reply = await connection.read_response(options.pop("NEVER_DECODE", False), timeout)
        except ResponseError:
            if "EMPTY_RESPONSE" in options:
                return options["EMPTY_RESPONSE"]
            raise
        options.pop("EMPTY_RESPONSE", None)
        callback = self.response_callbacks.get(command_name)
        return reply if callback is None else callback(reply, **options)

    def pipeline(self, transaction: bool = True, shard_hint=None) -> "Pipeline":
        """Return an object that collects commands and sends them together."""
        return Pipeline(self.connection_pool, self.response_callbacks, transaction, shard_hint)

    async def transaction(self, func, *watches, shard_hint=None, value_from_callable: bool = False,
                          watch_delay: float | None = None):
        """Call a function with a pipeline that watches keys, until none of them changes meanwhile."""
        async with self.pipeline(True, shard_hint) as pipe:
            while True:
                try:
                    if watches:
                        await pipe.watch(*watches)
                    value = func(pipe)
                    if asyncio.iscoroutine(value):
                        value = await value
                    replies = await pipe.execute()
                    return value if value_from_callable else replies
                except WatchError:
                    if watch_delay is not None and watch_delay > 0:
                        await asyncio.sleep(watch_delay)

    def pubsub(self, **options) -> PubSub:
        """Return an object that subscribes to channels."""
        return PubSub(self.connection_pool, **options)


StrictRedis = Redis


def from_url(url: str, **settings) -> Redis:
    """A client for a URL: redis://, rediss:// or unix://."""
    return Redis.from_url(url, **settings)


class Pipeline(PipelineReplies, AsyncCommands):
    """Commands that are collected until `execute`; each method returns the pipeline meanwhile."""

    def __init__(self, connection_pool, response_callbacks, transaction: bool, shard_hint=None) -> None:
        self.connection_pool = connection_pool
        self.connection = None
        self.response_callbacks = response_callbacks
        self.is_transaction = transaction
        self.shard_hint = shard_hint
        self.watching = False
        self.command_stack: list = []
        self.scripts: set = set()
        self.explicit_transaction = False

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error) -> None:
        await self.reset()

    def __await__(self):
        return self._itself().__await__()

    async def _itself(self):
        return self

    def __len__(self) -> int:
        return len(self.command_stack)

    def __bool__(self) -> bool:
        return True

    async def reset(self) -> None:
        """Forget what was collected, and give the connection back."""
        self.command_stack = []
        self.scripts = set()
        connection, self.connection = self.connection, None
        was_watching, self.watching = self.watching, False
        self.explicit_transaction = False
        if connection is None:
            return
        if was_watching:
            try:
                await connection.send_command("UNWATCH")
                await connection.read_response()
            except (ConnectionError, TimeoutError):
                await connection.disconnect()
        await self.connection_pool.release(connection)

    aclose = reset

    def multi(self) -> None:
        """Begin the part that is a transaction, after WATCH."""
        if self.explicit_transaction:
            raise RedisError("Cannot issue nested calls to MULTI")
        if self.command_stack:
            raise RedisError("Commands without an initial WATCH have already been issued")
        self.explicit_transaction = True

    def execute_command(self, *args, **options):
        """Collect a command; do it at once between WATCH and MULTI."""
        if (self.watching or args[0] == "WATCH") and not self.explicit_transaction:
            return self.immediate_execute_command(*args, **options)
        self.command_stack.append((args, options))
        return self

    async def immediate_execute_command(self, *args, **options):
        """Do a command at once, on the connection that watches."""
        if self.connection is None:
            self.connection = await self.connection_pool.get_connection()
        connection = self.connection

        async def attempt():
            await connection.send_command(*args)
            reply = await connection.read_response(options.get("NEVER_DECODE", False))
            if args[0] in UNWATCH_COMMANDS:
                self.watching = False
            elif args[0] == "WATCH":
                self.watching = True
            callback = self.response_callbacks.get(args[0])
            rest = {name: value for name, value in options.items() if name not in ("NEVER_DECODE", "_wait")}
            return reply if callback is None else callback(reply, **rest)

        async def failed(error):
            await connection.disconnect()
            # What was watched is no more.
            if self.watching:
                await self.reset()
                raise WatchError(f"A {type(error).__name__} occurred while watching one or more keys") from error

        return await connection.retry.call_with_retry(attempt, failed)

    async def watch(self, *names) -> bool:
        """Have the transaction fail if keys change before it."""
        if self.explicit_transaction:
            raise RedisError("Cannot issue a WATCH after a MULTI")
        return await self.execute_command("WATCH", *names)

    async def unwatch(self) -> bool:
        """Watch nothing more."""
        return await self.execute_command("UNWATCH") if self.watching else True

    async def execute(self, raise_on_error: bool = True) -> list:
        """Send what was collected; return the results."""
        commands = self.command_stack
        if not commands and not self.watching:
            return []
        if self.connection is None:
            self.connection = await self.connection_pool.get_connection()
        connection = self.connection
        if self.scripts:
            await self._load_scripts(connection)
        run = self._run_transaction if self.is_transaction or self.explicit_transaction else self._run

        async def failed(error):
            await connection.disconnect()
            if self.watching:
                raise WatchError(f"A {type(error).__name__} occurred while watching one or more keys") from error

        try:
            return await connection.retry.call_with_retry(lambda: run(connection, commands, raise_on_error), failed)
        finally:
            await self.reset()

    async def _run_transaction(self, connection, commands: list, raise_on_error: bool) -> list:
        packed = connection.pack_commands([("MULTI",), *(args for args, _ in commands), ("EXEC",)])
        await connection.send_packed_command(packed)
        replies = await connection.read_replies(len(commands) + 2)
        return self._finished(commands, self._results_of_transaction(commands, replies), raise_on_error)

    async def _run(self, connection, commands: list, raise_on_error: bool) -> list:
        await connection.send_packed_command(connection.pack_commands([args for args, _ in commands]))
        replies = await connection.read_replies(len(commands))
        return self._finished(commands, replies, raise_on_error)

    async def _load_scripts(self, connection) -> None:
        """Make the scripts known that the server has forgotten."""
        scripts = list(self.scripts)
        await connection.send_command("SCRIPT EXISTS", *(script.sha for script in scripts))
        for script, is_known in zip(scripts, await connection.read_response(), strict=True):
            if not is_known:
                await connection.send_command("SCRIPT LOAD", script.script)
                script.sha = text_of(await connection.read_response())
