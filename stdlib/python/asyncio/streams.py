"""Reading and writing streams in coroutines."""

from collections import deque
from weakref import ref

from . import coroutines, events, exceptions, protocols, tasks

__all__ = ['StreamReader', 'StreamWriter', 'StreamReaderProtocol', 'open_connection', 'start_server',
           'open_unix_connection', 'start_unix_server']

_DEFAULT_LIMIT = 64 * 1024


async def open_connection(host=None, port=None, *, limit: int = _DEFAULT_LIMIT, **kwds) -> tuple:
    """Connect to a host and port; return a reader and a writer. Keywords are those of `create_connection`."""
    loop = events.get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await loop.create_connection(lambda: protocol, host, port, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit: int = _DEFAULT_LIMIT, **kwds):
    """Serve connections: `client_connected_cb(reader, writer)`, a function or coroutine function, is called for each."""
    loop = events.get_running_loop()

    def factory():
        reader = StreamReader(limit=limit, loop=loop)
        return StreamReaderProtocol(reader, client_connected_cb, loop=loop)

    return await loop.create_server(factory, host, port, **kwds)


async def open_unix_connection(path=None, *, limit: int = _DEFAULT_LIMIT, **kwds) -> tuple:
    """As `open_connection`, to a Unix socket."""
    loop = events.get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await loop.create_unix_connection(lambda: protocol, path, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_unix_server(client_connected_cb, path=None, *, limit: int = _DEFAULT_LIMIT, **kwds):
    """As `start_server`, on a Unix socket."""
    loop = events.get_running_loop()

    def factory():
        reader = StreamReader(limit=limit, loop=loop)
        return StreamReaderProtocol(reader, client_connected_cb, loop=loop)

    return await loop.create_unix_server(factory, path, **kwds)


class FlowControlMixin(protocols.Protocol):
    """A protocol that `drain` can wait for while its transport asks for a pause."""

    def __init__(self, loop=None) -> None:
        self._loop = events.get_event_loop() if loop is None else loop
        self._paused = False
        self._drain_waiters = deque()
        self._connection_lost = False

    def pause_writing(self) -> None:
        """Have `drain` wait."""
        assert not self._paused
        self._paused = True

    def resume_writing(self) -> None:
        """Let those go on that wait in `drain`."""
        assert self._paused
        self._paused = False
        for waiter in self._drain_waiters:
            if not waiter.done():
                waiter.set_result(None)

    def connection_lost(self, exc) -> None:
        """Let those go on that wait in `drain`, with the error if there is one."""
        self._connection_lost = True
        if not self._paused:
            return
        for waiter in self._drain_waiters:
            if not waiter.done():
                if exc is None:
                    waiter.set_result(None)
                else:
                    waiter.set_exception(exc)

    async def _drain_helper(self) -> None:
        if self._connection_lost:
            raise ConnectionResetError('Connection lost')
        if not self._paused:
            return
        waiter = self._loop.create_future()
        self._drain_waiters.append(waiter)
        try:
            await waiter
        finally:
            self._drain_waiters.remove(waiter)

    def _get_close_waiter(self, stream):
        raise NotImplementedError


class StreamReaderProtocol(FlowControlMixin):
    """The protocol below a reader and a writer."""

    _source_traceback = None

    def __init__(self, stream_reader, client_connected_cb=None, loop=None) -> None:
        super().__init__(loop=loop)
        # The protocol must not keep alive a reader that nobody reads from any more; a server's is in use by itself.
        self._stream_reader_wr = None if stream_reader is None else ref(stream_reader)
        self._strong_reader = None if client_connected_cb is None else stream_reader
        self._client_connected_cb = client_connected_cb
        self._reject_connection = False
        self._stream_writer = None
        self._task = None
        self._transport = None
        self._over_ssl = False
        self._closed = self._loop.create_future()

    @property
    def _stream_reader(self):
        return None if self._stream_reader_wr is None else self._stream_reader_wr()

    def connection_made(self, transport) -> None:
        """Give the reader its transport, and a server's callback its reader and writer."""
        self._transport = transport
        reader = self._stream_reader
        if reader is not None:
            reader.set_transport(transport)
        self._over_ssl = transport.get_extra_info('sslcontext') is not None
        if self._client_connected_cb is None:
            return
        writer = StreamWriter(transport, self, reader, self._loop)
        try:
            result = self._client_connected_cb(reader, writer)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler({
                'message': 'Unhandled exception in client_connected_cb',
                'exception': error,
                'transport': transport,
            })
            transport.close()
            return
        if coroutines.iscoroutine(result):

            def report(task) -> None:
                if task.cancelled():
                    transport.close()
                    return
                error = task.exception()
                if error is not None:
                    self._loop.call_exception_handler({
                        'message': 'Unhandled exception in client_connected_cb',
                        'exception': error,
                        'transport': transport,
                    })
                    transport.close()

            self._task = self._loop.create_task(result)
            self._task.add_done_callback(report)
        self._strong_reader = None

    def _replace_transport(self, transport) -> None:
        self._transport = transport
        self._over_ssl = transport.get_extra_info('sslcontext') is not None
        reader = self._stream_reader
        if reader is not None:
            reader._transport = transport

    def connection_lost(self, exc) -> None:
        """End the reader and whoever waits for the end."""
        reader = self._stream_reader
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if not self._closed.done():
            if exc is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(exc)
                # An error of a connection that nobody waits for is nobody's loss: it counts as seen.
                self._closed.exception()
        super().connection_lost(exc)
        self._stream_reader_wr = None
        self._stream_writer = None
        self._task = None
        self._transport = None

    def data_received(self, data: bytes) -> None:
        """Hand on what came."""
        reference = self._stream_reader_wr
        reader = None if reference is None else reference()
        if reader is not None:
            reader.feed_data(data)

    def eof_received(self) -> bool:
        """End the reader; writing goes on."""
        reader = self._stream_reader
        if reader is not None:
            reader.feed_eof()
        return not self._over_ssl

    def _get_close_waiter(self, stream):
        return self._closed


class StreamWriter:
    """What a program writes to; the reader goes with it."""

    def __init__(self, transport, protocol, reader, loop) -> None:
        self._transport = transport
        self._protocol = protocol
        self._reader = reader
        self._loop = loop
        self._complete_fut = loop.create_future()
        self._complete_fut.set_result(None)

    def __repr__(self) -> str:
        parts = [self.__class__.__name__, f'transport={self._transport!r}']
        if self._reader is not None:
            parts.append(f'reader={self._reader!r}')
        return f"<{' '.join(parts)}>"

    def __del__(self) -> None:
        transport = self._transport
        if not transport.is_closing():
            from warnings import warn
            if self._loop.is_closed():
                warn('loop is closed', ResourceWarning)
            else:
                self.close()
                warn(f'unclosed {self!r}', ResourceWarning)

    @property
    def transport(self):
        """The transport below."""
        return self._transport

    def write(self, data) -> None:
        """Write bytes, now or later; `await drain()` waits when that is too much."""
        self._transport.write(data)

    def writelines(self, data) -> None:
        """Write several pieces as one."""
        self._transport.writelines(data)

    def write_eof(self) -> None:
        """Write what waits, and then no more."""
        return self._transport.write_eof()

    def can_write_eof(self) -> bool:
        """Say whether `write_eof` is possible."""
        return self._transport.can_write_eof()

    def close(self) -> None:
        """Write what waits, and then close."""
        return self._transport.close()

    def is_closing(self) -> bool:
        """Say whether the stream is closed or about to be."""
        return self._transport.is_closing()

    async def wait_closed(self) -> None:
        """Wait until the stream is closed."""
        await self._protocol._get_close_waiter(self)

    def get_extra_info(self, name: str, default=None):
        """Return something about what is below, such as 'socket' or 'peername'."""
        return self._transport.get_extra_info(name, default)

    async def drain(self) -> None:
        """Wait until there is room to write more."""
        if self._reader is not None:
            error = self._reader.exception()
            if error is not None:
                raise error
        if self._transport.is_closing():
            # The loop gets a turn to tell that the connection is lost, or a program might write for ever.
            await tasks.sleep(0)
        protocol = self._protocol
        if type(protocol) is StreamReaderProtocol and not protocol._paused and not protocol._connection_lost:
            return
        await protocol._drain_helper()

    async def start_tls(self, sslcontext, *, server_hostname=None, ssl_handshake_timeout=None,
                        ssl_shutdown_timeout=None) -> None:
        """Go on with TLS, as a server if this is a server's connection."""
        protocol = self._protocol
        server_side = protocol._client_connected_cb is not None
        await self.drain()
        transport = await self._loop.start_tls(
            self._transport, protocol, sslcontext, server_side=server_side, server_hostname=server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        self._transport = transport
        protocol._replace_transport(transport)


class StreamReader:
    """What a program reads from."""

    _source_traceback = None

    def __init__(self, limit: int = _DEFAULT_LIMIT, loop=None) -> None:
        if limit <= 0:
            raise ValueError('Limit cannot be <= 0')
        self._limit = limit
        self._loop = events.get_event_loop() if loop is None else loop
        self._buffer = bytearray()
        self._eof = False
        self._waiter = None
        self._exception = None
        self._transport = None
        self._paused = False

    def __repr__(self) -> str:
        parts = ['StreamReader']
        if self._buffer:
            parts.append(f'{len(self._buffer)} bytes')
        if self._eof:
            parts.append('eof')
        if self._limit != _DEFAULT_LIMIT:
            parts.append(f'limit={self._limit}')
        for label, value in (('waiter', self._waiter), ('exception', self._exception),
                             ('transport', self._transport)):
            if value:
                parts.append(f'{label}={value!r}')
        if self._paused:
            parts.append('paused')
        return f"<{' '.join(parts)}>"

    def exception(self):
        """Return the error that the stream ended with, or None."""
        return self._exception

    def set_exception(self, exc) -> None:
        """End the stream with an error."""
        self._exception = exc
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_exception(exc)

    def set_transport(self, transport) -> None:
        """Give the reader the transport that it asks to pause."""
        assert self._transport is None, 'Transport already set'
        self._transport = transport

    def _wakeup_waiter(self) -> None:
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_result(None)

    def _maybe_resume_transport(self) -> None:
        if self._paused and len(self._buffer) <= self._limit:
            self._paused = False
            self._transport.resume_reading()

    def feed_eof(self) -> None:
        """Take note that no more comes."""
        self._eof = True
        self._wakeup_waiter()

    def at_eof(self) -> bool:
        """Say whether everything was read and no more comes."""
        return self._eof and not self._buffer

    def feed_data(self, data: bytes) -> None:
        """Take what came."""
        assert not self._eof, 'feed_data after feed_eof'
        if not data:
            return
        buffer = self._buffer
        buffer.extend(data)
        waiter = self._waiter
        if waiter is not None:
            self._waiter = None
            if not waiter.cancelled():
                waiter.set_result(None)
        if len(buffer) > 2 * self._limit and self._transport is not None and not self._paused:
            try:
                self._transport.pause_reading()
            except NotImplementedError:
                # It cannot be stopped, so nobody tries again.
                self._transport = None
            else:
                self._paused = True

    def _begin_waiting(self, function: str):
        # Whoever awaits the future says afterwards that it does so no longer.
        if self._waiter is not None:
            raise RuntimeError(f'{function}() called while another coroutine is already waiting for incoming data')
        assert not self._eof, f'{function} after EOF'
        if self._paused:
            # What is waited for may not fit under the mark.
            self._paused = False
            self._transport.resume_reading()
        self._waiter = waiter = self._loop.create_future()
        return waiter

    async def readline(self) -> bytes:
        """Read up to and including a newline, or what is left; ValueError if the line exceeds the limit."""
        # A line that comes as one piece is what lines nearly always are.
        while self._exception is None:
            end = self._buffer.find(b'\n')
            if 0 <= end <= self._limit:
                return self._take(end + 1)
            if self._eof or self._buffer:
                break
            waiter = self._begin_waiting('readuntil')
            try:
                await waiter
            finally:
                self._waiter = None
        try:
            return await self.readuntil(b'\n')
        except exceptions.IncompleteReadError as error:
            return error.partial
        except exceptions.LimitOverrunError as error:
            # The line is dropped, and reading goes on after it or with what of it is still to come.
            if self._buffer.startswith(b'\n', error.consumed):
                del self._buffer[:error.consumed + 1]
            else:
                self._buffer.clear()
            self._maybe_resume_transport()
            raise ValueError(error.args[0])

    async def readuntil(self, separator=b'\n') -> bytes:
        """Read up to and including a separator, the first of several if it is a tuple of them.

        IncompleteReadError if the stream ends before, LimitOverrunError if more comes than the limit allows.
        """
        separators = sorted(separator, key=len) if isinstance(separator, tuple) else [separator]
        if not separators:
            raise ValueError('Separator should contain at least one element')
        shortest, longest = len(separators[0]), len(separators[-1])
        if shortest == 0:
            raise ValueError('Separator should be at least one-byte string')
        if self._exception is not None:
            raise self._exception
        searched = 0
        end = None
        while True:
            length = len(self._buffer)
            if length - searched >= shortest:
                for each in separators:
                    start = self._buffer.find(each, searched)
                    if start != -1 and (end is None or start + len(each) < end):
                        end, begin = start + len(each), start
                if end is not None:
                    break
                # The beginning of a separator may stand at the end.
                searched = max(0, length + 1 - longest)
                if searched > self._limit:
                    raise exceptions.LimitOverrunError('Separator is not found, and chunk exceed the limit', searched)
            if self._eof:
                partial = bytes(self._buffer)
                self._buffer.clear()
                raise exceptions.IncompleteReadError(partial, None)
            waiter = self._begin_waiting('readuntil')
            try:
                await waiter
            finally:
                self._waiter = None
        if begin > self._limit:
            raise exceptions.LimitOverrunError('Separator is found, but chunk is longer than limit', begin)
        return self._take(end)

    def _take(self, count: int) -> bytes:
        buffer = self._buffer
        if count >= len(buffer):
            data = bytes(buffer)
            buffer.clear()
        else:
            data = bytes(buffer[:count])
            del buffer[:count]
        if self._paused:
            self._maybe_resume_transport()
        return data

    async def read(self, n: int = -1) -> bytes:
        """Read what there is, at most `n` bytes; to the end if that is negative."""
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b''
        if n < 0:
            pieces = []
            while piece := await self.read(self._limit):
                pieces.append(piece)
            return b''.join(pieces)
        buffer = self._buffer
        if not buffer and not self._eof:
            waiter = self._begin_waiting('read')
            try:
                await waiter
            finally:
                self._waiter = None
        if n < len(buffer) or self._paused:
            return self._take(n)
        data = bytes(buffer)
        buffer.clear()
        return data

    async def readexactly(self, n: int) -> bytes:
        """Read `n` bytes; IncompleteReadError if the stream ends before."""
        if n < 0:
            raise ValueError('readexactly size can not be less than zero')
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b''
        while len(self._buffer) < n:
            if self._eof:
                partial = bytes(self._buffer)
                self._buffer.clear()
                raise exceptions.IncompleteReadError(partial, n)
            waiter = self._begin_waiting('readexactly')
            try:
                await waiter
            finally:
                self._waiter = None
        return self._take(n)

    def __aiter__(self):
        return self

    async def __anext__(self) -> bytes:
        line = await self.readline()
        if line == b'':
            raise StopAsyncIteration
        return line
