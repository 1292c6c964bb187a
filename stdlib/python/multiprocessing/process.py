"""Process objects: what a program sees of its children and of itself."""

import os
from itertools import count

__all__ = ['BaseProcess', 'current_process', 'active_children', 'parent_process']

try:
    ORIGINAL_DIR = os.path.abspath(os.getcwd())
except OSError:
    ORIGINAL_DIR = None


def current_process():
    """Return the object of the process that calls."""
    return _current_process


def active_children() -> list:
    """Return the children that are alive; those that have ended are let go."""
    _cleanup()
    return list(_children)


def parent_process():
    """Return the object of the parent, or None in the first process."""
    return _parent_process


def _cleanup() -> None:
    for child in list(_children):
        # Another thread may close it meanwhile.
        popen = child._popen
        if popen is not None and popen.poll() is not None:
            _children.discard(child)


class BaseProcess:
    """A function that runs, or ran, or will run, in a process of its own."""

    _start_method = None

    def _Popen(self):
        raise NotImplementedError

    def __init__(self, group=None, target=None, name: str | None = None, args=(), kwargs=None, *,
                 daemon: bool | None = None) -> None:
        assert group is None, 'group argument must be None for now'
        number = next(_process_counter)
        self._identity = (*_current_process._identity, number)
        # The family's key is made with its first member that is no longer alone.
        _current_process.authkey
        self._config = _current_process._config.copy()
        self._config.pop('tempdir', None)
        self._parent_pid = os.getpid()
        self._parent_name = _current_process.name
        self._popen = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = {} if kwargs is None else dict(kwargs)
        self._name = name or f"{type(self).__name__}-{':'.join(str(i) for i in self._identity)}"
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self) -> None:
        if self._closed:
            raise ValueError('process object is closed')

    def run(self) -> None:
        """Call the target; a subclass may do something else. It happens in the child."""
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self) -> None:
        """Start the child; it may be done once."""
        self._check_closed()
        assert self._popen is None, 'cannot start a process twice'
        assert self._parent_pid == os.getpid(), 'can only start a process object created by current process'
        assert not _current_process._config.get('daemon'), 'daemonic processes are not allowed to have children'
        _cleanup()
        self._popen = self._Popen(self)
        self._sentinel = self._popen.sentinel
        # The arguments have crossed; here they would only live on.
        del self._target, self._args, self._kwargs
        _children.add(self)

    def interrupt(self) -> None:
        """Send the child SIGINT."""
        self._check_closed()
        self._popen.interrupt()

    def terminate(self) -> None:
        """Send the child SIGTERM."""
        self._check_closed()
        self._popen.terminate()

    def kill(self) -> None:
        """Send the child SIGKILL."""
        self._check_closed()
        self._popen.kill()

    def join(self, timeout: float | None = None) -> None:
        """Wait until the child has ended, or until `timeout` seconds passed; `exitcode` tells which."""
        self._check_closed()
        assert self._parent_pid == os.getpid(), 'can only join a child process'
        assert self._popen is not None, 'can only join a started process'
        if self._popen.wait(timeout) is not None:
            _children.discard(self)

    def is_alive(self) -> bool:
        """Say whether the process runs."""
        self._check_closed()
        if self is _current_process:
            return True
        assert self._parent_pid == os.getpid(), 'can only test a child process'
        if self._popen is None:
            return False
        if self._popen.poll() is None:
            return True
        _children.discard(self)
        return False

    def close(self) -> None:
        """Let go of what belongs to the process; ValueError while it runs."""
        if self._popen is not None:
            if self._popen.poll() is None:
                raise ValueError('Cannot close a process while it is still running. '
                                 'You should first call join() or terminate().')
            self._popen.close()
            self._popen = None
            del self._sentinel
            _children.discard(self)
        self._closed = True

    @property
    def name(self) -> str:
        """A name for people to read; it need not be unique."""
        return self._name

    @name.setter
    def name(self, name: str) -> None:
        assert isinstance(name, str), 'name must be a string'
        self._name = name

    @property
    def daemon(self) -> bool:
        """Whether the child is terminated when this process ends; set it before `start`."""
        return self._config.get('daemon', False)

    @daemon.setter
    def daemon(self, daemonic: bool) -> None:
        assert self._popen is None, 'process has already started'
        self._config['daemon'] = daemonic

    @property
    def authkey(self) -> bytes:
        """The key with which connections of this family of processes prove themselves."""
        return self._config.get('authkey') or _new_authkey(self._config)

    @authkey.setter
    def authkey(self, authkey: bytes) -> None:
        self._config['authkey'] = AuthenticationString(authkey)

    @property
    def exitcode(self) -> int | None:
        """The status with which the child ended, negative for a signal; None while it has not."""
        self._check_closed()
        if self is _current_process or self._popen is None:
            return None
        return self._popen.poll()

    @property
    def ident(self) -> int | None:
        """The process id; None before the start."""
        self._check_closed()
        if self is _current_process:
            return os.getpid()
        return self._popen and self._popen.pid

    pid = ident

    @property
    def sentinel(self) -> int:
        """A descriptor that becomes ready when the child ends, for `connection.wait`."""
        self._check_closed()
        try:
            return self._sentinel
        except AttributeError:
            raise ValueError('process not started') from None

    def __repr__(self) -> str:
        exitcode = None
        if self is _current_process:
            status = 'started'
        elif self._closed:
            status = 'closed'
        elif self._parent_pid != os.getpid():
            status = 'unknown'
        elif self._popen is None:
            status = 'initial'
        else:
            exitcode = self._popen.poll()
            status = 'started' if exitcode is None else 'stopped'
        info = [type(self).__name__, f'name={self._name!r}']
        if self._popen is not None:
            info.append(f'pid={self._popen.pid}')
        info.append(f'parent={self._parent_pid}')
        info.append(status)
        if exitcode is not None:
            info.append(f'exitcode={_signal_name(exitcode)}')
        if self.daemon:
            info.append('daemon')
        return f"<{' '.join(info)}>"

    def _bootstrap(self, parent_sentinel: int | None = None) -> int:
        """Run as the child's whole program; return its exit status."""
        import sys
        import threading
        from . import context, util
        global _current_process, _parent_process, _children, _process_counter
        if self._start_method is not None:
            context._default_context.set_start_method(self._start_method, force=True)
        _process_counter = count(1)
        _children = set()
        _current_process = self
        _parent_process = _ParentProcess(self._parent_name, self._parent_pid, parent_sentinel)
        try:
            self.run()
            status = 0
        except SystemExit as error:
            if error.code is None:
                status = 0
            elif isinstance(error.code, int):
                status = error.code
            else:
                sys.stderr.write(f'{error.code}\n')
                status = 1
        except BaseException:
            status = 1
            import traceback
            sys.stderr.write(f'Process {self.name}:\n')
            traceback.print_exc()
        finally:
            threading._shutdown()
            util._flush_std_streams()
        return status


