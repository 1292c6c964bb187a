"""Streams of octets: a body as it comes."""

import asyncio

from .client_exceptions import ClientError

__all__ = ['StreamReader', 'EMPTY_PAYLOAD', 'EofStream']


class EofStream(Exception):
    """There is no more."""


class _Pieces:
    def __init__(self, next_piece, ends) -> None:
        self._next = next_piece
        self._ends = ends

    def __aiter__(self):
        return self

    async def __anext__(self):
        piece = await self._next()
        if piece == self._ends:
            raise StopAsyncIteration
        return piece


class StreamReader:
    """A body that is fed by someone and read by someone else."""

    def __init__(self, protocol=None, limit=2 ** 16, *, timer=None, loop=None) -> None:
        self._protocol = protocol
        self._limit = limit
        self._loop = loop
        self._buffer = bytearray()
        self._eof = False
        self._exception = None
        self._waiter = None
        self.total_bytes = 0
        self._on_eof = []

    def __repr__(self) -> str:
        state = [type(self).__name__]
        if self._buffer:
            state.append(f'{len(self._buffer)} bytes')
        if self._eof:
            state.append('eof')
        return f'<{" ".join(state)}>'

    def exception(self):
        """Return what went wrong, or None."""
        return self._exception

    def set_exception(self, exception, cause=None) -> None:
        """Have readers fail."""
        self._exception = exception
        self._wake()

    def on_eof(self, callback) -> None:
        """Call a function at the end."""
        if self._eof:
            callback()
        else:
            self._on_eof.append(callback)

    def feed_data(self, data, size=0) -> None:
        """Add octets."""
        if data:
            self._buffer += data
            self.total_bytes += len(data)
            self._wake()

    def feed_eof(self) -> None:
        """Say that there are no more."""
        self._eof = True
        self._wake()
        callbacks, self._on_eof = self._on_eof, []
        for callback in callbacks:
            callback()

    def _wake(self) -> None:
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.done():
            waiter.set_result(None)

    def is_eof(self) -> bool:
        """Return whether the end has come."""
        return self._eof

    def at_eof(self) -> bool:
        """Return whether the end has come and everything is read."""
        return self._eof and not self._buffer

    async def _more(self) -> None:
        # Wait until there is something new.
        if self._waiter is not None:
            raise RuntimeError('another coroutine is already waiting for incoming data')
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    async def wait_eof(self) -> None:
        """Wait for the end."""
        while not self._eof:
            await self._fill()

    async def _fill(self) -> None:
        if self._exception is not None:
            raise self._exception
        await self._more()
        if self._exception is not None and not self._buffer:
            raise self._exception

    def _taken(self, size=None) -> bytes:
        if size is None or size >= len(self._buffer):
            data = bytes(self._buffer)
            self._buffer.clear()
        else:
            data = bytes(self._buffer[:size])
            del self._buffer[:size]
        self._on_taken()
        return data

    def _on_taken(self) -> None:
        pass

    def unread_data(self, data) -> None:
        """Put octets back."""
        self._buffer[:0] = data

    async def read(self, n=-1) -> bytes:
        """Return at most so many octets, or all up to the end."""
        if self._exception is not None and not self._buffer:
            raise self._exception
        if not n:
            return b''
        if n < 0:
            while not self._eof:
                await self._fill()
            return self._taken()
        while not self._buffer and not self._eof:
            await self._fill()
        return self._taken(n)

    async def readany(self) -> bytes:
        """Return what there is."""
        while not self._buffer and not self._eof:
            await self._fill()
        return self._taken()

    async def readchunk(self) -> tuple:
        """Return what there is, and whether a chunk of the transfer ends there."""
        data = await self.readany()
        return data, bool(data)

    async def readexactly(self, n) -> bytes:
        """Return exactly so many octets."""
        while len(self._buffer) < n:
            if self._eof:
                partial = self._taken()
                raise asyncio.IncompleteReadError(partial, n)
            await self._fill()
        return self._taken(n)

    def read_nowait(self, n=-1) -> bytes:
        """Return what there is, without waiting."""
        if self._exception is not None:
            raise self._exception
        return self._taken(None if n < 0 else n)

    async def readline(self, *, max_line_length=None) -> bytes:
        """Return the octets up to and with the end of the line."""
        return await self.readuntil(b'\n', max_size=max_line_length)

    async def readuntil(self, separator=b'\n', *, max_size=None) -> bytes:
        """Return the octets up to and with a separator."""
        if not separator:
            raise ValueError('Separator should be at least one-byte string')
        limit = max_size or self._limit * 2
        start = 0
        while True:
            place = self._buffer.find(separator, start)
            end = place + len(separator) if place >= 0 else len(self._buffer)
            if end > limit:
                raise ValueError('Chunk too big')
            if place >= 0:
                return self._taken(end)
            if self._eof:
                return self._taken()
            start = max(0, len(self._buffer) - len(separator) + 1)
            await self._fill()

    def iter_chunked(self, n):
        """Iterate over pieces of at most so many octets."""
        return _Pieces(lambda: self.read(n), b'')

    def iter_any(self):
        """Iterate over pieces as they come."""
        return _Pieces(self.readany, b'')

    def iter_chunks(self):
        """Iterate over pieces as they come, and whether a chunk ends there."""
        return _Pieces(self.readchunk, (b'', False))

    def __aiter__(self):
        return _Pieces(self.readline, b'')


EMPTY_PAYLOAD = StreamReader()
EMPTY_PAYLOAD.feed_eof()
