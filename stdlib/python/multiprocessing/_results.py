"""The results that pools give: of one call, of many at once, and of many one by one."""

import threading
from _collections import deque
from itertools import count
from time import monotonic

from .context import TimeoutError

__all__ = ['ApplyResult', 'AsyncResult', 'MapResult', 'IMapIterator', 'IMapUnorderedIterator']

_job_counter = count()


class ApplyResult:
    """The result of a call that a worker makes."""

    __module__ = 'multiprocessing.pool'

    def __init__(self, pool, callback, error_callback) -> None:
        self._pool = pool
        self._event = threading.Event()
        self._job = next(_job_counter)
        self._cache = pool._cache
        self._callback = callback
        self._error_callback = error_callback
        self._cache[self._job] = self

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def ready(self) -> bool:
        """Say whether the result has come."""
        return self._event.is_set()

    def successful(self) -> bool:
        """Say whether the call ended without an exception; ValueError before that."""
        if not self.ready():
            raise ValueError(f'{self!r} not ready')
        return self._success

    def wait(self, timeout: float | None = None) -> None:
        """Wait for the result, at most `timeout` seconds."""
        self._event.wait(timeout)

    def get(self, timeout: float | None = None):
        """Wait for the result, at most `timeout` seconds, and return or raise it."""
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, i, obj: tuple) -> None:
        self._success, self._value = obj
        self._done()

    def _fail_source(self, error: BaseException) -> None:
        self._set(None, (False, error))

    _abandon = _fail_source

    def _done(self) -> None:
        if self._callback and self._success:
            self._call(self._callback)
        if self._error_callback and not self._success:
            self._call(self._error_callback)
        self._cache.pop(self._job, None)
        self._event.set()
        self._pool = None

    def _call(self, callback) -> None:
        try:
            callback(self._value)
        except Exception:
            # The thread that calls serves the whole pool.
            threading.excepthook(threading.ExceptHookArgs([*_exc_info(), threading.current_thread()]))


def _exc_info() -> tuple:
    import sys
    return sys.exc_info()


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of calls that come in chunks."""

    __module__ = 'multiprocessing.pool'

    def __init__(self, pool, chunksize: int, length: int, callback, error_callback) -> None:
        super().__init__(pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        self._chunks_left = -(-length // chunksize) if chunksize else 0
        if not self._chunks_left:
            self._done()

    def _set(self, i, obj: tuple) -> None:
        success, value = obj
        self._chunks_left -= 1
        if success and self._success:
            self._value[i * self._chunksize:(i + 1) * self._chunksize] = value
        elif not success and self._success:
            # The first failure is the result; the other chunks are waited for.
            self._success = False
            self._value = value
        if self._chunks_left == 0:
            self._done()

    def _fail_source(self, error: BaseException) -> None:
        self._success = False
        self._value = error
        self._done()

    _abandon = _fail_source


class IMapIterator:
    """The results of calls, one after the other as they come."""

    __module__ = 'multiprocessing.pool'

    def __init__(self, pool) -> None:
        self._pool = pool
        self._cond = threading.Condition(threading.Lock())
        self._job = next(_job_counter)
        self._cache = pool._cache
        self._items = deque()
        self._index = 0        # of the next result in order
        self._received = 0
        self._length = None
        self._unsorted = {}
        self._failure = None
        self._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout: float | None = None):
        """Return the next result, waiting at most `timeout` seconds for it."""
        with self._cond:
            deadline = None if timeout is None else monotonic() + timeout
            while not self._items:
                if self._failure is not None:
                    failure, self._failure, self._length = self._failure, None, self._index
                    raise failure
                if self._index == self._length:
                    self._pool = None
                    raise StopIteration
                remaining = None
                if deadline is not None:
                    remaining = deadline - monotonic()
                    if remaining <= 0:
                        raise TimeoutError
                self._cond.wait(remaining)
            success, value = self._items.popleft()
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, i, obj: tuple) -> None:
        with self._cond:
            self._received += 1
            self._unsorted[i] = obj
            while self._index in self._unsorted:
                self._items.append(self._unsorted.pop(self._index))
                self._index += 1
            self._after_change()

    def _set_length(self, length: int) -> None:
        with self._cond:
            self._length = length
            self._after_change()

    def _after_change(self) -> None:
        if self._index == self._length:
            self._cache.pop(self._job, None)
        self._cond.notify()

    def _fail_source(self, error: BaseException) -> None:
        with self._cond:
            self._failure = error
            self._cache.pop(self._job, None)
            self._cond.notify()

    _abandon = _fail_source


class IMapUnorderedIterator(IMapIterator):
    """The results of calls, in the order in which they come."""

    __module__ = 'multiprocessing.pool'

    def _set(self, i, obj: tuple) -> None:
        with self._cond:
            self._items.append(obj)
            self._index += 1
            self._after_change()
