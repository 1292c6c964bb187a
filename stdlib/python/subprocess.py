"""Other programs run as children of this one."""

import os
import signal
import sys
import threading
from time import monotonic as _time

from _subprocess_results import CalledProcessError, CompletedProcess, SubprocessError, TimeoutExpired, list2cmdline
from _subprocess import spawn as _spawn
from _subprocess import wait_for_end as _wait_for_end

__all__ = ['Popen', 'PIPE', 'STDOUT', 'call', 'check_call', 'getstatusoutput', 'getoutput', 'check_output', 'run',
           'CalledProcessError', 'DEVNULL', 'SubprocessError', 'TimeoutExpired', 'CompletedProcess']

PIPE = -1
STDOUT = -2
DEVNULL = -3

# Children whose objects are gone before they ended; they are reaped at the next start.
_active = []


def _cleanup() -> None:
    for process in list(_active):
        if process._internal_poll() is not None:
            try:
                _active.remove(process)
            except ValueError:
                # Another thread was quicker.
                pass


def call(*popenargs, timeout=None, **kwargs) -> int:
    """Run a program, and return its exit status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:  # The child must not outlive whatever ends the wait.
            process.kill()
            raise


def check_call(*popenargs, **kwargs) -> int:
    """As `call`; an exit status other than 0 is an error."""
    status = call(*popenargs, **kwargs)
    if status:
        command = kwargs.get('args')
        raise CalledProcessError(status, popenargs[0] if command is None else command)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a program, and return what it prints; an exit status other than 0 is an error."""
    for name in ('stdout', 'check'):
        if name in kwargs:
            raise ValueError(f'{name} argument not allowed, it will be overridden.')
    if 'input' in kwargs and kwargs['input'] is None:
        # None would be the input of this program.
        is_text = any(kwargs.get(name) for name in ('text', 'universal_newlines', 'encoding', 'errors'))
        kwargs['input'] = '' if is_text else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def run(*popenargs, input=None, capture_output: bool = False, timeout=None, check: bool = False, **kwargs):
    """Run a program to its end."""
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs['stdout'] = kwargs['stderr'] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:  # The child must not outlive whatever ends the wait.
            process.kill()
            raise
        status = process.poll()
        if check and status:
            raise CalledProcessError(status, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, status, stdout, stderr)


def getstatusoutput(cmd: str, *, encoding=None, errors=None) -> tuple:
    """Run a command of the shell; return its exit status and what it prints."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        status = 0
    except CalledProcessError as error:
        data, status = error.output, error.returncode
    return status, data.removesuffix('\n')


def getoutput(cmd: str, *, encoding=None, errors=None) -> str:
    """Run a command of the shell; return what it prints."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


