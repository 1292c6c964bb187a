"""Contexts: the functions of this package, bound to a way to start processes."""

import sys
from _thread import _local

from . import process

__all__ = []


class ProcessError(Exception):
    """The base of this package's exceptions."""


class BufferTooShort(ProcessError):
    """A message was longer than the buffer for it; the message is the argument."""


class TimeoutError(ProcessError):
    """A result did not come in time."""


class AuthenticationError(ProcessError):
    """The other side of a connection did not know the key."""


class BaseContext:
    """Makes processes, and what they share, for one start method."""

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError

    current_process = staticmethod(process.current_process)
    parent_process = staticmethod(process.parent_process)
    active_children = staticmethod(process.active_children)

    def cpu_count(self) -> int:
        """Return how many processors the system has."""
        import os
        count = os.cpu_count()
        if count is None:
            raise NotImplementedError('cannot determine number of cpus')
        return count

    def Manager(self):
        """Start a process that holds objects which other processes use through proxies, and return its manager."""
        from .managers import SyncManager
        manager = SyncManager(ctx=self.get_context())
        manager.start()
        return manager

    def Pipe(self, duplex: bool = True) -> tuple:
        """Return two connected ends; without `duplex` the first only receives and the second only sends."""
        from .connection import Pipe
        return Pipe(duplex)

    def Lock(self):
        """Make a lock between processes."""
        from .synchronize import Lock
        return Lock(ctx=self.get_context())

    def RLock(self):
        """Make a lock between processes that its owner may take again."""
        from .synchronize import RLock
        return RLock(ctx=self.get_context())

    def Condition(self, lock=None):
        """Make a condition between processes."""
        from .synchronize import Condition
        return Condition(lock, ctx=self.get_context())

    def Semaphore(self, value: int = 1):
        """Make a semaphore between processes."""
        from .synchronize import Semaphore
        return Semaphore(value, ctx=self.get_context())

    def BoundedSemaphore(self, value: int = 1):
        """Make a semaphore that may not be released more often than it was acquired."""
        from .synchronize import BoundedSemaphore
        return BoundedSemaphore(value, ctx=self.get_context())

    def Event(self):
        """Make a flag that processes can wait for."""
        from .synchronize import Event
        return Event(ctx=self.get_context())

    def Barrier(self, parties: int, action=None, timeout: float | None = None):
        """Make a point that a fixed number of processes pass together."""
        from .synchronize import Barrier
        return Barrier(parties, action, timeout, ctx=self.get_context())

    def Queue(self, maxsize: int = 0):
        """Make a queue between processes."""
        from .queues import Queue
        return Queue(maxsize, ctx=self.get_context())

    def JoinableQueue(self, maxsize: int = 0):
        """Make a queue whose items can be waited for until they have been dealt with."""
        from .queues import JoinableQueue
        return JoinableQueue(maxsize, ctx=self.get_context())

    def SimpleQueue(self):
        """Make a queue without a thread of its own: a locked pipe."""
        from .queues import SimpleQueue
        return SimpleQueue(ctx=self.get_context())

    def Pool(self, processes: int | None = None, initializer=None, initargs=(), maxtasksperchild: int | None = None):
        """Make a pool of worker processes."""
        from .pool import Pool
        return Pool(processes, initializer, initargs, maxtasksperchild, context=self.get_context())

    def RawValue(self, typecode_or_type: str, *args):
        """Make a shared number without a lock."""
        from .sharedctypes import RawValue
        return RawValue(typecode_or_type, *args)

    def RawArray(self, typecode_or_type: str, size_or_initializer):
        """Make shared numbers without a lock."""
        from .sharedctypes import RawArray
        return RawArray(typecode_or_type, size_or_initializer)

    def Value(self, typecode_or_type: str, *args, lock=True):
        """Make a shared number."""
        from .sharedctypes import Value
        return Value(typecode_or_type, *args, lock=lock, ctx=self.get_context())

    def Array(self, typecode_or_type: str, size_or_initializer, *, lock=True):
        """Make shared numbers."""
        from .sharedctypes import Array
        return Array(typecode_or_type, size_or_initializer, lock=lock, ctx=self.get_context())

    def freeze_support(self) -> None:
        """Do nothing: a worker is told apart by how it is started."""

    def get_logger(self):
        """Return the package's logger."""
        from .util import get_logger
        return get_logger()

    def log_to_stderr(self, level=None):
        """Have the package's logger write to stderr, and return it."""
        from .util import log_to_stderr
        return log_to_stderr(level)

    def allow_connection_pickling(self) -> None:
        """Do nothing: connections can always be handed to a process that is being started."""

    def set_executable(self, executable) -> None:
        """Start workers from another executable."""
        from .spawn import set_executable
        set_executable(executable)

    def set_forkserver_preload(self, module_names) -> None:
        """Have the server that forks processes import modules before it does so."""
        from .forkserver import set_forkserver_preload
        set_forkserver_preload(module_names)

    def get_context(self, method: str | None = None):
        """Return the context of a start method; None for this one."""
        if method is None:
            return self
        if method not in _concrete_contexts:
            raise ValueError(f'cannot find context for {method!r}')
        return _concrete_contexts[method]

    def get_start_method(self, allow_none: bool = False) -> str:
        """Return the name of the start method."""
        return self._name

    def set_start_method(self, method: str, force: bool = False) -> None:
        """Choose the start method, which is possible in the default context only."""
        raise ValueError('cannot set start method of concrete context')

    @property
    def reducer(self):
        """The module that pickles for this context."""
        from . import reduction
        return reduction

    def _check_available(self) -> None:
        pass


