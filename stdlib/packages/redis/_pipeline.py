"""Commands that are sent together, as a transaction or not."""

from ._callbacks import text_of
from .commands.core import CoreCommands, Scans
from .exceptions import ConnectionError, ExecAbortError, RedisError, ResponseError, TimeoutError
from .exceptions import WatchError

__all__ = ["Pipeline", "PipelineReplies", "UNWATCH_COMMANDS"]

UNWATCH_COMMANDS = {"DISCARD", "EXEC", "UNWATCH"}


class PipelineReplies:
    """What pipelines of both kinds make of replies."""

    def _results_of_transaction(self, commands: list, replies: list) -> list:
        """The results of MULTI, the commands and EXEC, all of whose replies are here."""
        failures = []
        opening, *queued, closing = replies
        if isinstance(opening, ResponseError):
            failures.append((0, opening))
        for place, reply in enumerate(queued):
            if isinstance(reply, ResponseError):
                annotate(reply, place + 1, commands[place][0])
                failures.append((place, reply))
        if isinstance(closing, ExecAbortError):
            if failures:
                raise failures[0][1]
            raise closing
        if isinstance(closing, Exception):
            raise closing
        self.watching = False
        if closing is None:
            raise WatchError("Watched variable changed.")
        for place, failure in failures:
            closing.insert(place, failure)
        if len(closing) != len(commands):
            from .exceptions import InvalidPipelineStack

            raise InvalidPipelineStack(
                "Unexpected response length for cluster pipeline EXEC."
                f" Command stack was {[args for args, _ in commands]} but response had length {len(closing)}"
            )
        return closing

    def _finished(self, commands: list, replies: list, raise_on_error: bool) -> list:
        """What the program gets."""
        callbacks = self.response_callbacks
        results = []
        for (args, options), reply in zip(commands, replies, strict=True):
            if not isinstance(reply, Exception):
                callback = callbacks.get(args[0])
                if callback is not None:
                    if options:
                        options = {name: value for name, value in options.items() if name not in _INTERNAL}
                    reply = callback(reply, **options)
            results.append(reply)
        if raise_on_error:
            for place, reply in enumerate(results):
                if isinstance(reply, ResponseError):
                    annotate(reply, place + 1, commands[place][0])
                    raise reply
        return results


_INTERNAL = {"_wait", "NEVER_DECODE", "EMPTY_RESPONSE"}


def annotate(error: Exception, number: int, args: tuple) -> None:
    """Say in an error which command it is about."""
    command = " ".join(str(text_of(part)) for part in args)
    if len(command) > 100:
        command = command[:97] + "..."
    text = f"Command # {number} ({command}) of pipeline caused error: {error.args[0]}"
    error.args = (text, *error.args[1:])


