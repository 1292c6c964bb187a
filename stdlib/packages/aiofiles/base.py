"""What the asynchronous files have in common."""

import asyncio
from collections.abc import Awaitable
from functools import partial

__all__ = ['AsyncBase', 'AsyncIndirectBase', 'AiofilesContextManager', 'wrap']


def wrap(function):
    """Return a coroutine function that calls a function in a thread."""
    async def run(*args, loop=None, executor=None, **kwargs):
        loop = loop or asyncio.get_running_loop()
        return await loop.run_in_executor(executor, partial(function, *args, **kwargs))
    run.__name__ = getattr(function, '__name__', 'run')
    run.__doc__ = getattr(function, '__doc__', None)
    return run


class AsyncBase:
    """A file whose methods are coroutines."""

    # Those that wait, those that do not, and attributes.
    _waiting = ()
    _direct = ()

    def __init__(self, file, loop=None, executor=None) -> None:
        self._file = file
        self._executor = executor
        self._ref_loop = loop

    @property
    def _loop(self):
        return self._ref_loop or asyncio.get_running_loop()

    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
        if name in self._waiting:
            async def call(*args, **kwargs):
                method = getattr(self._file, name)
                return await self._loop.run_in_executor(self._executor, partial(method, *args, **kwargs))
            call.__name__ = name
            return call
        if name in self._direct:
            return getattr(self._file, name)
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line:
            return line
        raise StopAsyncIteration

    def __repr__(self) -> str:
        return f'{super().__repr__()} wrapping {self._file!r}'


class AsyncIndirectBase(AsyncBase):
    """The same for a file that is looked up anew each time, as `sys.stdout` is."""

    def __init__(self, name, loop, executor, indirect) -> None:
        self._indirect = indirect
        self._name = name
        self._executor = executor
        self._ref_loop = loop

    @property
    def _file(self):
        return self._indirect()


class AiofilesContextManager(Awaitable):
    """What can be awaited, and entered by `async with`."""

    __slots__ = ('_coro', '_obj')

    def __init__(self, coro) -> None:
        self._coro = coro
        self._obj = None

    def __await__(self):
        if self._obj is None:
            self._obj = yield from self._coro.__await__()
        return self._obj

    async def __aenter__(self):
        return await self

    async def __aexit__(self, kind, value, trace) -> None:
        await self._obj.close()
        self._obj = None
