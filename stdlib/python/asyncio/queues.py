"""Queues between tasks: first in first out, last in first out, or by priority."""

from _collections import deque

from . import locks, mixins

__all__ = ['Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty', 'QueueShutDown']


class QueueEmpty(Exception):
    """There was nothing to take at once."""


class QueueFull(Exception):
    """There was no room at once."""


class QueueShutDown(Exception):
    """The queue was shut down."""


class Queue(mixins._LoopBoundMixin):
    """A queue with room for `maxsize` items, or for any number when that is not positive."""

    def __init__(self, maxsize: int = 0) -> None:
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._finished = locks.Event()
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    # A subclass may keep its items in another order.

    def _init(self, maxsize: int) -> None:
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item) -> None:
        self._queue.append(item)

    def _wakeup_next(self, waiters) -> None:
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    def __repr__(self) -> str:
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'

    def __str__(self) -> str:
        return f'<{type(self).__name__} {self._format()}>'

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def _format(self) -> str:
        shown = f'maxsize={self._maxsize!r}'
        if getattr(self, '_queue', None):
            shown += f' _queue={list(self._queue)!r}'
        if self._getters:
            shown += f' _getters[{len(self._getters)}]'
        if self._putters:
            shown += f' _putters[{len(self._putters)}]'
        if self._unfinished_tasks:
            shown += f' tasks={self._unfinished_tasks}'
        if self._is_shutdown:
            shown += ' shutdown'
        return shown

    def qsize(self) -> int:
        """Return how many items there are."""
        return len(self._queue)

    @property
    def maxsize(self) -> int:
        """How many items there is room for."""
        return self._maxsize

    def empty(self) -> bool:
        """Say whether there is no item."""
        return not self._queue

    def full(self) -> bool:
        """Say whether there is no room."""
        return 0 < self._maxsize <= self.qsize()

    async def put(self, item) -> None:
        """Put `item` in, waiting for room; QueueShutDown when the queue takes no more."""
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in(self._putters, self.full)
        return self.put_nowait(item)

    async def _wait_in(self, waiters, still_blocked) -> None:
        waiter = self._get_loop().create_future()
        waiters.append(waiter)
        try:
            await waiter
        except BaseException:
            waiter.cancel()
            try:
                waiters.remove(waiter)
            except ValueError:
                # It was woken before it was cancelled, and has left the queue.
                pass
            if not still_blocked() and not waiter.cancelled():
                # What it was woken for is left to the next.
                self._wakeup_next(waiters)
            raise

    def put_nowait(self, item) -> None:
        """Put `item` in; QueueFull when there is no room."""
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    async def get(self):
        """Take an item out, waiting for one; QueueShutDown when none will come."""
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        """Take an item out; QueueEmpty when there is none."""
        if self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            raise QueueEmpty
        item = self._get()
        self._wakeup_next(self._putters)
        return item

    def task_done(self) -> None:
        """Say that an item that was taken has been dealt with."""
        if self._unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self) -> None:
        """Wait until every item that was put has been dealt with."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    def shutdown(self, immediate: bool = False) -> None:
        """Take no more items; with `immediate`, give none out either and drop those that are in."""
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()
        for waiters in (self._getters, self._putters):
            while waiters:
                waiter = waiters.popleft()
                if not waiter.done():
                    waiter.set_result(None)


class PriorityQueue(Queue):
    """A queue that gives out the smallest item first."""

    def _init(self, maxsize: int) -> None:
        from heapq import heappop, heappush
        self._queue = []
        self._push, self._pop = heappush, heappop

    def _put(self, item) -> None:
        self._push(self._queue, item)

    def _get(self):
        return self._pop(self._queue)


class LifoQueue(Queue):
    """A queue that gives out the newest item first."""

    def _init(self, maxsize: int) -> None:
        self._queue = []

    def _put(self, item) -> None:
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
