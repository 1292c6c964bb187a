"""The transport of a child process, and those of its pipes."""

import os
import signal
from collections import deque

import _multiprocessing

from . import protocols, transports

__all__ = ['BaseSubprocessTransport']

_PIPE, _STDOUT, _DEVNULL = -1, -2, -3


class _End:
    # The parent's end of a pipe, as the transports want it.
    def __init__(self, number: int) -> None:
        self._number = number

    def fileno(self) -> int:
        return self._number

    def close(self) -> None:
        if self._number >= 0:
            number, self._number = self._number, -1
            os.close(number)


class _Streams:
    # The child's three streams, with the parent's ends of those that are pipes.

    def __init__(self, stdin, stdout, stderr) -> None:
        self.parents = {}
        self.numbers = []
        self._opened = []
        try:
            for place, stream in enumerate((stdin, stdout, stderr)):
                self.numbers.append(self._number_of(place, stream))
        except BaseException:
            self.close_all()
            raise

    def _number_of(self, place: int, stream) -> int:
        if stream is None:
            return -1
        if stream == _PIPE:
            ours, theirs = reversed(os.pipe()) if place == 0 else os.pipe()
            self.parents[place] = _End(ours)
            self._opened.append(theirs)
            return theirs
        if stream == _STDOUT and place == 2:
            return self.numbers[1] if self.numbers[1] >= 0 else 1
        if stream == _DEVNULL:
            self._opened.append(os.open(os.devnull, os.O_RDWR))
            return self._opened[-1]
        return stream if isinstance(stream, int) else stream.fileno()

    def close_children(self) -> None:
        for number in self._opened:
            os.close(number)
        self._opened.clear()

    def close_all(self) -> None:
        self.close_children()
        for end in self.parents.values():
            end.close()


def _start(args, shell: bool, streams: _Streams, *, cwd=None, env=None, executable=None, close_fds: bool = True,
           pass_fds=(), process_group: int | None = None, restore_signals: bool = True, start_new_session: bool = False,
           umask: int = -1, user=None, group=None, extra_groups=None, preexec_fn=None, pipesize: int = -1,
           startupinfo=None, creationflags: int = 0):
    if preexec_fn is not None:
        # Between fork and exec of a program with threads no Python code can run.
        raise RuntimeError('preexec_fn not supported within subinterpreters')
    if startupinfo is not None:
        raise ValueError('startupinfo is only supported on Windows platforms')
    if creationflags:
        raise ValueError('creationflags is only supported on Windows platforms')
    if shell:
        args = ['/bin/sh' if executable is None else executable, '-c', args]
    user_number = group_number = -1
    groups = None
    if user is not None or group is not None or extra_groups is not None:
        from subprocess import _group_number, _user_number
        user_number, group_number = _user_number(user), _group_number(group)
        groups = extra_groups and [_group_number(each, 'extra_groups') for each in extra_groups]
    attributes = (int(bool(start_new_session)), -1 if process_group is None else process_group, umask, user_number,
                  group_number)
    return _multiprocessing.launch(args, executable, cwd, list((os.environ if env is None else env).items()),
                                   streams.numbers, pass_fds, attributes, groups)


