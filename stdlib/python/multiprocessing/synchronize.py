"""Locks, semaphores, conditions, events and barriers between processes."""

from time import monotonic

from _multiprocessing import SEM_VALUE_MAX, SemLock as _NativeSemLock

from . import context, process

__all__ = ['Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Condition', 'Event', 'Barrier']

RECURSIVE_MUTEX, SEMAPHORE = 0, 1


class SemLock:
    """A native semaphore, which goes to the processes that are started with it."""

    def __init__(self, kind: int, value: int, maxvalue: int, *, ctx) -> None:
        self._take(_NativeSemLock(kind, value, maxvalue))

    def _take(self, native) -> None:
        self._semlock = native
        self.acquire = native.acquire
        self.release = native.release

    def __enter__(self) -> bool:
        return self._semlock.__enter__()

    def __exit__(self, *args) -> None:
        return self._semlock.__exit__(*args)

    def locked(self) -> bool:
        """Say whether an acquire would have to wait."""
        return self._semlock._is_zero()

    def __getstate__(self) -> tuple:
        context.assert_spawning(self)
        popen = context.get_spawning_popen()
        native = self._semlock
        handle = tuple(popen.duplicate_for_child(descriptor) for descriptor in native.handle)
        return handle, native.kind, native.maxvalue

    def __setstate__(self, state: tuple) -> None:
        self._take(_NativeSemLock._rebuild(*state))

    def _owner(self) -> str:
        # For reprs: whose the lock is, as far as this process can know.
        import threading
        try:
            if self._semlock._is_mine():
                name = process.current_process().name
                if threading.current_thread().name != 'MainThread':
                    name += f'|{threading.current_thread().name}'
                return name
            if not self._semlock._is_zero():
                return 'None'
            if self._semlock._count() > 0:
                return 'SomeOtherThread'
            return 'SomeOtherProcess'
        except Exception:
            return 'unknown'


class Semaphore(SemLock):
    """A counter that never goes below zero: acquire takes one and waits for it, release gives back."""

    def __init__(self, value: int = 1, *, ctx) -> None:
        super().__init__(SEMAPHORE, value, SEM_VALUE_MAX, ctx=ctx)

    def get_value(self) -> int:
        """Return how many are left."""
        return self._semlock._get_value()

    def __repr__(self) -> str:
        return f'<{type(self).__name__}(value={self._semlock._get_value()})>'


class BoundedSemaphore(Semaphore):
    """A semaphore that may not be released more often than it was acquired."""

    def __init__(self, value: int = 1, *, ctx) -> None:
        SemLock.__init__(self, SEMAPHORE, value, value, ctx=ctx)

    def __repr__(self) -> str:
        return f'<{type(self).__name__}(value={self._semlock._get_value()}, maxvalue={self._semlock.maxvalue})>'


class Lock(SemLock):
    """A lock that any process may release."""

    def __init__(self, *, ctx) -> None:
        super().__init__(SEMAPHORE, 1, 1, ctx=ctx)

    def __repr__(self) -> str:
        return f'<{type(self).__name__}(owner={self._owner()})>'


class RLock(SemLock):
    """A lock that its owner, a thread of a process, may take again."""

    def __init__(self, *, ctx) -> None:
        super().__init__(RECURSIVE_MUTEX, 1, 1, ctx=ctx)

    def __repr__(self) -> str:
        owner = self._owner()
        count = self._semlock._count() if self._semlock._is_mine() else 0 if owner == 'None' else 'nonzero'
        return f'<{type(self).__name__}({owner}, {count})>'


