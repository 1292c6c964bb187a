"""Temporary files and folders for coroutines."""

import asyncio
import tempfile as _tempfile
from functools import partial

from ..base import AiofilesContextManager, AsyncBase
from ..threadpool import wrap
from ..threadpool.binary import _COMMON, _DIRECT
from ..threadpool.text import _DIRECT as _TEXT_DIRECT

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory']


class AsyncSpooledTemporaryFile(AsyncBase):
    """A file that is in memory until it is large."""

    _waiting = _COMMON | {'rollover'}
    _direct = _DIRECT | _TEXT_DIRECT


class AsyncTemporaryDirectory:
    """A folder that is gone afterwards."""

    def __init__(self, folder, loop, executor) -> None:
        self._folder = folder
        self._loop = loop
        self._executor = executor

    @property
    def name(self) -> str:
        """Where it is."""
        return self._folder.name

    async def cleanup(self) -> None:
        """Remove it."""
        await self._loop.run_in_executor(self._executor, self._folder.cleanup)

    async def close(self) -> None:
        """Remove it."""
        await self.cleanup()


class _DirectoryContextManager(AiofilesContextManager):
    __slots__ = ()

    async def __aenter__(self):
        return (await self).name


def _in_thread(function, loop, executor):
    loop = loop or asyncio.get_running_loop()
    return loop, loop.run_in_executor(executor, function)


async def _file(kind, loop, executor, *args, **kwargs):
    loop, opening = _in_thread(partial(kind, *args, **kwargs), loop, executor)
    opened = await opening
    inner = opened if kind is _tempfile.TemporaryFile else opened.file
    if kind is _tempfile.TemporaryFile:
        return wrap(getattr(opened, 'file', opened), loop=loop, executor=executor)
    result = wrap(inner, loop=loop, executor=executor)
    # The wrapper removes the file when it is closed.
    result._file = opened
    return result


async def _spooled(loop, executor, *args, **kwargs):
    loop, opening = _in_thread(partial(_tempfile.SpooledTemporaryFile, *args, **kwargs), loop, executor)
    return AsyncSpooledTemporaryFile(await opening, loop=loop, executor=executor)


async def _directory(loop, executor, *args, **kwargs):
    loop, making = _in_thread(partial(_tempfile.TemporaryDirectory, *args, **kwargs), loop, executor)
    return AsyncTemporaryDirectory(await making, loop, executor)


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, delete_on_close=True, loop=None, executor=None):
    """Make a file with a name, which is gone afterwards."""
    return AiofilesContextManager(_file(
        _tempfile.NamedTemporaryFile, loop, executor, mode=mode, buffering=buffering, encoding=encoding,
        newline=newline, suffix=suffix, prefix=prefix, dir=dir, delete=delete, delete_on_close=delete_on_close))


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                  loop=None, executor=None):
    """Make a file, which is gone afterwards."""
    return AiofilesContextManager(_file(
        _tempfile.TemporaryFile, loop, executor, mode=mode, buffering=buffering, encoding=encoding, newline=newline,
        suffix=suffix, prefix=prefix, dir=dir))


def SpooledTemporaryFile(max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                         dir=None, loop=None, executor=None):
    """Make a file that is in memory until it is large."""
    return AiofilesContextManager(_spooled(
        loop, executor, max_size=max_size, mode=mode, buffering=buffering, encoding=encoding, newline=newline,
        suffix=suffix, prefix=prefix, dir=dir))


def TemporaryDirectory(suffix=None, prefix=None, dir=None, loop=None, executor=None):
    """Make a folder, which is gone afterwards."""
    return _DirectoryContextManager(_directory(loop, executor, suffix=suffix, prefix=prefix, dir=dir))
