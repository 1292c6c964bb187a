"""What `queue` needs of `_queue`, for an interpreter that has it not."""

import threading
from collections import deque
from types import GenericAlias

__all__ = ['AtOnce', 'Empty', 'SimpleQueue']


class Empty(Exception):
    """A queue had no item to give at once, or none within the timeout."""


Empty.__module__ = '_queue'


class SimpleQueue:
    """A queue without bounds, and without anything to wait for but items."""

    def __init__(self) -> None:
        self._queue = deque()
        self._count = threading.Semaphore(0)

    def put(self, item, block: bool = True, timeout=None) -> None:
        """Put an item in. It never waits; the parameters are those of `Queue`."""
        self._queue.append(item)
        self._count.release()

    def get(self, block: bool = True, timeout=None):
        """Take the first item, and wait for one if that is wanted."""
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._count.acquire(block, timeout if block else None):
            raise Empty
        return self._queue.popleft()

    def put_nowait(self, item) -> None:
        """Put an item in."""
        self.put(item, block=False)

    def get_nowait(self):
        """Take the first item if there is one."""
        return self.get(block=False)

    def empty(self) -> bool:
        """Whether there is no item at the moment."""
        return len(self._queue) == 0

    def qsize(self) -> int:
        """How many items there are at the moment."""
        return len(self._queue)

    __class_getitem__ = classmethod(GenericAlias)


class AtOnce:
    """Does nothing at once, and says so."""

    def __init__(self, kind) -> None:
        """The class of queues does not matter."""

    def put(self, queue, item) -> bool:
        """Say that the item was not put."""
        return False

    def take(self, queue):
        """Return this object: nothing was taken."""
        return self

    def finish(self, queue) -> bool:
        """Say that no item was counted."""
        return False
