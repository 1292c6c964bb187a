"""Tracebacks of all threads, printed on demand, after a time, or for a signal. Weft itself has no fatal errors of C to
report, so that `enable` only notes that they were asked for."""

import signal as _signal
import sys
import threading as _threading

__all__ = ['cancel_dump_traceback_later', 'disable', 'dump_traceback', 'dump_traceback_later', 'enable', 'is_enabled',
           'register', 'unregister']

_MOST = 100

_is_enabled = False
_timer = None
_registered: dict = {}


def _descriptor(file) -> int:
    if file is None:
        file = sys.stderr
        if file is None:
            raise RuntimeError('unable to get sys.stderr')
    if isinstance(file, int):
        if file < 0:
            raise ValueError('file is not a valid file descriptor')
        return file
    number = file.fileno()
    file.flush()
    return number


def _write(descriptor: int, text: str) -> None:
    import os
    os.write(descriptor, text.encode('ascii', 'backslashreplace'))


def _stack(frame) -> str:
    lines = []
    while frame is not None:
        if len(lines) == _MOST:
            lines.append('  ...\n')
            break
        code = frame.f_code
        lines.append(f'  File "{code.co_filename}", line {frame.f_lineno} in {code.co_name}\n')
        frame = frame.f_back
    return ''.join(lines)


def _dump(descriptor: int, all_threads: bool, current: int, frame) -> None:
    if not all_threads:
        _write(descriptor, 'Stack (most recent call first):\n' + _stack(frame))
        return
    parts = []
    for identity, other in sorted(sys._current_frames().items(), key=lambda item: item[0] != current):
        is_current = identity == current
        title = 'Current thread' if is_current else 'Thread'
        parts.append(f'{title} 0x{identity:016x} (most recent call first):\n' + _stack(frame if is_current else other))
    _write(descriptor, '\n'.join(parts))


def dump_traceback(file=None, all_threads: bool = True) -> None:
    """Print the stack of this thread, or of all."""
    _dump(_descriptor(file), all_threads, _threading.get_ident(), sys._getframe(1))


def enable(file=None, all_threads: bool = True, c_stack: bool = True) -> None:
    """Ask for tracebacks at fatal errors."""
    global _is_enabled
    _descriptor(file)
    _is_enabled = True


def disable() -> bool:
    """Ask for them no more; return whether they were asked for."""
    global _is_enabled
    before, _is_enabled = _is_enabled, False
    return before


def is_enabled() -> bool:
    """Return whether tracebacks are asked for."""
    return _is_enabled


def dump_traceback_later(timeout, repeat: bool = False, file=None, exit: bool = False) -> None:
    """Print the stacks of all threads after a time, unless that is cancelled before."""
    global _timer
    if timeout <= 0:
        raise ValueError('timeout must be greater than 0')
    descriptor = _descriptor(file)
    cancel_dump_traceback_later()
    hours, rest = divmod(timeout, 3600)
    minutes, seconds = divmod(rest, 60)
    shown = f'{int(hours)}:{int(minutes):02}:{int(seconds):02}'
    if seconds % 1:
        shown += f'.{int(seconds % 1 * 1_000_000):06}'
    end = _threading.Event()

    def wait() -> None:
        while not end.wait(timeout):
            own = _threading.get_ident()
            frames = {identity: frame for identity, frame in sys._current_frames().items() if identity != own}
            _write(descriptor, f'Timeout ({shown})!\n' + '\n'.join(
                f'Thread 0x{identity:016x} (most recent call first):\n' + _stack(frame)
                for identity, frame in frames.items()))
            if exit:
                import os
                os._exit(1)
            if not repeat:
                break

    _timer = end
    _threading.Thread(target=wait, daemon=True).start()


def cancel_dump_traceback_later() -> None:
    """Cancel the last `dump_traceback_later`."""
    global _timer
    if _timer is not None:
        _timer.set()
        _timer = None


def register(signum: int, file=None, all_threads: bool = True, chain: bool = False) -> None:
    """Print the stacks when a signal arrives."""
    if signum in (_signal.SIGSEGV, _signal.SIGFPE, _signal.SIGABRT, _signal.SIGBUS, _signal.SIGILL):
        raise RuntimeError(f'signal {int(signum)} cannot be registered, use enable() instead')
    if not 1 <= signum < _signal.NSIG:
        raise ValueError('signal number out of range')
    descriptor = _descriptor(file)
    before = _registered[signum][1] if signum in _registered else _signal.getsignal(signum)

    def handle(number, frame) -> None:
        _dump(descriptor, all_threads, _threading.get_ident(), frame)
        if chain and callable(before):
            before(number, frame)

    _registered[signum] = handle, before
    _signal.signal(signum, handle)


def unregister(signum: int) -> bool:
    """Undo `register`; return whether there was something to undo."""
    if not 1 <= signum < _signal.NSIG:
        raise ValueError('signal number out of range')
    found = _registered.pop(signum, None)
    if found is None:
        return False
    _signal.signal(signum, found[1] if found[1] is not None else _signal.SIG_DFL)
    return True
