"""Subscriptions to channels, for asyncio."""

import asyncio
import time

from .._callbacks import text_of
from .._pubsub import Subscriptions
from ..exceptions import PubSubError

__all__ = ["PubSub"]


class PubSub(Subscriptions):
    """Subscriptions on a connection of their own, which is made at the first one."""

    def __init__(self, connection_pool, shard_hint=None, ignore_subscribe_messages: bool = False, encoder=None,
                 push_handler_func=None) -> None:
        self.connection_pool = connection_pool
        self.connection = None
        self._begin(ignore_subscribe_messages, encoder or connection_pool.get_encoder())

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """End all subscriptions, and the connection."""
        connection, self.connection = self.connection, None
        if connection is not None:
            await connection.disconnect()
            connection.deregister_connect_callback(self.on_connect)
            await self.connection_pool.release(connection)
        self._forget()

    close = reset = aclose

    async def on_connect(self, connection) -> None:
        """Subscribe to everything once more."""
        for command in self._again():
            await connection.send_command(*command)

    async def connect(self) -> None:
        """Get a connection, unless there is one."""
        if self.connection is None:
            self.connection = await self.connection_pool.get_connection()
            self.connection.register_connect_callback(self.on_connect)

    async def execute_command(self, *args) -> None:
        """Send a command, whose replies are among the messages."""
        await self.connect()
        connection = self.connection
        await self._try(connection, lambda: connection.send_command(*args, check_health=not self.subscribed))

    async def _try(self, connection, action):
        async def attempt():
            if not connection.is_connected:
                await connection.connect()
            return await action()

        return await connection.retry.call_with_retry(attempt, lambda error: connection.disconnect())

    async def subscribe(self, *args, **kwargs) -> None:
        """Subscribe to channels; keyword arguments name functions that get the messages."""
        wanted = self._wanted(args, kwargs)
        await self.execute_command("SUBSCRIBE", *wanted)
        self._add("channels", wanted)

    async def psubscribe(self, *args, **kwargs) -> None:
        """Subscribe to the channels that match patterns."""
        wanted = self._wanted(args, kwargs)
        await self.execute_command("PSUBSCRIBE", *wanted)
        self._add("patterns", wanted)

    async def unsubscribe(self, *args) -> None:
        """End subscriptions; all of them if none is named."""
        await self.execute_command("UNSUBSCRIBE", *self._remove("channels", args))

    async def punsubscribe(self, *args) -> None:
        """End subscriptions to patterns; all of them if none is named."""
        await self.execute_command("PUNSUBSCRIBE", *self._remove("patterns", args))

    async def ping(self, message=None) -> None:
        """Ask the server for an answer, which is among the messages."""
        await self.execute_command("PING", "" if message is None else message)

    async def check_health(self) -> None:
        """Ask the server for an answer, if it was not asked for long."""
        connection = self.connection
        interval = connection.health_check_interval
        if interval and time.monotonic() > connection._used + interval:
            connection._used = time.monotonic()
            await connection.send_command("PING", "redis-py-health-check", check_health=False)

    async def parse_response(self, block: bool = True, timeout: float | None = 0):
        """Receive a message as the server sent it; None if there is none in this time."""
        connection = self.connection
        if connection is None:
            raise RuntimeError("pubsub connection not set: did you forget to call subscribe() or psubscribe()?")
        await self.check_health()

        async def receive():
            if not block and not await connection.can_read(timeout):
                return None
            return await connection.read_response(timeout=None, push_request=True)

        reply = await self._try(connection, receive)
        if isinstance(reply, list) and len(reply) > 1 and text_of(reply[1]) == "redis-py-health-check":
            return None
        return reply

    async def get_message(self, ignore_subscribe_messages: bool = False, timeout: float | None = 0.0):
        """Return the next message, or None if there is none in this time; None waits for ever."""
        reply = await self.parse_response(block=timeout is None, timeout=timeout)
        return None if reply is None else await self.handle_message(reply, ignore_subscribe_messages)

    async def handle_message(self, response, ignore_subscribe_messages: bool = False):
        """Make a message of what the server sent; give it to its handler, if it has one."""
        handler, message = self._message(response, ignore_subscribe_messages)
        if handler is None:
            return message
        made = handler(message)
        if asyncio.iscoroutine(made):
            await made
        return None

    async def listen(self):
        """Iterate over messages as long as there are subscriptions."""
        while self.subscribed:
            reply = await self.parse_response(block=True)
            if reply is not None:
                message = await self.handle_message(reply)
                if message is not None:
                    yield message

    async def run(self, *, exception_handler=None, poll_timeout: float = 1.0) -> None:
        """Give messages to their handlers until the task is cancelled."""
        for names in (self.channels, self.patterns):
            for name, handler in names.items():
                if handler is None:
                    raise PubSubError(f"Channel: '{name}' has no handler registered")
        await self.connect()
        while True:
            try:
                await self.get_message(ignore_subscribe_messages=True, timeout=poll_timeout)
            except (asyncio.CancelledError, GeneratorExit):
                raise
            except BaseException as error:
                if exception_handler is None:
                    raise
                made = exception_handler(error, self)
                if asyncio.iscoroutine(made):
                    await made
            await asyncio.sleep(0)
