"""Locks, events, conditions, semaphores and barriers for tasks of one loop."""

from _asyncio import _get_running_loop, current_task
from _collections import deque

from . import exceptions, mixins

__all__ = ['Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier']


class _ContextManagerMixin:
    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb) -> None:
        self.release()


def _current_task():
    loop = _get_running_loop()
    return None if loop is None else current_task(loop)


def _show(obj, state: str, waiters) -> str:
    if waiters:
        state = f'{state}, waiters:{len(waiters)}'
    return f'<{object.__repr__(obj)[1:-1]} [{state}]>'


def _wake_first(waiters) -> bool:
    """End the first waiter that nobody has ended yet."""
    for waiter in waiters:
        if not waiter.done():
            waiter.set_result(True)
            return True
    return False


class Lock(_ContextManagerMixin, mixins._LoopBoundMixin):
    """A lock that one task holds; those that wait get it in their order."""

    def __init__(self) -> None:
        self._waiters = deque()
        self._locked = False
        # The task that has it, for those who look for deadlocks.
        self._holder = None

    def __repr__(self) -> str:
        return _show(self, 'locked' if self._locked else 'unlocked', self._waiters)

    def locked(self) -> bool:
        """Say whether a task holds the lock."""
        return self._locked

    async def acquire(self) -> bool:
        """Wait until the lock is free and take it."""
        waiters = self._waiters
        if not self._locked and all(waiter.cancelled() for waiter in waiters):
            self._locked = True
            self._holder = _current_task()
            return True
        waiter = self._get_loop().create_future()
        waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                waiters.remove(waiter)
        except exceptions.CancelledError:
            # The lock may have been handed to this task already; the next one gets it.
            if not self._locked:
                self._wake_up_first()
            raise
        self._locked = True
        self._holder = _current_task()
        return True

    def release(self) -> None:
        """Give the lock to the next task, or leave it free."""
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._holder = None
        self._wake_up_first()

    def _wake_up_first(self) -> None:
        # Only the first: if it is done already it has been woken and will take the lock or pass it on.
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(mixins._LoopBoundMixin):
    """A flag that tasks can wait for."""

    def __init__(self) -> None:
        self._waiters = deque()
        self._value = False

    def __repr__(self) -> str:
        return _show(self, 'set' if self._value else 'unset', self._waiters)

    def is_set(self) -> bool:
        """Say whether the flag is set."""
        return self._value

    def set(self) -> None:
        """Set the flag and wake every task that waits for it."""
        if not self._value:
            self._value = True
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self) -> None:
        """Take the flag down."""
        self._value = False

    async def wait(self) -> bool:
        """Wait until the flag is set."""
        if self._value:
            return True
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition(_ContextManagerMixin, mixins._LoopBoundMixin):
    """A lock under which tasks wait until another notifies them."""

    def __init__(self, lock: Lock | None = None) -> None:
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = deque()

    def __repr__(self) -> str:
        return _show(self, 'locked' if self.locked() else 'unlocked', self._waiters)

    async def wait(self) -> bool:
        """Give up the lock, wait to be notified, and take it again."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = self._get_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(waiter)
                try:
                    await waiter
                    return True
                finally:
                    self._waiters.remove(waiter)
            finally:
                # The lock must be held on the way out, however often this task is cancelled meanwhile.
                cancelled = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except exceptions.CancelledError as error:
                        cancelled = error
                if cancelled is not None:
                    try:
                        raise cancelled
                    finally:
                        cancelled = None
        except BaseException:
            # This task may have been the one that a notify was meant for.
            self._notify(1)
            raise

    async def wait_for(self, predicate):
        """Wait until `predicate()` is true; return its value."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n: int = 1) -> None:
        """Wake up to `n` waiting tasks."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._notify(n)

    def _notify(self, n: int) -> None:
        while n > 0 and _wake_first(self._waiters):
            n -= 1

    def notify_all(self) -> None:
        """Wake every waiting task."""
        self.notify(len(self._waiters))


class Semaphore(_ContextManagerMixin, mixins._LoopBoundMixin):
    """A counter that never goes below zero; tasks that wait for it are served in their order."""

    def __init__(self, value: int = 1) -> None:
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._waiters = None
        self._value = value

    def __repr__(self) -> str:
        return _show(self, 'locked' if self.locked() else f'unlocked, value:{self._value}', self._waiters)

    def locked(self) -> bool:
        """Say whether an acquire would have to wait."""
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters or ())

    async def acquire(self) -> bool:
        """Take one, waiting for it if there is none."""
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = deque()
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except exceptions.CancelledError:
            if waiter.done() and not waiter.cancelled():
                # What was reserved for this task goes back.
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_up_next():
                pass
        return True

    def release(self) -> None:
        """Give one back, and wake the task that has waited longest."""
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self) -> bool:
        if self._waiters and _wake_first(self._waiters):
            # Reserved for the task that wakes up, so that no other takes it first.
            self._value -= 1
            return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore that may not be released more often than it was acquired."""

    def __init__(self, value: int = 1) -> None:
        self._bound_value = value
        super().__init__(value)

    def release(self) -> None:
        """Give one back; ValueError when all are back already."""
        if self._value >= self._bound_value:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


class Barrier(mixins._LoopBoundMixin):
    """A point that a fixed number of tasks pass together, again and again."""

    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._cond = Condition()
        self._parties = parties
        self._state = 'filling'
        self._count = 0

    def __repr__(self) -> str:
        state = self._state
        if state != 'broken':
            state += f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{object.__repr__(self)[1:-1]} [{state}]>'

    async def __aenter__(self) -> int:
        return await self.wait()

    async def __aexit__(self, *args) -> None:
        pass

    async def wait(self) -> int:
        """Wait for the others; return this task's place among them, in ``range(parties)``."""
        async with self._cond:
            # The last set may be on its way out still.
            await self._cond.wait_for(lambda: self._state not in ('draining', 'resetting'))
            if self._state == 'broken':
                raise exceptions.BrokenBarrierError('Barrier aborted')
            try:
                place = self._count
                self._count += 1
                if place + 1 == self._parties:
                    self._state = 'draining'
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._state != 'filling')
                    if self._state in ('broken', 'resetting'):
                        raise exceptions.BrokenBarrierError('Abort or reset of barrier')
                return place
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ('resetting', 'draining'):
                        self._state = 'filling'
                    self._cond.notify_all()

    async def reset(self) -> None:
        """Empty the barrier; tasks that wait at it get BrokenBarrierError."""
        async with self._cond:
            if self._count > 0:
                if self._state != 'resetting':
                    self._state = 'resetting'
            else:
                self._state = 'filling'
            self._cond.notify_all()

    async def abort(self) -> None:
        """Break the barrier for those who wait and those who come, until a reset."""
        async with self._cond:
            self._state = 'broken'
            self._cond.notify_all()

    @property
    def parties(self) -> int:
        """How many tasks pass together."""
        return self._parties

    @property
    def n_waiting(self) -> int:
        """How many tasks wait now."""
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self) -> bool:
        """Whether the barrier is broken."""
        return self._state == 'broken'
