"""Conditions, semaphores, events and barriers: the part of `threading` that is built on locks alone."""

from _collections import deque
from _thread import RLock, allocate_lock, lock as Lock
from time import monotonic

__all__ = ['Condition', 'Semaphore', 'BoundedSemaphore', 'Event', 'Barrier', 'BrokenBarrierError']


def _deprecated(old: str, new: str) -> None:
    import warnings
    warnings.warn(f'{old}() is deprecated, {new} instead', DeprecationWarning, stacklevel=3)


class Condition:
    """A lock on which threads wait until another thread notifies them."""

    __module__ = 'threading'

    def __init__(self, lock=None) -> None:
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # A recursive lock has to be given up whole, so it brings its own way to do that.
        for name in ('_release_save', '_acquire_restore', '_is_owned', 'locked'):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self) -> str:
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def _at_fork_reinit(self) -> None:
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state) -> None:
        self._lock.acquire()

    def _is_owned(self) -> bool:
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout: float | None = None) -> bool:
        """Give up the lock, sleep until notified or until `timeout` seconds passed, and take it again.

        False says that the time ran out.
        """
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout <= 0:
                notified = waiter.acquire(False)
            else:
                notified = waiter.acquire(True, timeout)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout: float | None = None):
        """Wait until `predicate()` is true; return its last value."""
        deadline = None
        result = predicate()
        while not result:
            remaining = timeout
            if timeout is not None:
                now = monotonic()
                if deadline is None:
                    deadline = now + timeout
                remaining = deadline - now
                if remaining <= 0:
                    break
            self.wait(remaining)
            result = predicate()
        return result

    def notify(self, n: int = 1) -> None:
        """Wake up to `n` of the waiting threads, the longest waiting first."""
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                # Its thread timed out or was interrupted after an earlier notify, and is yet to leave the queue.
                pass
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self) -> None:
        """Wake every waiting thread."""
        self.notify(len(self._waiters))

    def notifyAll(self) -> None:
        """The old name of `notify_all`."""
        _deprecated('notifyAll', 'use notify_all()')
        self.notify_all()


class Semaphore:
    """A counter that never goes below zero: acquire takes one and waits for it, release gives back."""

    __module__ = 'threading'

    def __init__(self, value: int = 1) -> None:
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self) -> str:
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking: bool = True, timeout: float | None = None) -> bool:
        """Take one, waiting for it if there is none; False if that was not possible in time."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond._lock:
            if self._value == 0:
                if not blocking or not self._cond.wait_for(lambda: self._value > 0, timeout):
                    return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n: int = 1) -> None:
        """Give back `n` and wake as many waiting threads."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond._lock:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb) -> None:
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that may not be released more often than it was acquired."""

    __module__ = 'threading'

    def __init__(self, value: int = 1) -> None:
        super().__init__(value)
        self._initial_value = value

    def __repr__(self) -> str:
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}/{self._initial_value}>'

    def release(self, n: int = 1) -> None:
        """Give back `n`; ValueError when that would be more than was taken."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond._lock:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for."""

    __module__ = 'threading'

    def __init__(self) -> None:
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self) -> str:
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def _at_fork_reinit(self) -> None:
        self._cond._at_fork_reinit()

    def is_set(self) -> bool:
        """Say whether the flag is set."""
        return self._flag

    def isSet(self) -> bool:
        """The old name of `is_set`."""
        _deprecated('isSet', 'use is_set()')
        return self._flag

    def set(self) -> None:
        """Set the flag and wake everyone who waits for it."""
        with self._cond._lock:
            self._flag = True
            self._cond.notify_all()

    def clear(self) -> None:
        """Take the flag down."""
        with self._cond._lock:
            self._flag = False

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the flag is set; False when `timeout` seconds passed before that."""
        with self._cond._lock:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    """The barrier was reset, aborted or timed out while a thread waited at it."""

    __module__ = 'threading'


class Barrier:
    """A point that a fixed number of threads pass together, again and again."""

    __module__ = 'threading'

    # The states: threads arrive; the full set leaves; a reset chases out those who wait; broken.
    _FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2

    def __init__(self, parties: int, action=None, timeout: float | None = None) -> None:
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = self._FILLING
        self._count = 0

    def __repr__(self) -> str:
        cls = type(self)
        prefix = f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}'
        if self.broken:
            return f'{prefix}: broken>'
        return f'{prefix}: waiters={self.n_waiting}/{self.parties}>'

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the others; return this thread's place among them, in ``range(parties)``."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            # The last set may be on its way out still.
            self._cond.wait_for(lambda: self._state not in (self._DRAINING, self._RESETTING))
            if self._state == self._BROKEN:
                raise BrokenBarrierError
            place = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._open()
                else:
                    self._wait(timeout)
                return place
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (self._DRAINING, self._RESETTING):
                    self._state = self._FILLING
                    self._cond.notify_all()

    def _open(self) -> None:
        try:
            if self._action is not None:
                self._action()
        except BaseException:
            self._break()
            raise
        self._state = self._DRAINING
        self._cond.notify_all()

    def _wait(self, timeout: float | None) -> None:
        if not self._cond.wait_for(lambda: self._state != self._FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self) -> None:
        self._state = self._BROKEN
        self._cond.notify_all()

    def reset(self) -> None:
        """Empty the barrier; threads that wait at it get BrokenBarrierError."""
        with self._cond:
            if self._count == 0:
                self._state = self._FILLING
            elif self._state in (self._FILLING, self._BROKEN):
                self._state = self._RESETTING
            self._cond.notify_all()

    def abort(self) -> None:
        """Break the barrier for those who wait and those who come, until a reset."""
        with self._cond:
            self._break()

    @property
    def parties(self) -> int:
        """How many threads pass together."""
        return self._parties

    @property
    def n_waiting(self) -> int:
        """How many threads wait now."""
        return self._count if self._state == self._FILLING else 0

    @property
    def broken(self) -> bool:
        """Whether the barrier is broken."""
        return self._state == self._BROKEN