class BaseSubprocessTransport(transports.SubprocessTransport):
    """A child process, whose end the loop is told of by a descriptor."""

    _worker = None

    def __init__(self, loop, protocol, args, shell: bool, stdin, stdout, stderr, waiter=None,
                 options: dict | None = None) -> None:
        super().__init__()
        self._closed = False
        self._protocol = protocol
        self._loop = loop
        self._returncode = None
        self._exit_waiters = []
        self._pending_calls = deque()
        self._pipes = {}
        self._finished = False
        streams = _Streams(stdin, stdout, stderr)
        try:
            self._worker = _start(args, shell, streams, **(options or {}))
        except BaseException:
            streams.close_all()
            self._closed = True
            raise
        streams.close_children()
        self._pid = self._worker.pid
        self._extra['subprocess'] = self._worker
        self._ends = streams.parents
        self._pipes = dict.fromkeys(self._ends)
        loop._add_reader(self._worker.sentinel, self._child_ended)
        loop.create_task(self._connect_pipes(waiter))

    def __repr__(self) -> str:
        parts = [self.__class__.__name__]
        if self._closed:
            parts.append('closed')
        if self._worker is not None:
            parts.append(f'pid={self._pid}')
        if self._returncode is not None:
            parts.append(f'returncode={self._returncode}')
        elif self._worker is not None:
            parts.append('running')
        for fd, name in ((0, 'stdin'), (1, 'stdout'), (2, 'stderr')):
            pipe = self._pipes.get(fd)
            if pipe is not None:
                parts.append(f'{name}={pipe.pipe}')
        return f"<{' '.join(parts)}>"

    def __del__(self) -> None:
        if not self._closed:
            from warnings import warn
            warn(f'unclosed transport {self!r}', ResourceWarning, source=self)
            if not self._loop.is_closed():
                self.close()

    async def _connect_pipes(self, waiter) -> None:
        loop = self._loop
        try:
            for fd, end in self._ends.items():
                if fd == 0:
                    _, pipe = await loop.connect_write_pipe(lambda: WriteSubprocessPipeProto(self, 0), end)
                else:
                    _, pipe = await loop.connect_read_pipe(lambda fd=fd: ReadSubprocessPipeProto(self, fd), end)
                self._pipes[fd] = pipe
            loop.call_soon(self._protocol.connection_made, self)
            for callback, *args in self._pending_calls:
                loop.call_soon(callback, *args)
            self._pending_calls = None
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if waiter is not None and not waiter.cancelled():
                waiter.set_exception(error)
        else:
            if waiter is not None and not waiter.cancelled():
                waiter.set_result(None)

    def _call(self, callback, *args) -> None:
        # Nothing reaches the protocol before `connection_made`.
        if self._pending_calls is not None:
            self._pending_calls.append((callback, *args))
        else:
            self._loop.call_soon(callback, *args)

    def _child_ended(self) -> None:
        status = self._worker.wait(0)
        if status is None or self._returncode is not None:
            return
        self._loop._remove_reader(self._worker.sentinel)
        self._worker.close()
        self._returncode = status
        self._call(self._protocol.process_exited)
        self._try_finish()

    def _pipe_connection_lost(self, fd: int, error) -> None:
        self._call(self._protocol.pipe_connection_lost, fd, error)
        self._try_finish()

    def _pipe_data_received(self, fd: int, data: bytes) -> None:
        self._call(self._protocol.pipe_data_received, fd, data)

    def _try_finish(self) -> None:
        if self._returncode is None or self._finished:
            return
        if all(pipe is not None and pipe.disconnected for pipe in self._pipes.values()):
            self._finished = True
            self._call(self._call_connection_lost, None)
        self._wake_waiters()

    def _wake_waiters(self) -> None:
        waiters, self._exit_waiters = self._exit_waiters, []
        for waiter in waiters:
            if not waiter.cancelled():
                waiter.set_result(self._returncode)

    def _call_connection_lost(self, error) -> None:
        try:
            self._protocol.connection_lost(error)
        finally:
            self._closed = True
            self._protocol = None

    async def _wait(self) -> int:
        if self._returncode is not None:
            return self._returncode
        waiter = self._loop.create_future()
        self._exit_waiters.append(waiter)
        return await waiter

    def set_protocol(self, protocol) -> None:
        """Go on with another protocol."""
        self._protocol = protocol

    def get_protocol(self):
        """Return the protocol."""
        return self._protocol

    def is_closing(self) -> bool:
        """Say whether the transport is closed or about to be."""
        return self._closed

    def close(self) -> None:
        """Close the pipes, and kill the child if it still runs."""
        if self._closed:
            return
        self._closed = True
        for pipe in self._pipes.values():
            if pipe is not None:
                pipe.pipe.close()
        if self._worker is not None and self._returncode is None:
            self._worker.send_signal(signal.SIGKILL)

    def get_pid(self) -> int:
        """Return the number of the process."""
        return self._pid

    def get_returncode(self) -> int | None:
        """Return the exit status, None while the child runs."""
        return self._returncode

    def get_pipe_transport(self, fd: int):
        """Return the transport of one of the child's descriptors 0, 1 and 2."""
        pipe = self._pipes.get(fd)
        return None if pipe is None else pipe.pipe

    def _check_running(self) -> None:
        if self._returncode is not None or self._worker is None:
            raise ProcessLookupError()

    def send_signal(self, signal: int) -> None:
        """Send the child a signal."""
        self._check_running()
        self._worker.send_signal(signal)

    def terminate(self) -> None:
        """Ask the child to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the child."""
        self.send_signal(signal.SIGKILL)


class _UnixSubprocessTransport(BaseSubprocessTransport):
    """The same on Unix."""


class WriteSubprocessPipeProto(protocols.BaseProtocol):
    """The protocol of the child's standard input."""

    def __init__(self, proc, fd: int) -> None:
        self.proc = proc
        self.fd = fd
        self.pipe = None
        self.disconnected = False

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__} fd={self.fd} pipe={self.pipe!r}>'

    def connection_made(self, transport) -> None:
        """Keep the pipe's transport."""
        self.pipe = transport

    def connection_lost(self, exc) -> None:
        """Tell the process's protocol."""
        self.disconnected = True
        self.proc._pipe_connection_lost(self.fd, exc)
        self.proc = None

    def pause_writing(self) -> None:
        """Tell the process's protocol."""
        self.proc._protocol.pause_writing()

    def resume_writing(self) -> None:
        """Tell the process's protocol."""
        self.proc._protocol.resume_writing()


class ReadSubprocessPipeProto(WriteSubprocessPipeProto, protocols.Protocol):
    """The protocol of the child's standard output or error."""

    def data_received(self, data: bytes) -> None:
        """Tell the process's protocol."""
        self.proc._pipe_data_received(self.fd, data)