class Process(process.BaseProcess):
    """A process that runs a function, or `run` of a subclass."""

    _start_method = None

    @staticmethod
    def _Popen(process_obj):
        return _default_context.get_context().Process._Popen(process_obj)


class SpawnProcess(process.BaseProcess):
    """A process of the context 'spawn'."""

    _start_method = 'spawn'

    @staticmethod
    def _Popen(process_obj):
        from .popen_spawn_posix import Popen
        return Popen(process_obj)


class DefaultContext(BaseContext):
    """The context behind the package's own functions."""

    Process = Process

    def __init__(self, context: BaseContext) -> None:
        self._default_context = context
        self._actual_context = None

    def get_context(self, method: str | None = None) -> BaseContext:
        """Return the context of a start method, or the one in force."""
        if method is None:
            if self._actual_context is None:
                self._actual_context = self._default_context
            return self._actual_context
        return super().get_context(method)

    def set_start_method(self, method: str | None, force: bool = False) -> None:
        """Choose the start method, once unless `force`."""
        if self._actual_context is not None and not force:
            raise RuntimeError('context has already been set')
        self._actual_context = None if method is None and force else self.get_context(method)

    def get_start_method(self, allow_none: bool = False) -> str | None:
        """Return the name of the start method; with `allow_none`, None before it is fixed."""
        if self._actual_context is None:
            if allow_none:
                return None
            self._actual_context = self._default_context
        return self._actual_context._name

    def get_all_start_methods(self) -> list:
        """Return the names of the start methods, the default first."""
        return list(_concrete_contexts)


class SpawnContext(BaseContext):
    """Starts each process afresh, as a worker of this executable."""

    _name = 'spawn'
    Process = SpawnProcess


class ForkServerProcess(process.BaseProcess):
    """A process of the context 'forkserver'."""

    _start_method = 'forkserver'

    @staticmethod
    def _Popen(process_obj):
        from .popen_forkserver import Popen
        return Popen(process_obj)


class ForkServerContext(BaseContext):
    """Has processes forked by a server, which has begun once for all of them."""

    _name = 'forkserver'
    Process = ForkServerProcess


# The first one is the default. Only Linux has what a server needs to fork children of its parent.
_concrete_contexts = {'spawn': SpawnContext()}
if sys.platform == 'linux':
    _concrete_contexts = {'forkserver': ForkServerContext(), **_concrete_contexts}
_default_context = DefaultContext(next(iter(_concrete_contexts.values())))


class _Spawning(_local):
    # While a process object is pickled for its child: what to do with the descriptors in it.
    popen = None


_spawning = _Spawning()


def get_spawning_popen():
    """Return what starts a process in this thread just now, or None."""
    return _spawning.popen


def set_spawning_popen(popen) -> None:
    """Say what starts a process in this thread."""
    _spawning.popen = popen


def assert_spawning(obj: object) -> None:
    """Raise RuntimeError unless a process is being started, to which `obj` can go."""
    if _spawning.popen is None:
        raise RuntimeError(f'{type(obj).__name__} objects should only be shared between processes through inheritance')
