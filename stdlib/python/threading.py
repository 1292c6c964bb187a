"""Threads of one process, and the locks, conditions, events, semaphores and barriers by which they meet."""

import _thread
import sys as _sys
from _thread import (
    TIMEOUT_MAX,
    RLock,
    _DeadlockError as DeadlockError,
    _ExceptHookArgs as ExceptHookArgs,
    _excepthook as excepthook,
    _local as local,
    allocate_lock as _allocate_lock,
    error as ThreadError,
    get_ident,
    get_native_id,
    lock as Lock,
    stack_size,
)
from _synchronization import Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Semaphore
from _weakrefset import WeakSet
from itertools import count as _count

__all__ = [
    'get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX',
    'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError',
    'Timer', 'ThreadError', 'setprofile', 'settrace', 'local', 'stack_size', 'excepthook', 'ExceptHookArgs',
    'gettrace', 'getprofile', 'setprofile_all_threads', 'settrace_all_threads', 'get_native_id',
]

__excepthook__ = excepthook

_trace_hook = None
_profile_hook = None


def _deprecated(old: str, new: str) -> None:
    import warnings
    warnings.warn(f'{old}() is deprecated, {new} instead', DeprecationWarning, stacklevel=3)


def setprofile(func) -> None:
    """Have every thread that starts from now on call ``sys.setprofile(func)`` before its ``run``."""
    global _profile_hook
    _profile_hook = func


def setprofile_all_threads(func) -> None:
    """Set a profile function for the threads to come and for those that run already."""
    setprofile(func)
    _sys._setprofileallthreads(func)


def getprofile():
    """Return the profile function that `setprofile` set, or None."""
    return _profile_hook


def settrace(func) -> None:
    """Have every thread that starts from now on call ``sys.settrace(func)`` before its ``run``."""
    global _trace_hook
    _trace_hook = func


def settrace_all_threads(func) -> None:
    """Set a trace function for the threads to come and for those that run already."""
    settrace(func)
    _sys._settraceallthreads(func)


def gettrace():
    """Return the trace function that `settrace` set, or None."""
    return _trace_hook


_counter = _count(1).__next__
# The names that programs which test locks know them by: there is one kind.
_CRLock = _PyRLock = RLock
# All threads that are not collected yet.
_dangling = WeakSet()
_active_limbo_lock = RLock()
_active: dict = {}   # ident -> Thread
_limbo: dict = {}    # Thread that is being started -> itself
_threading_atexits: list = []
_SHUTTING_DOWN = False


class Thread:
    """A function that runs, or ran, or will run, beside the others."""

    _initialized = False

    def __init__(self, group=None, target=None, name: str | None = None, args=(), kwargs=None, *,
                 daemon: bool | None = None, context=None) -> None:
        assert group is None, 'group argument must be None for now'
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = f'Thread-{_counter()}'
            if target is not None:
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        if daemon is None:
            daemon = current_thread().daemon
        elif daemon and not _thread.daemon_threads_allowed():
            raise RuntimeError('daemon threads are disabled in this (sub)interpreter')
        _dangling.add(self)
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = daemon
        self._context = context
        self._ident = None
        self._native_id = None
        self._started = False
        self._handle = _thread._ThreadHandle()
        self._stderr = _sys.stderr
        self._initialized = True

    def __repr__(self) -> str:
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'initial'
        if self._started:
            status = 'stopped' if self._handle.is_done() else 'started'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{type(self).__name__}({self._name}, {status})>'

    def start(self) -> None:
        """Start the thread; it may be done once."""
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        with _active_limbo_lock:
            if self._started or self in _limbo:
                raise RuntimeError('threads can only be started once')
            _limbo[self] = self
        if self._context is None:
            from _contextvars import Context, copy_context
            inherit = getattr(_sys.flags, 'thread_inherit_context', 0)
            self._context = copy_context() if inherit else Context()
        # Released by the new thread once it is listed as active.
        self._ready = _allocate_lock()
        self._ready.acquire()
        try:
            _thread.start_joinable_thread(self._bootstrap, handle=self._handle, daemon=self._daemonic)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._ready.acquire()

    def run(self) -> None:
        """Call the target; a subclass may do something else."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # The thread object often outlives the call, and its arguments should not.
            del self._target, self._args, self._kwargs

    def _bootstrap(self) -> None:
        try:
            self._ident = get_ident()
            self._native_id = get_native_id()
            with _active_limbo_lock:
                self._started = True
                _active[self._ident] = self
                _limbo.pop(self, None)
            self._ready.release()
            self._set_os_name()
            if _trace_hook:
                _sys.settrace(_trace_hook)
            if _profile_hook:
                _sys.setprofile(_profile_hook)
            try:
                self._context.run(self.run)
            except BaseException:
                self._report()
            finally:
                self._context = None
        finally:
            self._delete()

    def _report(self) -> None:
        # Late at exit `sys` may have lost its attributes; the stream from the thread's creation is left then.
        hook = excepthook
        args = ExceptHookArgs([*_sys.exc_info(), self])
        try:
            hook(args)
        except Exception as error:
            error.__suppress_context__ = True
            stderr = getattr(_sys, 'stderr', None) or self._stderr
            if stderr is None:
                return
            if hook is not __excepthook__:
                print('Exception in threading.excepthook:', file=stderr, flush=True)
            system_hook = getattr(_sys, 'excepthook', _sys.__excepthook__)
            system_hook(*_sys.exc_info())

    def _set_os_name(self) -> None:
        set_name = getattr(_thread, 'set_name', None)
        if set_name is not None and self._name:
            try:
                set_name(self._name)
            except OSError:
                pass

    def _delete(self) -> None:
        with _active_limbo_lock:
            _active.pop(get_ident(), None)

    def join(self, timeout: float | None = None) -> None:
        """Wait until the thread has ended, or until `timeout` seconds passed; `is_alive` tells which."""
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if not self._started:
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        self._handle.join(None if timeout is None else max(timeout, 0))

    @property
    def name(self) -> str:
        """A name for people to read; it need not be unique."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name: str) -> None:
        assert self._initialized, 'Thread.__init__() not called'
        self._name = str(name)
        if get_ident() == self._ident:
            self._set_os_name()

    @property
    def ident(self) -> int | None:
        """The number that `get_ident` gives inside the thread; None before it is started."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._ident

    @property
    def native_id(self) -> int | None:
        """The number that the system gave the thread; None before it is started."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._native_id

    def is_alive(self) -> bool:
        """Say whether the thread has been started and has not ended."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._started and not self._handle.is_done()

    @property
    def daemon(self) -> bool:
        """Whether the program may end while this thread runs; set it before `start`."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic: bool) -> None:
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if daemonic and not _thread.daemon_threads_allowed():
            raise RuntimeError('daemon threads are disabled in this interpreter')
        if self._started:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self) -> bool:
        """The old form of the property `daemon`."""
        _deprecated('isDaemon', 'get the daemon attribute')
        return self.daemon

    def setDaemon(self, daemonic: bool) -> None:
        """The old form of setting `daemon`."""
        _deprecated('setDaemon', 'set the daemon attribute')
        self.daemon = daemonic

    def getName(self) -> str:
        """The old form of the property `name`."""
        _deprecated('getName', 'get the name attribute')
        return self.name

    def setName(self, name: str) -> None:
        """The old form of setting `name`."""
        _deprecated('setName', 'set the name attribute')
        self.name = name