class Popen:
    """A child process."""

    # Set early: it is looked at when the start fails.
    _child_created = False

    def __init__(self, args, bufsize: int = -1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds: bool = True, shell: bool = False, cwd=None, env=None, universal_newlines=None,
                 startupinfo=None, creationflags: int = 0, restore_signals: bool = True,
                 start_new_session: bool = False, pass_fds=(), *, user=None, group=None, extra_groups=None,
                 encoding=None, errors=None, text=None, umask: int = -1, pipesize: int = -1,
                 process_group=None) -> None:
        _cleanup()
        self._waitpid_lock = threading.Lock()
        self._input = None
        self._communication_started = False
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError('bufsize must be an integer')
        if not isinstance(pipesize, int):
            raise TypeError('pipesize must be an integer')
        if preexec_fn is os.setsid:
            start_new_session = True
        elif preexec_fn is os.setpgrp and process_group is None:
            process_group = 0
        elif preexec_fn is not None:
            # Between fork and exec of a program with threads no Python code can run. The two functions above are done by
            # the start itself.
            raise RuntimeError('preexec_fn not supported within subinterpreters')
        if pass_fds and not close_fds:
            import warnings
            warnings.warn('pass_fds overriding close_fds.', RuntimeWarning)
            close_fds = True
        if startupinfo is not None:
            raise ValueError('startupinfo is only supported on Windows platforms')
        if creationflags != 0:
            raise ValueError('creationflags is only supported on Windows platforms')
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError('Cannot disambiguate when both text and universal_newlines are supplied but different. '
                                  'Pass one or the other.')
        if stdout is not None and stdout is not PIPE and stdout == STDOUT:
            raise ValueError('STDOUT can only be used for stderr')
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        line_buffering = self.text_mode and bufsize == 1
        if line_buffering:
            # Lines are a matter of the text alone.
            bufsize = -1
        self._bufsize = bufsize
        attributes = (int(bool(start_new_session)), -1 if process_group is None else process_group, umask,
                      _user_number(user), _group_number(group))
        if isinstance(extra_groups, str):
            raise ValueError('Groups must be a list, not a string')
        groups = None if extra_groups is None else [_group_number(each, 'extra_groups') for each in extra_groups]
        streams = _Streams(stdin, stdout, stderr, pipesize)
        try:
            self.pid = _start(args, executable, shell, cwd, env, streams, close_fds, pass_fds, attributes, groups)
            self._child_created = True
        except:
            streams.close_all()
            raise
        streams.close_child_ends()
        self.stdin = self._open(streams.to_child, 'wb', line_buffering)
        self.stdout = self._open(streams.from_child, 'rb', False)
        self.stderr = self._open(streams.errors_from_child, 'rb', False)

    def _open(self, descriptor: int, mode: str, line_buffering: bool):
        if descriptor < 0:
            return None
        import io
        file = io.open(descriptor, mode, self._bufsize)
        if not self.text_mode:
            return file
        if mode == 'wb':
            return io.TextIOWrapper(file, encoding=self.encoding, errors=self.errors, write_through=True,
                                    line_buffering=line_buffering)
        return io.TextIOWrapper(file, encoding=self.encoding, errors=self.errors)

    @property
    def universal_newlines(self) -> bool:
        """Whether streams are text; an older name."""
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, universal_newlines) -> None:
        self.text_mode = bool(universal_newlines)

    def __repr__(self) -> str:
        shown = f'<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>'
        return shown if len(shown) <= 80 else shown[:76] + '...>'

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback) -> None:
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if kind is not KeyboardInterrupt:
                self.wait()
            else:
                self._wait_a_moment()

    def _wait_a_moment(self) -> None:
        # The child has been interrupted too.
        try:
            self._wait(0.25)
        except TimeoutExpired:
            pass

    def __del__(self, _maxsize=sys.maxsize) -> None:
        if not self._child_created:
            return
        if self.returncode is None:
            import warnings
            warnings.warn(f'subprocess {self.pid} is still running', ResourceWarning, source=self)
            if self._internal_poll() is None:
                _active.append(self)

    def communicate(self, input=None, timeout=None) -> tuple:
        """Give the child its input, and return what it printed to both streams when it has ended."""
        if self._communication_started and input:
            raise ValueError('Cannot send input after starting communication')
        if timeout is None and not self._communication_started and [self.stdin, self.stdout, self.stderr].count(None) >= 2:
            stdout = stderr = None
            if self.stdin:
                self._stdin_write(input)
            elif self.stdout:
                stdout = self.stdout.read()
                self.stdout.close()
            elif self.stderr:
                stderr = self.stderr.read()
                self.stderr.close()
            self.wait()
            return stdout, stderr
        deadline = None if timeout is None else _time() + timeout
        try:
            stdout, stderr = self._communicate(input, deadline, timeout)
        finally:
            self._communication_started = True
        return stdout, stderr

    def _stdin_write(self, input) -> None:
        try:
            if input:
                self.stdin.write(input)
        except BrokenPipeError:
            # The child does not read it.
            pass
        finally:
            try:
                self.stdin.close()
            except BrokenPipeError:
                pass

    def _remaining(self, deadline):
        return None if deadline is None else max(deadline - _time(), 0.0)

    def _communicate(self, input, deadline, timeout) -> tuple:
        if self.stdin and not self._communication_started:
            try:
                self.stdin.flush()
            except BrokenPipeError:
                pass
            except ValueError:
                # The program may have closed it.
                if not self.stdin.closed:
                    raise
            if not input:
                self._close_stdin()
        if not self._communication_started:
            # What was read stays when the time is up, for the next try.
            self._received = {stream: [] for stream in (self.stdout, self.stderr) if stream}
            self._input_offset = 0
            if input is not None and self.stdin:
                self._input = input.encode(self.stdin.encoding, self.stdin.errors) if self.text_mode else input
        self._transfer(deadline, timeout)
        self._wait(self._remaining(deadline), timeout)
        return self._collected(self.stdout), self._collected(self.stderr)

    def _close_stdin(self) -> None:
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _transfer(self, deadline, timeout) -> None:
        import selectors
        view = memoryview(self._input).cast('B') if self._input else None
        with selectors.DefaultSelector() as selector:
            if view is not None and not self.stdin.closed:
                selector.register(self.stdin, selectors.EVENT_WRITE)
            for stream in self._received:
                if not stream.closed:
                    selector.register(stream, selectors.EVENT_READ)
            while selector.get_map():
                ready = selector.select(self._remaining(deadline))
                if deadline is not None and _time() > deadline:
                    received = [b''.join(self._received.get(stream, ())) or None for stream in (self.stdout, self.stderr)]
                    raise TimeoutExpired(self.args, timeout, output=received[0], stderr=received[1])
                for key, _ in ready:
                    if key.fileobj is self.stdin:
                        # As much as a pipe takes without waiting.
                        chunk = view[self._input_offset:self._input_offset + 512]
                        try:
                            self._input_offset += os.write(key.fd, chunk)
                        except BrokenPipeError:
                            self._input_offset = len(view)
                        if self._input_offset >= len(view):
                            selector.unregister(self.stdin)
                            self._close_stdin()
                        continue
                    data = os.read(key.fd, 32768)
                    if data:
                        self._received[key.fileobj].append(data)
                    else:
                        selector.unregister(key.fileobj)
                        key.fileobj.close()

    def _collected(self, stream):
        if not stream:
            return None
        data = b''.join(self._received[stream])
        if not self.text_mode:
            return data
        return data.decode(stream.encoding, stream.errors).replace('\r\n', '\n').replace('\r', '\n')

    def poll(self):
        """Return the exit status if the child has ended, None otherwise."""
        return self._internal_poll()

    def _internal_poll(self):
        if self.returncode is None and self._waitpid_lock.acquire(False):
            try:
                if self.returncode is None:
                    self._reap(os.WNOHANG)
            finally:
                self._waitpid_lock.release()
        return self.returncode

    def _reap(self, options: int) -> None:
        try:
            pid, status = os.waitpid(self.pid, options)
        except ChildProcessError:
            # Something else has reaped it, and its status is lost.
            pid, status = self.pid, 0
        if pid == self.pid:
            self.returncode = os.waitstatus_to_exitcode(status)

    def wait(self, timeout=None) -> int:
        """Wait for the end of the child, and return its exit status, negative for a signal."""
        return self._wait(timeout)

    def _wait(self, timeout, said=None) -> int:
        """Wait for some seconds; the error shows what was said at first if they are what is left of that."""
        deadline = None if timeout is None else _time() + timeout
        while self.returncode is None:
            ended = _wait_for_end(self.pid, self._remaining(deadline))
            with self._waitpid_lock:
                if self.returncode is None and (ended or timeout is None):
                    self._reap(0 if timeout is None else os.WNOHANG)
            if self.returncode is None and deadline is not None and _time() >= deadline:
                raise TimeoutExpired(self.args, timeout if said is None else said)
        return self.returncode

    def send_signal(self, sig: int) -> None:
        """Send a signal to the child, unless it has ended."""
        # Its number may belong to another process once it is reaped.
        self.poll()
        if self.returncode is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self) -> None:
        """Ask the child to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the child."""
        self.send_signal(signal.SIGKILL)