def _signal_name(exitcode: int):
    if exitcode < 0:
        import signal
        try:
            return f'-{signal.Signals(-exitcode).name}'
        except ValueError:
            pass
    return exitcode


class AuthenticationString(bytes):
    """A key, which is pickled for a child that is being started and for nobody else."""

    def __reduce__(self):
        from .context import get_spawning_popen
        if get_spawning_popen() is None:
            raise TypeError('Pickling an AuthenticationString object is disallowed for security reasons')
        return AuthenticationString, (bytes(self),)


def _new_authkey(config: dict) -> AuthenticationString:
    # Made at the first use: most programs have none.
    key = config['authkey'] = AuthenticationString(os.urandom(32))
    return key


class _ParentProcess(BaseProcess):
    """The process that started this one."""

    def __init__(self, name: str, pid: int, sentinel: int | None) -> None:
        self._identity = ()
        self._name = name
        self._pid = pid
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._sentinel = sentinel
        self._config = {}

    def is_alive(self) -> bool:
        """Say whether the parent runs."""
        from .connection import wait
        return not wait([self._sentinel], timeout=0)

    @property
    def ident(self) -> int:
        """The process id."""
        return self._pid

    pid = ident

    def join(self, timeout: float | None = None) -> None:
        """Wait until the parent has ended, which ends this process too."""
        from .connection import wait
        wait([self._sentinel], timeout=timeout)


class _MainProcess(BaseProcess):
    """The process in which the program began."""

    def __init__(self) -> None:
        self._identity = ()
        self._name = 'MainProcess'
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._config = {}

    def close(self) -> None:
        """The first process cannot be closed."""


_parent_process = None
_current_process = _MainProcess()
_process_counter = count(1)
_children: set = set()
