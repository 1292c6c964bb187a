"""Pairs of a terminal and who plays its part."""

import os
import tty
from select import select

__all__ = ['openpty', 'spawn']

STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO = 0, 1, 2


def openpty() -> tuple[int, int]:
    """Open a pair; return the descriptors of who plays the terminal's part and of the terminal."""
    return os.openpty()


def _read(fd: int) -> bytes:
    return os.read(fd, 1024)


def _write_all(fd: int, data: bytes) -> None:
    while data:
        data = data[os.write(fd, data):]


def _copy(controller: int, master_read, stdin_read) -> None:
    # Until the program at the terminal has closed it.
    watched = [controller, STDIN_FILENO]
    while True:
        ready, _, _ = select(watched, [], [])
        if controller in ready:
            try:
                data = master_read(controller)
            except OSError:
                data = b''
            if not data:
                return
            _write_all(STDOUT_FILENO, data)
        if STDIN_FILENO in ready:
            data = stdin_read(STDIN_FILENO)
            if data:
                _write_all(controller, data)
            else:
                watched.remove(STDIN_FILENO)


def spawn(argv, master_read=_read, stdin_read=_read) -> int:
    """Run a program at a terminal of its own, which this process's input and output are connected to; return its status."""
    import subprocess
    if isinstance(argv, str):
        argv = (argv,)
    controller, terminal = openpty()
    process = subprocess.Popen(list(argv), stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True)
    os.close(terminal)
    before = None
    try:
        before = tty.setraw(STDIN_FILENO)
    except tty.error:
        # Input is no terminal.
        pass
    try:
        _copy(controller, master_read, stdin_read)
    finally:
        if before is not None:
            tty.tcsetattr(STDIN_FILENO, tty.TCSAFLUSH, before)
        os.close(controller)
    status = process.wait()
    return -status if status < 0 else status << 8