class _Streams:
    """The ends of the child's streams: its own, which it inherits, and those of this program; -1 for none."""

    def __init__(self, stdin, stdout, stderr, pipesize: int) -> None:
        self._pipesize = pipesize
        self.to_child = self.from_child = self.errors_from_child = -1
        self.opened_for_child = []
        self.child = [-1, -1, -1]
        if stdin == PIPE and stdin is not None:
            self.child[0], self.to_child = self._pipe()
            self.opened_for_child.append(self.child[0])
        else:
            self.child[0] = self._descriptor(stdin)
        if stdout == PIPE and stdout is not None:
            self.from_child, self.child[1] = self._pipe()
            self.opened_for_child.append(self.child[1])
        else:
            self.child[1] = self._descriptor(stdout)
        if stderr == PIPE and stderr is not None:
            self.errors_from_child, self.child[2] = self._pipe()
            self.opened_for_child.append(self.child[2])
        elif stderr == STDOUT and stderr is not None:
            self.child[2] = self.child[1] if self.child[1] >= 0 else sys.__stdout__.fileno()
        else:
            self.child[2] = self._descriptor(stderr)

    def _pipe(self) -> tuple:
        reader, writer = os.pipe()
        if self._pipesize > 0:
            import fcntl
            fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, self._pipesize)
        return reader, writer

    def _descriptor(self, stream) -> int:
        if stream is None:
            return -1
        if isinstance(stream, int):
            if stream == DEVNULL:
                descriptor = os.open(os.devnull, os.O_RDWR)
                self.opened_for_child.append(descriptor)
                return descriptor
            return stream
        return stream.fileno()

    def close_child_ends(self) -> None:
        """Close what the child alone needs."""
        for descriptor in self.opened_for_child:
            os.close(descriptor)
        self.opened_for_child = []

    def close_all(self) -> None:
        """Close everything, since there is no child."""
        self.close_child_ends()
        for descriptor in (self.to_child, self.from_child, self.errors_from_child):
            if descriptor >= 0:
                os.close(descriptor)


