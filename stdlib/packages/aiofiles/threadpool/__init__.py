"""Opening files, and wrapping those that are open."""

import asyncio
import builtins
import io
from functools import partial, singledispatch

from ..base import AiofilesContextManager
from .binary import AsyncBufferedIOBase, AsyncBufferedReader, AsyncFileIO
from .text import AsyncTextIOWrapper

__all__ = ['open', 'wrap']


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None, *,
         loop=None, executor=None):
    """Open a file; await it, or enter it by `async with`."""
    return AiofilesContextManager(_open(file, mode, buffering, encoding, errors, newline, closefd, opener, loop=loop,
                                        executor=executor))


async def _open(*args, loop=None, executor=None):
    loop = loop or asyncio.get_running_loop()
    opened = await loop.run_in_executor(executor, partial(builtins.open, *args))
    return wrap(opened, loop=loop, executor=executor)


@singledispatch
def wrap(file, *, loop=None, executor=None):
    """Wrap a file that is open."""
    raise TypeError(f'Unsupported io type: {file}.')


@wrap.register(io.TextIOBase)
def _(file, *, loop=None, executor=None):
    return AsyncTextIOWrapper(file, loop=loop, executor=executor)


@wrap.register(io.BufferedWriter)
@wrap.register(io.BytesIO)
def _(file, *, loop=None, executor=None):
    return AsyncBufferedIOBase(file, loop=loop, executor=executor)


@wrap.register(io.BufferedReader)
@wrap.register(io.BufferedRandom)
def _(file, *, loop=None, executor=None):
    return AsyncBufferedReader(file, loop=loop, executor=executor)


@wrap.register(io.FileIO)
def _(file, *, loop=None, executor=None):
    return AsyncFileIO(file, loop=loop, executor=executor)
