"""Futures, how to wait for many of them, and what every executor has in common."""

import threading
from _collections import deque
from _thread import _expect
from itertools import islice
from time import monotonic

__all__ = [
    'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'Error', 'CancelledError', 'TimeoutError',
    'InvalidStateError', 'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed', 'DoneAndNotDoneFutures',
]

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'                            # by the caller; the executor has yet to see it
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'  # and it has
FINISHED = 'FINISHED'

_STATE_NAMES = {
    PENDING: 'pending',
    RUNNING: 'running',
    CANCELLED: 'cancelled',
    CANCELLED_AND_NOTIFIED: 'cancelled',
    FINISHED: 'finished',
}

TimeoutError = TimeoutError


class Error(Exception):
    """The base of this package's exceptions."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The operation is not allowed in the future's state."""


class BrokenExecutor(RuntimeError):
    """The executor's workers have failed, and it takes no more work."""


def _log(level: str, *args, **kwargs) -> None:
    import logging
    getattr(logging.getLogger('concurrent.futures'), level)(*args, **kwargs)


class Future:
    """The result of a call that runs elsewhere."""

    def __init__(self) -> None:
        self._condition = threading.Condition(threading.Lock())
        self._state = PENDING
        # The ident of the thread that runs the call, and the threads that one of them may be.
        self._runner = 0
        self._pool = ()
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self) -> str:
        with self._condition:
            state = _STATE_NAMES[self._state]
            if self._state == FINISHED:
                if self._exception:
                    state += f' raised {type(self._exception).__name__}'
                else:
                    state += f' returned {type(self._result).__name__}'
            return f'<{type(self).__name__} at {id(self):#x} state={state}>'

    def _invoke_callbacks(self) -> None:
        for callback in self._done_callbacks:
            try:
                callback(self)
            except Exception:
                _log('exception', 'exception calling callback for %r', self)

    def cancel(self) -> bool:
        """Cancel the call if it has not begun; say whether it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state != PENDING:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self) -> bool:
        """Say whether the call was cancelled."""
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self) -> bool:
        """Say whether the call runs now."""
        return self._state == RUNNING

    def done(self) -> bool:
        """Say whether the call was cancelled or has ended."""
        return self._state not in (PENDING, RUNNING)

    def add_done_callback(self, fn) -> None:
        """Call `fn(self)` when the future is done: in the thread that ends it, or now if it is done already."""
        with self._condition:
            if self._state in (PENDING, RUNNING):
                self._done_callbacks.append(fn)
                return
        try:
            fn(self)
        except Exception:
            _log('exception', 'exception calling callback for %r', self)

    def _wait(self, timeout: float | None) -> None:
        # Only those who look for deadlocks want to know.
        pool = () if self._runner else tuple(self._pool)
        _expect(pool[0].ident or 0 if pool else self._runner)
        try:
            self._condition.wait(timeout)
        finally:
            _expect(0)

    def _wait_until_done(self, timeout: float | None) -> None:
        with self._condition:
            # A lost race for the lock can follow a notification, but a future that is done stays so.
            if self._state in (PENDING, RUNNING):
                self._wait(timeout)
            if self._state in (PENDING, RUNNING):
                raise TimeoutError()
            if self._state != FINISHED:
                raise CancelledError()

    def result(self, timeout: float | None = None):
        """Wait for the call, at most `timeout` seconds, and return what it returned or raise what it raised."""
        self._wait_until_done(timeout)
        if self._exception is not None:
            try:
                raise self._exception
            finally:
                # The exception's traceback holds this frame.
                self = None
        return self._result

    def exception(self, timeout: float | None = None):
        """Wait for the call, at most `timeout` seconds, and return what it raised, or None."""
        self._wait_until_done(timeout)
        return self._exception

    # For executors and tests only.

    def set_running_or_notify_cancel(self) -> bool:
        """Mark the call as begun; False when it has been cancelled and must not begin."""
        with self._condition:
            if self._state == PENDING:
                self._state = RUNNING
                self._runner = threading.get_ident()
                return True
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self)
                return False
            state = self._state
        _log('critical', 'Future %s in unexpected state: %s', id(self), state)
        raise RuntimeError('Future in unexpected state')

    def _finish(self, result, exception) -> None:
        with self._condition:
            if self._state not in (PENDING, RUNNING):
                state = self._state
            else:
                state = None
                self._result = result
                self._exception = exception
                self._state = FINISHED
                for waiter in self._waiters:
                    waiter.add(self)
                self._condition.notify_all()
        if state is not None:
            raise InvalidStateError(f'{state}: {self!r}')
        self._invoke_callbacks()

    def set_result(self, result) -> None:
        """End the call with what it returned."""
        self._finish(result, None)

    def set_exception(self, exception) -> None:
        """End the call with what it raised."""
        self._finish(None, exception)

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class _Waiter:
    """Collects the futures that end while somebody waits for them."""

    def __init__(self, needed: int, stop_on_exception: bool) -> None:
        self.lock = threading.Lock()
        self.event = threading.Event()
        self.finished = []
        self.needed = needed
        self.stop_on_exception = stop_on_exception

    def add(self, future: Future) -> None:
        """Note that `future` has ended; called with its condition held."""
        with self.lock:
            self.finished.append(future)
            self.needed -= 1
            failed = self.stop_on_exception and future._exception is not None
            if self.needed <= 0 or failed:
                self.event.set()

    def take(self) -> list:
        """Return what has ended since the last call, and wait for one more from now on."""
        with self.lock:
            finished, self.finished = self.finished, []
            self.needed = 1
            self.event.clear()
            return finished


def _is_seen(future: Future) -> bool:
    # A cancelled future counts once its executor has taken notice.
    return future._state in (CANCELLED_AND_NOTIFIED, FINISHED)


def _register(futures, waiter: _Waiter) -> set:
    """Have `waiter` told about each of `futures`; return those that were done already."""
    done = set()
    for future in futures:
        with future._condition:
            if _is_seen(future):
                done.add(future)
            else:
                future._waiters.append(waiter)
    return done


def _unregister(futures, waiter: _Waiter) -> None:
    for future in futures:
        with future._condition:
            try:
                future._waiters.remove(waiter)
            except ValueError:
                pass


def as_completed(fs, timeout: float | None = None):
    """Yield each of the futures as it ends; TimeoutError after `timeout` seconds."""
    deadline = None if timeout is None else monotonic() + timeout
    futures = set(fs)
    total = len(futures)
    waiter = _Waiter(1, False)
    pending = set(futures)
    finished = list(_register(futures, waiter))
    try:
        while True:
            while finished:
                future = finished.pop()
                pending.discard(future)
                yield future
                # The generator keeps no future alive that its user has dropped.
                future = None
            if not pending:
                return
            remaining = None
            if deadline is not None:
                remaining = deadline - monotonic()
                if remaining < 0:
                    raise TimeoutError(f'{len(pending)} (of {total}) futures unfinished')
            waiter.event.wait(remaining)
            finished = waiter.take()
            finished.reverse()
    finally:
        _unregister(pending, waiter)


class DoneAndNotDoneFutures(tuple):
    """What `wait` returns: a pair of sets, `done` and `not_done`."""

    __slots__ = ()
    _fields = ('done', 'not_done')

    def __new__(cls, done: set, not_done: set):
        return tuple.__new__(cls, (done, not_done))

    def __repr__(self) -> str:
        return f'DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})'

    def __getnewargs__(self) -> tuple:
        return tuple(self)

    @property
    def done(self) -> set:
        """The futures that have ended or were cancelled."""
        return self[0]

    @property
    def not_done(self) -> set:
        """The others."""
        return self[1]


def wait(fs, timeout: float | None = None, return_when: str = ALL_COMPLETED) -> DoneAndNotDoneFutures:
    """Wait until the futures are done, or the first of them, or the first that raised, or `timeout` seconds passed."""
    futures = set(fs)
    is_known = return_when in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED)
    waiter = _Waiter(len(futures), return_when == FIRST_EXCEPTION)
    done = _register(futures, waiter)
    pending = futures - done
    enough = (
        not pending
        or done and return_when == FIRST_COMPLETED
        or return_when == FIRST_EXCEPTION and any(f._exception is not None for f in done)
    )
    if not enough and not is_known:
        _unregister(pending, waiter)
        raise ValueError(f'Invalid return condition: {return_when!r}')
    if not enough:
        with waiter.lock:
            # Futures may have ended since they were registered, and those that were done need no waiting for.
            waiter.needed = 1 if return_when == FIRST_COMPLETED else len(pending)
            waiter.needed -= len(waiter.finished)
            failed = waiter.stop_on_exception and any(f._exception is not None for f in waiter.finished)
            if waiter.needed <= 0 or failed:
                waiter.event.set()
        waiter.event.wait(timeout)
    _unregister(pending, waiter)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, futures - done)


class Executor:
    """What runs calls elsewhere; a context manager that waits for them at its end."""

    def submit(self, fn, /, *args, **kwargs) -> Future:
        """Have `fn(*args, **kwargs)` run, and return the future of its result."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout: float | None = None, chunksize: int = 1, buffersize: int | None = None):
        """Yield the results of `fn` over the zipped iterables, in order, while the calls run at the same time.

        `timeout` counts from this call; `buffersize` bounds how many results may be outstanding;
        `chunksize` has a meaning for pools of processes only.
        """
        deadline = None if timeout is None else monotonic() + timeout
        if buffersize is not None:
            if not isinstance(buffersize, int):
                raise TypeError('buffersize must be an integer or None')
            if buffersize < 1:
                raise ValueError('buffersize must be None or > 0')
        arguments = zip(*iterables)
        first = arguments if buffersize is None else islice(arguments, buffersize)
        futures = deque(self.submit(fn, *each) for each in first)
        return _results(self.submit, fn, futures, () if buffersize is None else arguments, deadline)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls, and with `wait` return when those that were taken have ended."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb) -> bool:
        self.shutdown(wait=True)
        return False


def _results(submit, fn, futures, more, deadline):
    # A generator of its own, so that `map` submits at once and not at the first `next`.
    more = iter(more)
    try:
        while futures:
            for each in more:
                futures.append(submit(fn, *each))
                break
            future = futures.popleft()
            try:
                yield future.result() if deadline is None else future.result(deadline - monotonic())
            finally:
                future.cancel()
                future = None
    finally:
        for future in futures:
            future.cancel()
