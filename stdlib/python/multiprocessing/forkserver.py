"""The server that forks children: a process of this executable that has begun, imported what children need, and waits.

Forking is safe there, for the server has no threads. Its children are this process's own, and begin as those do that are
started anew. What a new process inherits (environment, limits, user, folder) comes from here: if it has changed since the
server began, the next process is started anew, and a new server begins when it stays as it is. Programs that may not do everything and those that are recorded have no server.
"""

import atexit
import os
import sys
from _thread import RLock

import _multiprocessing
import _pickle

from . import spawn

__all__ = ['ensure_running', 'set_forkserver_preload']

class ServerLost(Exception):
    """The server is gone, and it is not known what it has done before."""


class ForkServer:
    """The way to the server."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._modules = []
        self._control = None
        self._worker = None
        # What the server was started with.
        self._origin = None
        # What the latest process was to be started with.
        self._latest = None
        # A signal handler may start a process while the answer of the server is waited for.
        self._is_asking = False
        self._has_served = False
        # An origin from which no server came about.
        self._useless = None

    def set_forkserver_preload(self, modules_names: list) -> None:
        """Have the server import modules before it forks; it takes effect when the server begins."""
        if not all(type(name) is str for name in modules_names):
            raise TypeError('module_names must be a list of strings')
        self._modules = modules_names

    def ensure_running(self) -> None:
        """Start the server unless it runs, or this program can have none."""
        with self._lock:
            origin = self._latest = self._current_origin()
            if origin is not None and origin != self._useless:
                self._provide(origin)

    def fork(self, descriptors: list):
        """Return a worker that has these descriptors, or None if it has to be started anew. Raise ServerLost if the server dies."""
        with self._lock:
            origin, latest = self._current_origin(), self._latest
            self._latest = origin
            if origin is None or origin == self._useless or self._is_asking:
                return None
            if latest not in (None, origin):
                # A program that gives each process an environment of its own would need a server for each.
                return None
            self._is_asking = True
            try:
                self._provide(origin)
                worker = _multiprocessing.fork(self._control.fileno(), descriptors)
            except OSError:
                # It was killed, or is no server at all.
                if not self._has_served:
                    self._useless = origin
                self._stop()
                raise ServerLost from None
            except BaseException:
                self._stop()
                raise
            finally:
                self._is_asking = False
            self._has_served = True
            return worker

    def _current_origin(self) -> tuple | None:
        inheritance = _multiprocessing.inheritance()
        if inheritance is None or spawn.get_executable() != sys.executable:
            return None
        return sys.executable, os.getpid(), inheritance

    def _provide(self, origin: tuple) -> None:
        if self._worker is not None and (self._origin != origin or self._worker.wait(0) is not None):
            self._stop()
        if self._worker is None:
            self._start(origin)

    def _start(self, origin: tuple) -> None:
        from . import process, reduction
        own, other = _multiprocessing.pipe(True)
        self._control = _multiprocessing.Connection(own)
        others = _multiprocessing.Connection(other)
        self._has_served = False
        try:
            self._worker = _multiprocessing.spawn(
                origin[0], spawn.get_arguments(other, 'fork-server'), [other])
            self._origin = origin
            path = spawn.get_path(process.ORIGINAL_DIR)
            # Functions of the main program will come by value.
            sources = _pickle.sources_by_value()
            self._control.send_bytes(reduction.ForkingPickler.dumps((list(self._modules), path, sys.argv, sources)))
        finally:
            others.close()

    def _stop(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._worker is not None:
            # It ends by itself, since nobody asks it for anything any more.
            self._worker.close()
            self._worker = None


_forkserver = ForkServer()
ensure_running = _forkserver.ensure_running
set_forkserver_preload = _forkserver.set_forkserver_preload
_fork = _forkserver.fork


def _prepare(message: bytes) -> None:
    # The server's beginning.
    from . import reduction, util
    modules, path, arguments, sources = reduction.ForkingPickler.loads(message)
    spawn._let_go_of_input()
    for name, text in sources:
        try:
            _pickle.expect_by_value(name, text)
        except SyntaxError:
            # The child that needs it says so.
            pass
    _rehearse()
    if modules:
        sys.path[:] = path
        sys.argv = arguments
        for name in modules:
            try:
                __import__(name)
            except ImportError:
                pass
            except Exception:
                import traceback
                traceback.print_exc()
        util._flush_std_streams()
    # Whoever reads what the parent prints must not wait for the server's end.
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)


def _rehearse() -> None:
    # What a child does, done once in the server, so that each of them finds what is made at first use: modules, classes, code
    # that is lowered, and what it keeps in mind.
    import threading
    from . import connection, context, process, reduction, util
    state = [(place, dict(vars(place))) for place in (process, spawn, context._default_context)]
    before = process.current_process()
    name, config = before._name, dict(before._config)
    names = {'__name__': None}
    exec('def take_part(number): pass', names)
    context.set_spawning_popen(_Rehearsal)
    try:
        data = spawn.get_preparation_data('Process-1')
        work = context.ForkServerProcess(target=names['take_part'], args=(0,))
        data['work'] = reduction.ForkingPickler.dumps(work)
        message = reduction.ForkingPickler.dumps(data)
    finally:
        context.set_spawning_popen(None)
    _begin_child()
    # Nothing is received, for whoever waits has descriptors that all children would share.
    for descriptor in _multiprocessing.pipe(False):
        _multiprocessing.Connection(descriptor).close()
    spawn.worker_main(descriptor)
    spawn._work(message, None)
    util._exit_function()
    for place, values in state:
        vars(place).update(values)
    before._name, before._config = name, config
    util._exiting = False
    threading._after_fork()
    atexit.register(util._exit_function)


class _Rehearsal:
    # Stands for what starts a process.
    duplicate_for_child = None


def _begin_child() -> None:
    # In a new process: what must not be the same in all of them, nor be done at the end of each.
    import threading
    from . import util
    threading._after_fork()
    _pickle._after_fork()
    atexit._clear()
    atexit.register(util._exit_function)
    if 'random' in sys.modules:
        sys.modules['random'].seed()
    util._finalizers.clear()
    util._run_after_forkers()
