"""Subscriptions to channels."""

import threading
import time
from collections.abc import Callable

from ._callbacks import text_of
from .exceptions import PubSubError

__all__ = ["PubSub", "PubSubWorkerThread", "Subscriptions"]

_SUBSCRIBED = {"subscribe": "channels", "psubscribe": "patterns", "ssubscribe": "shard_channels"}
_UNSUBSCRIBED = {"unsubscribe": "channels", "punsubscribe": "patterns", "sunsubscribe": "shard_channels"}
_MESSAGES = {"message": "channels", "pmessage": "patterns", "smessage": "shard_channels"}


class Subscriptions:
    """What one is subscribed to, and what becomes of messages; the same for threads and asyncio."""

    def _begin(self, ignore_subscribe_messages: bool, encoder) -> None:
        self.ignore_subscribe_messages = ignore_subscribe_messages
        self.encoder = encoder
        self._forget()

    def _forget(self) -> None:
        self.channels: dict = {}
        self.patterns: dict = {}
        self.shard_channels: dict = {}
        self._pending: dict = {"channels": set(), "patterns": set(), "shard_channels": set()}

    @property
    def subscribed(self) -> bool:
        """Whether there are subscriptions."""
        return bool(self.channels or self.patterns or self.shard_channels)

    def _key(self, name):
        """A name as messages have it."""
        if self.encoder.decode_responses:
            return self.encoder.decode(name, force=True)
        return self.encoder.encode(name)

    def _wanted(self, names, handlers) -> dict:
        flat = []
        for name in names:
            flat += name if isinstance(name, (list, tuple, set)) else [name]
        return {self._key(name): None for name in flat} | {self._key(name): call for name, call in handlers.items()}

    def _add(self, kind: str, wanted: dict) -> None:
        getattr(self, kind).update(wanted)
        self._pending[kind].difference_update(wanted)

    def _remove(self, kind: str, names) -> list:
        flat = []
        for name in names:
            flat += name if isinstance(name, (list, tuple, set)) else [name]
        keys = [self._key(name) for name in flat]
        self._pending[kind].update(keys or getattr(self, kind))
        return keys

    def _message(self, reply, ignore_subscribe_messages: bool):
        """A reply as the program gets it: (handler, message)."""
        if not isinstance(reply, list):
            # PONG to a PING that was sent without a text.
            reply = ["pong", reply]
        kind = text_of(reply[0])
        if kind == "pmessage":
            message = {"type": kind, "pattern": reply[1], "channel": reply[2], "data": reply[3]}
        elif kind == "pong":
            message = {"type": kind, "pattern": None, "channel": None, "data": reply[1]}
        else:
            message = {"type": kind, "pattern": None, "channel": reply[1], "data": reply[2]}
        if kind in _UNSUBSCRIBED:
            group = _UNSUBSCRIBED[kind]
            if message["channel"] in self._pending[group]:
                self._pending[group].discard(message["channel"])
                getattr(self, group).pop(message["channel"], None)
        if kind in _MESSAGES:
            handler = getattr(self, _MESSAGES[kind]).get(message["pattern"] or message["channel"])
            return handler, message
        if kind != "pong" and (ignore_subscribe_messages or self.ignore_subscribe_messages):
            return None, None
        return None, message

    def _again(self):
        """The commands that subscribe to everything once more, after the connection was lost."""
        for kind, command in (("channels", "SUBSCRIBE"), ("patterns", "PSUBSCRIBE"), ("shard_channels", "SSUBSCRIBE")):
            names = [name for name in getattr(self, kind) if name not in self._pending[kind]]
            for name in self._pending[kind]:
                getattr(self, kind).pop(name, None)
            self._pending[kind].clear()
            if names:
                yield command, *names


