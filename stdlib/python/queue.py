"""Queues between threads: first in first out, last in first out, or by priority."""

from _collections import deque
from time import monotonic as time
import threading

try:
    from _queue import AtOnce as _AtOnce, Empty, SimpleQueue
except ImportError:
    from _py_queue import AtOnce as _AtOnce, Empty, SimpleQueue

__all__ = ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Full(Exception):
    """The queue has no room, and the caller would not wait for it or waited in vain."""


class ShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """A queue with room for `maxsize` items, or for any number when that is not positive."""

    def __init__(self, maxsize: int = 0) -> None:
        self.maxsize = maxsize
        self._init(maxsize)
        # What the three conditions share: taken itself, it is taken faster, and who waits is known while it is held.
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self) -> None:
        """Say that an item taken with `get` has been dealt with."""
        if _at_once.finish(self):
            return
        with self.mutex:
            left = self.unfinished_tasks - 1
            if left < 0:
                raise ValueError('task_done() called too many times')
            if left == 0:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = left

    def join(self) -> None:
        """Wait until every item that was put has been dealt with."""
        with self.mutex:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self) -> int:
        """Return about how many items there are."""
        with self.mutex:
            return self._qsize()

    def empty(self) -> bool:
        """Say whether there was no item a moment ago."""
        with self.mutex:
            return not self._qsize()

    def full(self) -> bool:
        """Say whether there was no room a moment ago."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block: bool = True, timeout: float | None = None) -> None:
        """Put `item` in, waiting for room (at most `timeout` seconds) unless `block` is false.

        Full when there was none, ShutDown when the queue takes no more.
        """
        if timeout is None and _at_once.put(self, item):
            return
        with self.mutex:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0:
                if timeout is not None and timeout < 0 and block:
                    raise ValueError("'timeout' must be a non-negative number")
                if self._qsize() >= self.maxsize:
                    self._wait(self.not_full, self._has_room, Full, block, timeout)
                    if self.is_shutdown:
                        raise ShutDown
            self._put(item)
            self.unfinished_tasks += 1
            if self.not_empty._waiters:
                self.not_empty.notify()

    def get(self, block: bool = True, timeout: float | None = None):
        """Take an item out, waiting for one (at most `timeout` seconds) unless `block` is false.

        Empty when there was none, ShutDown when none will come.
        """
        if timeout is None and (item := _at_once.take(self)) is not _at_once:
            return item
        with self.mutex:
            size = self._qsize()
            if self.is_shutdown and not size:
                raise ShutDown
            if timeout is not None and timeout < 0 and block:
                raise ValueError("'timeout' must be a non-negative number")
            if not size:
                self._wait(self.not_empty, self._qsize, Empty, block, timeout)
                if not self._qsize():
                    raise ShutDown
            item = self._get()
            if self.not_full._waiters:
                self.not_full.notify()
            return item

    def _has_room(self) -> bool:
        return self._qsize() < self.maxsize

    def _wait(self, condition, ready, failure, block: bool, timeout: float | None) -> None:
        # Called with the mutex held; returns when ready or shut down.
        if not block:
            raise failure
        if timeout is None:
            while not ready() and not self.is_shutdown:
                condition.wait()
            return
        deadline = time() + timeout
        while not ready() and not self.is_shutdown:
            remaining = deadline - time()
            if remaining <= 0.0:
                raise failure
            condition.wait(remaining)

    def put_nowait(self, item) -> None:
        """Put `item` in without waiting; Full when there is no room."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Take an item out without waiting; Empty when there is none."""
        return self.get(block=False)

    def shutdown(self, immediate: bool = False) -> None:
        """Take no more items; with `immediate`, give none out either and drop those that are in.

        Callers that wait in `put` or `get` are woken with ShutDown.
        """
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    # A subclass may keep its items in another order. These run with the mutex held.

    def _init(self, maxsize: int) -> None:
        self.queue = deque()

    def _qsize(self) -> int:
        return len(self.queue)

    def _put(self, item) -> None:
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


# Does what takes no waiting, for queues that are no subclass.
_at_once = _AtOnce(Queue)


class PriorityQueue(Queue):
    """A queue that gives out the smallest item first."""

    def _init(self, maxsize: int) -> None:
        from heapq import heappop, heappush
        self.queue = []
        self._push, self._pop = heappush, heappop

    def _put(self, item) -> None:
        self._push(self.queue, item)

    def _get(self):
        return self._pop(self.queue)


class LifoQueue(Queue):
    """A queue that gives out the newest item first."""

    def _init(self, maxsize: int) -> None:
        self.queue = []

    def _put(self, item) -> None:
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()
