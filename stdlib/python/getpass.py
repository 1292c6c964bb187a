"""Who the user is, and passwords asked for without showing them."""

import os
import sys
import warnings

__all__ = ['getpass', 'getuser', 'GetPassWarning']


class GetPassWarning(UserWarning):
    """The password may be seen while it is typed."""


def getpass(prompt: str = 'Password: ', stream=None, *, echo_char=None) -> str:
    """Ask for a password. Where the terminal cannot be told to hide it, that is warned of."""
    if echo_char is not None and not (isinstance(echo_char, str) and len(echo_char) == 1 and echo_char.isascii()
                                      and echo_char.isprintable()):
        raise ValueError(f"'echo_char' must be a single printable ASCII character, got: {echo_char!r}")
    try:
        import termios
    except ImportError:
        return _ask_visibly(prompt, stream)
    return _ask_hidden(prompt, stream, termios)


def _ask_hidden(prompt: str, stream, termios) -> str:
    try:
        source = target = open('/dev/tty', 'r+', buffering=1)
    except OSError:
        source, target = sys.stdin, stream or sys.stderr
    try:
        descriptor = source.fileno()
        before = termios.tcgetattr(descriptor)
    except (AttributeError, ValueError, termios.error):
        return _ask_visibly(prompt, stream)
    hidden = before[:]
    hidden[3] &= ~termios.ECHO
    try:
        termios.tcsetattr(descriptor, termios.TCSAFLUSH, hidden)
        return _read(prompt, stream or target, source)
    finally:
        termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)
        (stream or target).write('\n')


def _ask_visibly(prompt: str, stream) -> str:
    warnings.warn('Can not control echo on the terminal.', GetPassWarning, stacklevel=3)
    stream = stream or sys.stderr
    print('Warning: Password input may be echoed.', file=stream)
    return _read(prompt, stream, sys.stdin)


def _read(prompt: str, stream, source) -> str:
    if prompt:
        stream.write(prompt)
        stream.flush()
    line = source.readline()
    if not line:
        raise EOFError
    return line.removesuffix('\n')


def getuser() -> str:
    """Return the name of the user, from the environment or the file of users."""
    for name in ('LOGNAME', 'USER', 'LNAME', 'USERNAME'):
        user = os.environ.get(name)
        if user:
            return user
    import pwd
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError as error:
        raise OSError('No username set in the environment') from error