class Timer(Thread):
    """A thread that waits before it calls its function, and can be called off meanwhile."""

    def __init__(self, interval: float, function, args=None, kwargs=None) -> None:
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self) -> None:
        """Call the timer off, if it has not fired yet."""
        self.finished.set()

    def run(self) -> None:
        """Wait, and call the function unless cancelled."""
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _ExistingThread(Thread):
    """A thread that runs already when its object is made."""

    def __init__(self, name: str, ident: int, daemon: bool) -> None:
        super().__init__(name=name, daemon=daemon)
        self._started = True
        self._ident = ident
        if ident == get_ident():
            self._native_id = get_native_id()
        self._handle = _thread._make_thread_handle(ident)
        with _active_limbo_lock:
            _active[ident] = self


class _MainThread(_ExistingThread):
    """The thread in which the program began."""

    def __init__(self) -> None:
        super().__init__('MainThread', _thread._get_main_thread_ident(), False)


class _DummyThread(_ExistingThread):
    """Stands for a thread that was not started through this module."""

    def __init__(self) -> None:
        super().__init__(f'Dummy-{_counter()}', get_ident(), _thread.daemon_threads_allowed())

    def is_alive(self) -> bool:
        """Such a thread counts as alive as long as it is listed."""
        return not self._handle.is_done()

    def join(self, timeout: float | None = None) -> None:
        """Nobody can wait for a foreign thread."""
        raise RuntimeError('cannot join a dummy thread')


def current_thread() -> Thread:
    """Return the object of the thread that calls."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread() -> Thread:
    """The old name of `current_thread`."""
    _deprecated('currentThread', 'use current_thread()')
    return current_thread()


def active_count() -> int:
    """Return how many threads are alive."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount() -> int:
    """The old name of `active_count`."""
    _deprecated('activeCount', 'use active_count()')
    return active_count()


def enumerate() -> list:
    """Return the threads that are alive."""
    with _active_limbo_lock:
        return [*_active.values(), *_limbo]


def main_thread() -> Thread:
    """Return the object of the thread in which the program began."""
    return _main_thread


def _register_atexit(func, *args, **kwargs) -> None:
    """Have `func` called when the main thread ends, before it waits for the others."""
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append((func, args, kwargs))


def _shutdown() -> None:
    """Wait for the threads that are not daemons; the interpreter calls this when the program's code has ended."""
    global _SHUTTING_DOWN
    if _main_thread._handle.is_done() and _thread._is_main_interpreter():
        return
    _SHUTTING_DOWN = True
    for func, args, kwargs in reversed(_threading_atexits):
        func(*args, **kwargs)
    if _main_thread.ident == get_ident():
        _main_thread._handle._set_done()
    _thread._shutdown()


def _after_fork() -> None:
    # The thread that goes on in a new process is the main one, and the system has another number for it. The process begins,
    # whatever the other one was at.
    global _SHUTTING_DOWN
    _SHUTTING_DOWN = False
    _main_thread._native_id = get_native_id()
    _main_thread._handle = _thread._make_thread_handle(_main_thread._ident)


# Its daemon flag is given, so the constructor does not ask for the current thread, which is this one.
_main_thread = _MainThread()
