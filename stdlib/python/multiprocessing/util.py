"""What the package does at the end of a process, and its logger."""

import atexit
import os
import sys
from _weakref import ref
from itertools import count

from . import process

__all__ = [
    'sub_debug', 'debug', 'info', 'sub_warning', 'warn', 'get_logger', 'log_to_stderr', 'Finalize', 'is_exiting',
    'register_after_fork', 'close_all_fds_except',
]

NOTSET, SUBDEBUG, DEBUG, INFO, SUBWARNING, WARNING = 0, 5, 10, 20, 25, 30
LOGGER_NAME = 'multiprocessing'
DEFAULT_LOGGING_FORMAT = '[%(levelname)s/%(processName)s] %(message)s'

_logger = None
_log_to_stderr = False


def _log(level: int, message: str, args: tuple) -> None:
    if _logger is not None:
        _logger.log(level, message, *args, stacklevel=3)


def sub_debug(message: str, *args) -> None:
    """Log below debug."""
    _log(SUBDEBUG, message, args)


def debug(message: str, *args) -> None:
    """Log for debugging."""
    _log(DEBUG, message, args)


def info(message: str, *args) -> None:
    """Log what happens."""
    _log(INFO, message, args)


def sub_warning(message: str, *args) -> None:
    """Log below warning."""
    _log(SUBWARNING, message, args)


def warn(message: str, *args) -> None:
    """Log a warning."""
    _log(WARNING, message, args)


def get_logger():
    """Return the package's logger."""
    global _logger
    if _logger is None:
        import logging
        _logger = logging.getLogger(LOGGER_NAME)
        _logger.propagate = 0
    return _logger


def log_to_stderr(level=None):
    """Have the package's logger write to stderr, and return it."""
    global _log_to_stderr
    import logging
    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(DEFAULT_LOGGING_FORMAT))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    _log_to_stderr = True
    return logger


_finalizers: dict = {}
_finalizer_counter = count()


class Finalize:
    """A call that happens once: when an object goes, when it is made by hand, or at the end of the process.

    At the end, those with an `exitpriority` run, the highest first and the newest first among equals.
    """

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority: int | None = None) -> None:
        if exitpriority is not None and not isinstance(exitpriority, int):
            raise TypeError(f'Exitpriority ({exitpriority!r}) must be None or int, not {type(exitpriority)!s}')
        if obj is None and exitpriority is None:
            raise ValueError('Without object, exitpriority cannot be None')
        self._weakref = None if obj is None else ref(obj, self)
        self._callback = callback
        self._args = args
        self._kwargs = kwargs or {}
        self._key = exitpriority, next(_finalizer_counter)
        self._pid = os.getpid()
        _finalizers[self._key] = self

    def __call__(self, wr=None):
        """Make the call, unless it has been made or cancelled."""
        if _finalizers.pop(self._key, None) is None or self._pid != os.getpid():
            return None
        callback, args, kwargs = self._callback, self._args, self._kwargs
        self._weakref = self._callback = self._args = self._kwargs = None
        return callback(*args, **kwargs)

    def cancel(self) -> None:
        """Never make the call."""
        if _finalizers.pop(self._key, None) is not None:
            self._weakref = self._callback = self._args = self._kwargs = None

    def still_active(self) -> bool:
        """Say whether the call is still to be made."""
        return self._key in _finalizers


def _run_finalizers(minpriority: int | None = None) -> None:
    keys = [key for key in list(_finalizers) if key[0] is not None and (minpriority is None or key[0] >= minpriority)]
    for key in sorted(keys, reverse=True):
        finalizer = _finalizers.get(key)
        if finalizer is not None:
            try:
                finalizer()
            except Exception:
                import traceback
                traceback.print_exc()


_exiting = False


def is_exiting() -> bool:
    """Say whether the process is about to end."""
    return _exiting


def _exit_function() -> None:
    global _exiting
    if _exiting:
        return
    _exiting = True
    _run_finalizers(0)
    for child in process.active_children():
        if child.daemon:
            info('calling terminate() for daemon %s', child.name)
            child._popen.terminate()
    for child in process.active_children():
        info('calling join() for process %s', child.name)
        child.join()
    _run_finalizers()


atexit.register(_exit_function)


abstract_sockets_supported = sys.platform == 'linux'


def is_abstract_socket_namespace(address) -> bool:
    """Say whether an address of a local socket is a name without a file."""
    if not address:
        return False
    if isinstance(address, bytes):
        return address[0] == 0
    if isinstance(address, str):
        return address[0] == '\0'
    raise TypeError(f'address type of {address!r} unrecognized')


def get_temp_dir() -> str:
    """Return a folder for files of this process, which goes with it."""
    config = process.current_process()._config
    if config.get('tempdir') is None:
        import shutil
        import tempfile
        folder = tempfile.mkdtemp(prefix='pymp-')
        Finalize(None, shutil.rmtree, args=(folder, True), exitpriority=-100)
        config['tempdir'] = folder
    return config['tempdir']


_after_forkers: list = []


def register_after_fork(obj, func) -> None:
    """Have `func(obj)` called in each process that is forked from this one, as long as `obj` lives."""
    _after_forkers.append((ref(obj), func))


def _run_after_forkers() -> None:
    for place, func in _after_forkers:
        obj = place()
        if obj is not None:
            func(obj)


def close_all_fds_except(fds) -> None:
    """Do nothing: a worker inherits only what was named for it."""


def _flush_std_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, ValueError, OSError):
            pass
