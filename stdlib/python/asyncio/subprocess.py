"""Child processes in coroutines."""

from . import events, protocols, streams, tasks
from .log import logger

__all__ = ['create_subprocess_exec', 'create_subprocess_shell']

PIPE = -1
STDOUT = -2
DEVNULL = -3


class SubprocessStreamProtocol(streams.FlowControlMixin, protocols.SubprocessProtocol):
    """The protocol below a process whose pipes are streams."""

    def __init__(self, limit: int, loop) -> None:
        super().__init__(loop=loop)
        self._limit = limit
        self.stdin = self.stdout = self.stderr = None
        self._transport = None
        self._process_exited = False
        self._pipe_fds = []
        self._stdin_closed = loop.create_future()

    def __repr__(self) -> str:
        parts = [self.__class__.__name__]
        for name in ('stdin', 'stdout', 'stderr'):
            stream = getattr(self, name)
            if stream is not None:
                parts.append(f'{name}={stream!r}')
        return f"<{' '.join(parts)}>"

    def connection_made(self, transport) -> None:
        """Make the streams."""
        self._transport = transport
        for fd, name in ((1, 'stdout'), (2, 'stderr')):
            pipe = transport.get_pipe_transport(fd)
            if pipe is not None:
                reader = streams.StreamReader(limit=self._limit, loop=self._loop)
                reader.set_transport(pipe)
                setattr(self, name, reader)
                self._pipe_fds.append(fd)
        pipe = transport.get_pipe_transport(0)
        if pipe is not None:
            self.stdin = streams.StreamWriter(pipe, protocol=self, reader=None, loop=self._loop)

    def _reader_of(self, fd: int):
        return {1: self.stdout, 2: self.stderr}.get(fd)

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """Hand on what came."""
        reader = self._reader_of(fd)
        if reader is not None:
            reader.feed_data(data)

    def pipe_connection_lost(self, fd: int, exc) -> None:
        """End a stream."""
        if fd == 0:
            if self.stdin is not None:
                self.stdin.close()
            self.connection_lost(exc)
            if exc is None:
                self._stdin_closed.set_result(None)
            else:
                self._stdin_closed.set_exception(exc)
                # Who writes sees it; who does not may never ask.
                self._stdin_closed._log_traceback = False
            return
        reader = self._reader_of(fd)
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if fd in self._pipe_fds:
            self._pipe_fds.remove(fd)
        self._maybe_close_transport()

    def process_exited(self) -> None:
        """Close the transport when the pipes are at their ends too."""
        self._process_exited = True
        self._maybe_close_transport()

    def _maybe_close_transport(self) -> None:
        if not self._pipe_fds and self._process_exited and self._transport is not None:
            self._transport.close()
            self._transport = None

    def _get_close_waiter(self, stream):
        if stream is self.stdin:
            return self._stdin_closed
        return None


class Process:
    """A child process."""

    def __init__(self, transport, protocol, loop) -> None:
        self._transport = transport
        self._protocol = protocol
        self._loop = loop
        self.stdin = protocol.stdin
        self.stdout = protocol.stdout
        self.stderr = protocol.stderr
        self.pid = transport.get_pid()

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__} {self.pid}>'

    @property
    def returncode(self) -> int | None:
        """The exit status, None while the child runs, negative for a signal."""
        return self._transport.get_returncode()

    async def wait(self) -> int:
        """Wait for the child's end and return its exit status."""
        return await self._transport._wait()

    def send_signal(self, signal: int) -> None:
        """Send the child a signal."""
        self._transport.send_signal(signal)

    def terminate(self) -> None:
        """Ask the child to end."""
        self._transport.terminate()

    def kill(self) -> None:
        """End the child."""
        self._transport.kill()

    async def _feed_stdin(self, input) -> None:
        try:
            if input is not None:
                self.stdin.write(input)
                if self._loop.get_debug():
                    logger.debug('%r communicate: feed stdin (%s bytes)', self, len(input))
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError) as error:
            # The child need not read all of it.
            if self._loop.get_debug():
                logger.debug('%r communicate: stdin got %r', self, error)
        self.stdin.close()

    async def _read_stream(self, fd: int) -> bytes:
        reader = self.stdout if fd == 1 else self.stderr
        output = await reader.read()
        self._transport.get_pipe_transport(fd).close()
        return output

    async def communicate(self, input=None) -> tuple:
        """Send input, read all output, wait for the end; return what came from both outputs, None for one not piped."""

        async def nothing() -> None:
            return None

        _, stdout, stderr = await tasks.gather(
            self._feed_stdin(input) if self.stdin is not None else nothing(),
            self._read_stream(1) if self.stdout is not None else nothing(),
            self._read_stream(2) if self.stderr is not None else nothing(),
        )
        await self.wait()
        return stdout, stderr


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit: int = streams._DEFAULT_LIMIT,
                                  **kwds) -> Process:
    """Run a command in the shell."""
    loop = events.get_running_loop()
    transport, protocol = await loop.subprocess_shell(
        lambda: SubprocessStreamProtocol(limit=limit, loop=loop), cmd, stdin=stdin, stdout=stdout, stderr=stderr,
        **kwds)
    return Process(transport, protocol, loop)


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None,
                                 limit: int = streams._DEFAULT_LIMIT, **kwds) -> Process:
    """Run a program with arguments."""
    loop = events.get_running_loop()
    transport, protocol = await loop.subprocess_exec(
        lambda: SubprocessStreamProtocol(limit=limit, loop=loop), program, *args, stdin=stdin, stdout=stdout,
        stderr=stderr, **kwds)
    return Process(transport, protocol, loop)
