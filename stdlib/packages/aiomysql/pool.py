"""Pools of connections."""

import asyncio
import collections
import warnings

from ._context import Entered
from .connection import connect

__all__ = ["Pool", "create_pool"]


def create_pool(minsize: int = 1, maxsize: int = 10, echo: bool = False, pool_recycle: int = -1, loop=None,
                **settings) -> Entered:
    """A pool, which is closed at the end of an `async with`."""
    return Entered(_create(minsize, maxsize, echo, pool_recycle, settings), _leave)


async def _create(minsize: int, maxsize: int, echo: bool, pool_recycle: int, settings: dict):
    pool = Pool(minsize, maxsize, echo, pool_recycle, None, **settings)
    if minsize > 0:
        async with pool._cond:
            await pool._fill(False)
    return pool


async def _leave(pool, error) -> None:
    pool.close()
    await pool.wait_closed()


class Pool(asyncio.AbstractServer):
    """Connections with the same settings, which are given out and taken back."""

    def __init__(self, minsize: int, maxsize: int, echo: bool, pool_recycle: int, loop=None, **settings) -> None:
        if minsize < 0:
            raise ValueError("minsize should be zero or greater")
        if maxsize < minsize and maxsize != 0:
            raise ValueError("maxsize should be not less than minsize")
        self._minsize = minsize
        self._settings = settings
        self._free: collections.deque = collections.deque(maxlen=maxsize or None)
        self._maxsize = maxsize
        self._cond = asyncio.Condition()
        self._used: set = set()
        self._terminated: set = set()
        self._acquiring = 0
        self._closing = False
        self._closed = False
        self._echo = echo
        self._recycle = pool_recycle

    @property
    def echo(self) -> bool:
        """Whether statements are logged."""
        return self._echo

    @property
    def minsize(self) -> int:
        """How many connections there are at least."""
        return self._minsize

    @property
    def maxsize(self) -> int:
        """How many connections there are at most; 0 for any number."""
        return self._maxsize

    @property
    def size(self) -> int:
        """How many connections there are."""
        return self.freesize + len(self._used) + self._acquiring

    @property
    def freesize(self) -> int:
        """How many connections nobody uses."""
        return len(self._free)

    @property
    def closed(self) -> bool:
        """Whether all connections have ended."""
        return self._closed

    async def clear(self) -> None:
        """End the connections that nobody uses."""
        async with self._cond:
            while self._free:
                await self._free.popleft().ensure_closed()
            self._cond.notify()

    def close(self) -> None:
        """Give out no more connections."""
        if not self._closed:
            self._closing = True

    def terminate(self) -> None:
        """Close, and end the connections that are in use."""
        self.close()
        for connection in list(self._used):
            connection.close()
            self._terminated.add(connection)
        self._used.clear()

    async def wait_closed(self) -> None:
        """Wait until all connections have been given back, and end them."""
        if self._closed:
            return
        if not self._closing:
            raise RuntimeError(".wait_closed() should be called after .close()")
        while self._free:
            await self._free.popleft().ensure_closed()
        async with self._cond:
            while self.size > self.freesize:
                await self._cond.wait()
        while self._free:
            await self._free.popleft().ensure_closed()
        self._closed = True

    def acquire(self) -> Entered:
        """A connection that nobody else uses; it is given back at the end of an `async with`."""

        async def leave(connection, error):
            await self.release(connection)

        return Entered(self._acquire(), leave)

    async def _acquire(self):
        if self._closing:
            raise RuntimeError("Cannot acquire connection after closing pool")
        async with self._cond:
            while True:
                await self._fill(True)
                if self._free:
                    connection = self._free.popleft()
                    self._used.add(connection)
                    return connection
                await self._cond.wait()

    def _is_spent(self, connection) -> bool:
        if connection._reader is None or connection._reader.at_eof() or connection._reader.exception() is not None:
            return True
        age = asyncio.get_running_loop().time() - connection.last_usage
        return self._recycle > -1 and age > self._recycle

    async def _fill(self, beyond_minimum: bool) -> None:
        """Make connections: as many as there must be, and one more if none is free and there may be."""
        for _ in range(len(self._free)):
            connection = self._free[-1]
            if self._is_spent(connection):
                self._free.pop()
                connection.close()
            else:
                self._free.rotate()
        while self.size < self._minsize:
            await self._add()
        if not self._free and beyond_minimum and (not self._maxsize or self.size < self._maxsize):
            await self._add()

    async def _add(self) -> None:
        self._acquiring += 1
        try:
            connection = await connect(echo=self._echo, **self._settings)
            self._free.append(connection)
            self._cond.notify()
        finally:
            self._acquiring -= 1

    async def _wake(self) -> None:
        async with self._cond:
            self._cond.notify()

    def release(self, connection):
        """Take a connection back; it ends if a transaction is left open on it."""
        if connection in self._terminated:
            self._terminated.remove(connection)
            done = asyncio.get_running_loop().create_future()
            done.set_result(None)
            return done
        if connection not in self._used:
            raise RuntimeError(f"Connection {connection!r} is not one of this pool's in use")
        self._used.remove(connection)
        if not connection.closed:
            result = connection._result
            if connection.get_transaction_status():
                warnings.warn(
                    f"Connection {connection!r} is in transaction, closing it.", stacklevel=2
                )
                connection.close()
            elif result is not None and result.unbuffered_active or self._closing:
                connection.close()
            else:
                self._free.append(connection)
        return asyncio.ensure_future(self._wake())

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error) -> None:
        self.close()
        await self.wait_closed()
