"""The two sides of starting a worker: how it is called, and what it does then."""

import os
import sys
from _thread import _detects_deadlocks

from . import process

__all__ = ['set_executable', 'get_executable', 'get_arguments', 'get_preparation_data', 'prepare', 'worker_main']

_executable = None
# In a worker, the pipe from the parent: it must not be collected, for closing it would hide the parent's end.
_lifeline = None
# Where this process and its relatives find their resource tracker, and the process that it outlives.
_tracker_place = None


def set_executable(executable) -> None:
    """Start workers from `executable`, str, bytes or path."""
    global _executable
    _executable = None if executable is None else os.fsdecode(executable)


def get_executable() -> str:
    """Return what workers are started from."""
    return _executable or sys.executable


def get_arguments(descriptor: int, role: str) -> list:
    """Return the arguments that make a 'worker' which reads its work from `descriptor`, or a 'fork-server' that serves it."""
    gil = 'on' if sys._is_gil_enabled() else 'off'
    deadlock = 'error' if _detects_deadlocks() else 'wait'
    return ['--gil', gil, '--deadlock', deadlock, f'--{role}', str(descriptor)]


def get_tracker_place() -> tuple:
    """Return the address of the resource tracker and the number of the process that it outlives."""
    global _tracker_place
    if _tracker_place is None:
        # A name without a file, which nobody can guess.
        number = os.getpid()
        _tracker_place = f'\0weft-tracker-{number}-{os.urandom(8).hex()}', number
    return _tracker_place


def get_path(folder: str | None) -> list:
    """Return where a child looks for modules, for which the current folder is another one."""
    path = list(sys.path)
    if '' in path and folder is not None:
        path[path.index('')] = folder
    return path


def _folder() -> str | None:
    try:
        return os.getcwd()
    except PermissionError:
        # A program that may not see it cannot have left it, and the child begins in the same one.
        return None


def get_preparation_data(name: str) -> dict:
    """Return what a child should know of this process before its work is unpickled."""
    from . import context, util
    main = sys.modules.get('__main__')
    data = {
        'name': name,
        'sys_path': get_path(process.ORIGINAL_DIR),
        'sys_argv': sys.argv,
        'orig_dir': process.ORIGINAL_DIR,
        'dir': _folder(),
        'authkey': process.current_process().authkey,
        'start_method': context._default_context.get_start_method(),
        'tracker': get_tracker_place(),
        'switch_interval': sys.getswitchinterval(),
        'main_name': getattr(getattr(main, '__spec__', None), 'name', None),
        'main_path': getattr(main, '__file__', None),
    }
    if util._logger is not None:
        data['log_level'] = util._logger.getEffectiveLevel()
        data['log_to_stderr'] = util._log_to_stderr
    return data


def prepare(data: dict) -> None:
    """Make this process like its parent."""
    global _tracker_place
    current = process.current_process()
    current.name = data['name']
    current.authkey = data['authkey']
    _tracker_place = data['tracker']
    if data.get('log_to_stderr'):
        from .util import log_to_stderr
        log_to_stderr(data['log_level'])
    elif 'log_level' in data:
        from .util import get_logger
        get_logger().setLevel(data['log_level'])
    from . import context
    context._default_context.set_start_method(data['start_method'], force=True)
    sys.path[:] = data['sys_path']
    sys.argv = data['sys_argv']
    if data['dir'] is not None:
        try:
            os.chdir(data['dir'])
        except OSError:
            # The folder may be gone by now, and most work does not need it.
            pass
    process.ORIGINAL_DIR = data['orig_dir']
    sys.setswitchinterval(data['switch_interval'])
    main = sys.modules.get('__main__')
    # What the work needs of the parent's main program comes with it, so that program does not run again;
    # its path is there for messages.
    if main is not None and data['main_path'] is not None and not hasattr(main, '__file__'):
        main.__file__ = data['main_path']


def _let_go_of_input() -> None:
    # What the parent is typed is not for its children, and not for what they start.
    try:
        nothing = os.open(os.devnull, os.O_RDONLY)
        if nothing != 0:
            os.dup2(nothing, 0)
            os.close(nothing)
    except OSError:
        pass


def worker_main(descriptor: int) -> int:
    """Do what the parent sends over `descriptor`, as this process's whole program; return its exit status."""
    import _multiprocessing
    _let_go_of_input()
    global _lifeline
    try:
        _lifeline = _multiprocessing.Connection(descriptor, writable=False)
        message = _lifeline.recv_bytes()
    except (EOFError, OSError):
        # The parent died before it could say what to do.
        return 1
    _multiprocessing.exit_with_parent(descriptor)
    return _work(message, descriptor)


def _work(message: bytes, descriptor: int | None) -> int:
    from . import reduction
    data = reduction.ForkingPickler.loads(message)
    prepare(data)
    return reduction.ForkingPickler.loads(data['work'])._bootstrap(descriptor)