class PubSub(Subscriptions):
    """Subscriptions on a connection of their own, which is made at the first one."""

    def __init__(self, connection_pool, shard_hint=None, ignore_subscribe_messages: bool = False, encoder=None,
                 push_handler_func: Callable | None = None) -> None:
        self.connection_pool = connection_pool
        self.connection = None
        self._lock = threading.RLock()
        self._event = threading.Event()
        self._begin(ignore_subscribe_messages, encoder or connection_pool.get_encoder())

    def __enter__(self):
        return self

    def __exit__(self, *error) -> None:
        self.close()

    def __del__(self) -> None:
        try:
            self.close()
        except Exception:
            pass

    def close(self) -> None:
        """End all subscriptions, and the connection."""
        with self._lock:
            connection, self.connection = self.connection, None
            if connection is not None:
                connection.disconnect()
                connection.deregister_connect_callback(self.on_connect)
                self.connection_pool.release(connection)
            self._forget()
            self._event.clear()

    reset = close

    def on_connect(self, connection) -> None:
        """Subscribe to everything once more."""
        for command in self._again():
            connection.send_command(*command)

    def connect(self) -> None:
        """Get a connection, unless there is one."""
        if self.connection is None:
            self.connection = self.connection_pool.get_connection()
            self.connection.register_connect_callback(self.on_connect)

    def execute_command(self, *args) -> None:
        """Send a command, whose replies are among the messages."""
        self.connect()
        connection = self.connection
        with self._lock:
            self._try(connection, lambda: connection.send_command(*args, check_health=not self.subscribed))

    def _try(self, connection, action):
        def failed(error):
            connection.disconnect()

        def attempt():
            if not connection.is_connected:
                connection.connect()
            return action()

        return connection.retry.call_with_retry(attempt, failed)

    def subscribe(self, *args, **kwargs) -> None:
        """Subscribe to channels; keyword arguments name functions that get the messages."""
        wanted = self._wanted(args, kwargs)
        self.execute_command("SUBSCRIBE", *wanted)
        self._add("channels", wanted)
        self._event.set()

    def psubscribe(self, *args, **kwargs) -> None:
        """Subscribe to the channels that match patterns."""
        wanted = self._wanted(args, kwargs)
        self.execute_command("PSUBSCRIBE", *wanted)
        self._add("patterns", wanted)
        self._event.set()

    def ssubscribe(self, *args, target_node=None, **kwargs) -> None:
        """Subscribe to channels of a part of a cluster."""
        wanted = self._wanted(args, kwargs)
        self.execute_command("SSUBSCRIBE", *wanted)
        self._add("shard_channels", wanted)
        self._event.set()

    def unsubscribe(self, *args) -> None:
        """End subscriptions; all of them if none is named."""
        self.execute_command("UNSUBSCRIBE", *self._remove("channels", args))

    def punsubscribe(self, *args) -> None:
        """End subscriptions to patterns; all of them if none is named."""
        self.execute_command("PUNSUBSCRIBE", *self._remove("patterns", args))

    def sunsubscribe(self, *args, target_node=None) -> None:
        """End subscriptions to channels of a part of a cluster."""
        self.execute_command("SUNSUBSCRIBE", *self._remove("shard_channels", args))

    def ping(self, message=None) -> None:
        """Ask the server for an answer, which is among the messages."""
        self.execute_command("PING", "" if message is None else message)

    def check_health(self) -> None:
        """Ask the server for an answer, if it was not asked for long."""
        connection = self.connection
        if connection is None:
            raise RuntimeError("pubsub connection not set: did you forget to call subscribe() or psubscribe()?")
        interval = connection.health_check_interval
        if interval and time.monotonic() > connection._used + interval:
            connection._used = time.monotonic()
            connection.send_command("PING", "redis-py-health-check", check_health=False)

    def parse_response(self, block: bool = True, timeout: float | None = 0):
        """Receive a message as the server sent it; None if there is none in this time."""
        connection = self.connection
        if connection is None:
            raise RuntimeError("pubsub connection not set: did you forget to call subscribe() or psubscribe()?")
        self.check_health()

        def receive():
            if not block and not connection.can_read(timeout):
                return None
            return connection.read_response(timeout=None, push_request=True)

        reply = self._try(connection, receive)
        if isinstance(reply, list) and len(reply) > 1 and text_of(reply[1]) == "redis-py-health-check":
            return None
        return reply

    def get_message(self, ignore_subscribe_messages: bool = False, timeout: float | None = 0.0):
        """Return the next message, or None if there is none in this time; None waits for ever."""
        if not self.subscribed:
            began = time.monotonic()
            if self.connection is None:
                if not self._event.wait(timeout):
                    return None
                if timeout is not None:
                    timeout = max(0.0, timeout - (time.monotonic() - began))
        reply = self.parse_response(block=timeout is None, timeout=timeout)
        return None if reply is None else self.handle_message(reply, ignore_subscribe_messages)

    def handle_message(self, response, ignore_subscribe_messages: bool = False):
        """Make a message of what the server sent; give it to its handler, if it has one."""
        handler, message = self._message(response, ignore_subscribe_messages)
        if not self.subscribed:
            self._event.clear()
        if handler is not None:
            handler(message)
            return None
        return message

    def listen(self):
        """Iterate over messages as long as there are subscriptions."""
        while self.subscribed:
            reply = self.parse_response(block=True)
            if reply is not None:
                message = self.handle_message(reply)
                if message is not None:
                    yield message

    def run_in_thread(self, sleep_time: float = 0.0, daemon: bool = False, exception_handler=None, pubsub=None,
                      sharded_pubsub: bool = False):
        """Start a thread that gives messages to their handlers."""
        for names in (self.channels, self.patterns, self.shard_channels):
            for name, handler in names.items():
                if handler is None:
                    raise PubSubError(f"Channel: '{name}' has no handler registered")
        thread = PubSubWorkerThread(pubsub or self, sleep_time, daemon=daemon, exception_handler=exception_handler)
        thread.start()
        return thread


class PubSubWorkerThread(threading.Thread):
    """Gives messages to their handlers, until it is stopped."""

    def __init__(self, pubsub: PubSub, sleep_time: float, daemon: bool = False, exception_handler=None) -> None:
        super().__init__()
        self.daemon = daemon
        self.pubsub = pubsub
        self.sleep_time = sleep_time
        self.exception_handler = exception_handler
        self._running = threading.Event()

    def run(self) -> None:
        """What the thread does."""
        if self._running.is_set():
            return
        self._running.set()
        while self._running.is_set():
            try:
                self.pubsub.get_message(ignore_subscribe_messages=True, timeout=self.sleep_time)
            except BaseException as error:
                if self.exception_handler is None:
                    raise
                self.exception_handler(error, self.pubsub, self)
        self.pubsub.close()

    def stop(self) -> None:
        """Have it end, after the message that it waits for or its time."""
        self._running.clear()