def _start(args, executable, shell: bool, cwd, env, streams, close_fds: bool, pass_fds, attributes, groups) -> int:
    if isinstance(args, (str, bytes)):
        args = [args]
    elif isinstance(args, os.PathLike):
        if shell:
            raise TypeError('path-like args is not allowed when shell is true')
        args = [args]
    else:
        args = list(args)
    if shell:
        args = ['/bin/sh', '-c', *args]
        if executable:
            args[0] = executable
    if executable is None:
        executable = args[0]
    sys.audit('subprocess.Popen', executable, args, cwd, env)
    variables = None
    if env is not None:
        variables = []
        for name, value in env.items():
            name = os.fsencode(name)
            if b'=' in name:
                raise ValueError('illegal environment variable name')
            variables.append(name + b'=' + os.fsencode(value))
    path = os.fsencode(executable)
    if os.path.dirname(path):
        candidates = [path]
    else:
        candidates = [os.path.join(os.fsencode(folder), path) for folder in os.get_exec_path(env)]
    descriptors = sorted(set(map(int, pass_fds))) if close_fds else None
    return _spawn(candidates, args, variables, cwd, streams.child, descriptors, attributes, groups, executable)


_LARGEST_ID = 2 ** 32 - 1


def _user_number(user) -> int:
    if user is None:
        return -1
    if isinstance(user, str):
        import pwd
        return pwd.getpwnam(user).pw_uid
    if not isinstance(user, int):
        raise TypeError('User must be a string or an integer')
    if user < 0:
        raise ValueError(f'User ID cannot be negative, got {user}')
    if user > _LARGEST_ID:
        raise OverflowError('uid is greater than maximum')
    return user


def _group_number(group, what: str = 'Group') -> int:
    if group is None:
        return -1
    if isinstance(group, str):
        import grp
        return grp.getgrnam(group).gr_gid
    if not isinstance(group, int):
        if what == 'Group':
            raise TypeError(f'Group must be a string or an integer, not {type(group)}')
        raise TypeError('Items in extra_groups must be a string or integer')
    if group < 0:
        raise ValueError(f'Group ID cannot be negative, got {group}')
    if group > _LARGEST_ID:
        if what == 'Group':
            raise OverflowError('gid is greater than maximum')
        raise ValueError('invalid group id')
    return group
