"""The interface of `multiprocessing` with threads in place of processes."""

import sys
import threading
import weakref
from array import array
from queue import Queue
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore

from .connection import Pipe

__all__ = [
    'Process', 'current_process', 'active_children', 'freeze_support', 'Lock', 'RLock', 'Semaphore',
    'BoundedSemaphore', 'Condition', 'Event', 'Barrier', 'Queue', 'Manager', 'Pipe', 'Pool', 'JoinableQueue',
]

# The name of the builtin goes to what makes a shared one.
dict = dict
list = list
JoinableQueue = Queue


class DummyProcess(threading.Thread):
    """A thread that looks like a process."""

    def __init__(self, group=None, target=None, name: str | None = None, args=(), kwargs={}) -> None:
        super().__init__(group, target, name, args, kwargs)
        self._pid = None
        self._children = weakref.WeakKeyDictionary()
        self._start_called = False
        self._parent = current_process()

    def start(self) -> None:
        """Start the thread."""
        if self._parent is not current_process():
            raise RuntimeError(f'Parent is {self._parent!r} but current_process is {current_process()!r}')
        self._start_called = True
        if hasattr(self._parent, '_children'):
            self._parent._children[self] = None
        super().start()

    @property
    def exitcode(self) -> int | None:
        """0 once the thread has ended."""
        return 0 if self._start_called and not self.is_alive() else None


Process = DummyProcess
current_process = threading.current_thread
current_process()._children = weakref.WeakKeyDictionary()


def active_children() -> list:
    """Return the threads that the calling thread started and that have not ended."""
    children = current_process()._children
    for child in [*children]:
        if not child.is_alive():
            children.pop(child, None)
    return [*children]


def freeze_support() -> None:
    """Do nothing: there are no processes."""


class Namespace:
    """An object whose attributes are its only purpose."""

    def __init__(self, /, **kwds) -> None:
        self.__dict__.update(kwds)

    def __repr__(self) -> str:
        items = sorted(f'{name}={value!r}' for name, value in self.__dict__.items() if not name.startswith('_'))
        return f"{type(self).__name__}({', '.join(items)})"


def Array(typecode: str, sequence, lock: bool = True) -> array:
    """Make an array."""
    return array(typecode, sequence)


class Value:
    """A value that can be replaced."""

    def __init__(self, typecode: str, value, lock: bool = True) -> None:
        self._typecode = typecode
        self._value = value

    @property
    def value(self):
        """The value."""
        return self._value

    @value.setter
    def value(self, value) -> None:
        self._value = value

    def __repr__(self) -> str:
        return f'<{type(self).__name__}({self._typecode!r}, {self._value!r})>'


def Manager():
    """Return what makes shared objects, which is this module."""
    return sys.modules[__name__]


def shutdown() -> None:
    """Do nothing: there is no manager's process."""


def Pool(processes: int | None = None, initializer=None, initargs=()):
    """Make a pool of threads."""
    from ..pool import ThreadPool
    return ThreadPool(processes, initializer, initargs)