class Condition:
    """A lock under which processes wait until another notifies them."""

    def __init__(self, lock=None, *, ctx) -> None:
        self._lock = lock or ctx.RLock()
        # Those asleep, those woken that have not said so, and what they sleep on.
        self._sleeping_count = ctx.Semaphore(0)
        self._woken_count = ctx.Semaphore(0)
        self._wait_semaphore = ctx.Semaphore(0)
        self._make_methods()

    def __getstate__(self) -> tuple:
        context.assert_spawning(self)
        return self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore

    def __setstate__(self, state: tuple) -> None:
        self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore = state
        self._make_methods()

    def _make_methods(self) -> None:
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self) -> str:
        try:
            waiting = self._sleeping_count._semlock._get_value() - self._woken_count._semlock._get_value()
        except Exception:
            waiting = 'unknown'
        return f'<{type(self).__name__}({self._lock}, {waiting})>'

    def wait(self, timeout: float | None = None) -> bool:
        """Give up the lock, sleep until notified or until `timeout` seconds passed, and take it again."""
        assert self._lock._semlock._is_mine(), 'must acquire() condition before using wait()'
        self._sleeping_count.release()
        depth = self._lock._semlock._count()
        for _ in range(depth):
            self._lock.release()
        try:
            return self._wait_semaphore.acquire(True, timeout)
        finally:
            self._woken_count.release()
            for _ in range(depth):
                self._lock.acquire()

    def notify(self, n: int = 1) -> None:
        """Wake up to `n` waiting processes."""
        assert self._lock._semlock._is_mine(), 'lock is not owned'
        assert not self._wait_semaphore.acquire(False), 'notify: Should not have been able to acquire _wait_semaphore'
        # Those that timed out since the last notify sleep no more.
        while self._woken_count.acquire(False):
            self._sleeping_count.acquire(False)
        woken = 0
        while woken < n and self._sleeping_count.acquire(False):
            self._wait_semaphore.release()
            woken += 1
        for _ in range(woken):
            self._woken_count.acquire()
        # One of them may have timed out just now and left its wake-up behind.
        while self._wait_semaphore.acquire(False):
            pass

    def notify_all(self) -> None:
        """Wake every waiting process."""
        self.notify(SEM_VALUE_MAX)

    def wait_for(self, predicate, timeout: float | None = None):
        """Wait until `predicate()` is true; return its last value."""
        result = predicate()
        deadline = None if timeout is None else monotonic() + timeout
        while not result:
            remaining = None
            if deadline is not None:
                remaining = deadline - monotonic()
                if remaining <= 0:
                    break
            self.wait(remaining)
            result = predicate()
        return result


class Event:
    """A flag that processes can wait for."""

    def __init__(self, *, ctx) -> None:
        self._cond = ctx.Condition(ctx.Lock())
        self._flag = ctx.Semaphore(0)

    def is_set(self) -> bool:
        """Say whether the flag is set."""
        return not self._flag._semlock._is_zero()

    def set(self) -> None:
        """Set the flag and wake everyone who waits for it."""
        with self._cond:
            self._flag.acquire(False)
            self._flag.release()
            self._cond.notify_all()

    def clear(self) -> None:
        """Take the flag down."""
        with self._cond:
            self._flag.acquire(False)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the flag is set; False when `timeout` seconds passed before that."""
        with self._cond:
            if not self.is_set():
                self._cond.wait(timeout)
            return self.is_set()

    def __repr__(self) -> str:
        state = 'set' if self.is_set() else 'unset'
        return f'<{type(self).__qualname__} at {id(self):#x} {state}>'


class _Shared:
    # A number that processes share, as the value of a semaphore; changed with a lock held.
    def __init__(self, semaphore, offset: int) -> None:
        self.semaphore = semaphore
        self.offset = offset

    def get(self) -> int:
        return self.semaphore.get_value() - self.offset

    def set(self, value: int) -> None:
        difference = value - self.get()
        for _ in range(difference):
            self.semaphore.release()
        for _ in range(-difference):
            self.semaphore.acquire()


def _new_barrier_base():
    # The barrier of threads does the work; its state and count live in semaphores.
    import threading

    class Barrier(threading.Barrier):
        """A point that a fixed number of processes pass together, again and again."""

        __module__ = __name__
        __qualname__ = 'Barrier'

        def __init__(self, parties: int, action=None, timeout: float | None = None, *, ctx) -> None:
            # A lock that is not recursive would do, but a condition asks whose the lock is.
            self._shared_state = _Shared(ctx.Semaphore(2), 2)
            self._shared_count = _Shared(ctx.Semaphore(0), 0)
            super().__init__(parties, action, timeout)
            self._cond = ctx.Condition()

        @property
        def _state(self) -> int:
            return self._shared_state.get()

        @_state.setter
        def _state(self, value: int) -> None:
            self._shared_state.set(value)

        @property
        def _count(self) -> int:
            return self._shared_count.get()

        @_count.setter
        def _count(self, value: int) -> None:
            self._shared_count.set(value)

    return Barrier


def __getattr__(name: str):
    if name == 'Barrier':
        global Barrier
        Barrier = _new_barrier_base()
        return Barrier
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