class Pipeline(PipelineReplies, CoreCommands, Scans):
    """Commands that are collected until `execute`; each method returns the pipeline meanwhile."""

    def __init__(self, connection_pool, response_callbacks, transaction: bool, shard_hint=None) -> None:
        self.connection_pool = connection_pool
        self.connection = None
        self.response_callbacks = response_callbacks
        self.transaction = transaction
        self.shard_hint = shard_hint
        self.watching = False
        self.command_stack: list = []
        self.scripts: set = set()
        self.explicit_transaction = False

    def __enter__(self):
        return self

    def __exit__(self, *error) -> None:
        self.reset()

    def __del__(self) -> None:
        try:
            self.reset()
        except Exception:
            pass

    def __len__(self) -> int:
        return len(self.command_stack)

    def __bool__(self) -> bool:
        return True

    def close(self) -> None:
        """Forget what was collected, and give the connection back."""
        self.reset()

    def reset(self) -> None:
        """Forget what was collected, and give the connection back."""
        self.command_stack = []
        self.scripts = set()
        connection = self.connection
        if self.watching and connection is not None:
            try:
                connection.send_command("UNWATCH")
                connection.read_response()
            except (ConnectionError, TimeoutError):
                connection.disconnect()
        self.watching = False
        self.explicit_transaction = False
        if connection is not None:
            self.connection_pool.release(connection)
            self.connection = None

    def get_encoder(self):
        """What text is encoded with."""
        return self.connection_pool.get_encoder()

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
        return self.pipeline_execute_command(*args, **options)

    def pipeline_execute_command(self, *args, **options):
        """Collect a command."""
        self.command_stack.append((args, options))
        return self

    def immediate_execute_command(self, *args, **options):
        """Do a command at once, on the connection that watches."""
        connection = self.connection
        if connection is None:
            connection = self.connection = self.connection_pool.get_connection()

        def attempt():
            connection.send_command(*args)
            return self.parse_response(connection, args[0], **options)

        def failed(error):
            connection.disconnect()
            # What was watched is no more.
            if self.watching:
                self.reset()
                raise WatchError(f"A {type(error).__name__} occurred while watching one or more keys") from error

        return connection.retry.call_with_retry(attempt, failed)

    def parse_response(self, connection, command_name, **options):
        """Receive the reply of a command that is done at once."""
        options.pop("_wait", None)
        options.pop("EMPTY_RESPONSE", None)
        reply = connection.read_response(disable_decoding=options.pop("NEVER_DECODE", False))
        if command_name in UNWATCH_COMMANDS:
            self.watching = False
        elif command_name == "WATCH":
            self.watching = True
        callback = self.response_callbacks.get(command_name)
        return reply if callback is None else callback(reply, **options)

    def watch(self, *names) -> bool:
        """Have the transaction fail if keys change before it."""
        if self.explicit_transaction:
            raise RedisError("Cannot issue a WATCH after a MULTI")
        return self.execute_command("WATCH", *names)

    def unwatch(self):
        """Watch nothing more."""
        return self.execute_command("UNWATCH") if self.watching else True

    def discard(self) -> None:
        """Forget what was collected, and end the transaction."""
        self.execute_command("DISCARD")

    def execute(self, raise_on_error: bool = True) -> list:
        """Send what was collected; return the results."""
        commands = self.command_stack
        if not commands and not self.watching:
            return []
        if self.scripts:
            self._load_scripts()
        connection = self.connection
        if connection is None:
            connection = self.connection = self.connection_pool.get_connection()
        is_transaction = self.transaction or self.explicit_transaction
        run = self._run_transaction if is_transaction else self._run

        def failed(error):
            connection.disconnect()
            if self.watching:
                raise WatchError(f"A {type(error).__name__} occurred while watching one or more keys") from error

        try:
            return connection.retry.call_with_retry(lambda: run(connection, commands, raise_on_error), failed)
        finally:
            self.reset()

    def _run_transaction(self, connection, commands: list, raise_on_error: bool) -> list:
        packed = connection.pack_commands([("MULTI",), *(args for args, _ in commands), ("EXEC",)])
        connection.send_packed_command(packed)
        replies = connection.read_replies(len(commands) + 2)
        return self._finished(commands, self._results_of_transaction(commands, replies), raise_on_error)

    def _run(self, connection, commands: list, raise_on_error: bool) -> list:
        connection.send_packed_command(connection.pack_commands([args for args, _ in commands]))
        if any("NEVER_DECODE" in options for _, options in commands):
            replies = [connection.read_replies(1, "NEVER_DECODE" in options)[0] for _, options in commands]
        else:
            replies = connection.read_replies(len(commands))
        return self._finished(commands, replies, raise_on_error)

    def _load_scripts(self) -> None:
        """Make the scripts known that the server has forgotten."""
        scripts = list(self.scripts)
        connection = self.connection or self.connection_pool.get_connection()
        try:
            connection.send_command("SCRIPT EXISTS", *(script.sha for script in scripts))
            for script, is_known in zip(scripts, connection.read_response(), strict=True):
                if not is_known:
                    connection.send_command("SCRIPT LOAD", script.script)
                    script.sha = text_of(connection.read_response())
        finally:
            if self.connection is None:
                self.connection_pool.release(connection)
