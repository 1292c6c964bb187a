"""Messages for the log of the system."""

import os
import socket
import sys
import threading
import time

LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO, LOG_DEBUG = range(8)
(
    LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG, LOG_LPR, LOG_NEWS, LOG_UUCP, LOG_CRON, LOG_AUTHPRIV,
    LOG_FTP,
) = range(0, 12 << 3, 1 << 3)
(
    LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3, LOG_LOCAL4, LOG_LOCAL5, LOG_LOCAL6, LOG_LOCAL7,
) = range(16 << 3, 24 << 3, 1 << 3)
LOG_PID, LOG_CONS, LOG_ODELAY, LOG_NDELAY, LOG_NOWAIT, LOG_PERROR = 1, 2, 4, 8, 16, 32

_ADDRESS = '/dev/log'
_lock = threading.Lock()
_settings = None
_socket = None
_mask = 0xff


def LOG_MASK(pri: int, /) -> int:  # noqa: N802
    """Return the mask of one priority."""
    return 1 << pri


def LOG_UPTO(pri: int, /) -> int:  # noqa: N802
    """Return the mask of all priorities up to one."""
    return (1 << pri + 1) - 1


def openlog(ident=None, logoption: int = 0, facility: int = LOG_USER) -> None:
    """Say what messages begin with, how they are sent and what part of the system they are from."""
    global _settings
    if ident is None:
        program = sys.argv[0] if sys.argv else ''
        ident = os.path.basename(program) or 'python'
    _settings = ident, logoption, facility
    if logoption & LOG_NDELAY:
        with _lock:
            _connect()


def _connect() -> bool:
    global _socket
    if _socket is None:
        try:
            _socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            _socket.connect(_ADDRESS)
        except OSError:
            closed, _socket = _socket, None
            if closed is not None:
                closed.close()
    return _socket is not None


def syslog(*args) -> None:
    """Send a message, with a priority before it if it is none of LOG_INFO."""
    if not 1 <= len(args) <= 2:
        raise TypeError('syslog.syslog requires 1 to 2 arguments')
    priority, message = args if len(args) == 2 else (LOG_INFO, *args)
    if not isinstance(message, str):
        raise TypeError(f'syslog() argument must be str, not {type(message).__name__}')
    if _settings is None:
        openlog()
    ident, options, facility = _settings
    if not _mask & LOG_MASK(priority & 7):
        return
    if not priority & ~7:
        priority |= facility
    name = f'{ident}[{os.getpid()}]' if options & LOG_PID else ident
    if options & LOG_PERROR:
        print(f'{name}: {message}', file=sys.stderr)
    stamp = time.strftime('%b %e %H:%M:%S')
    text = f'<{priority}>{stamp} {name}: {message}'.encode('utf-8', 'replace')
    with _lock:
        if _connect():
            try:
                _socket.send(text)
                return
            except OSError:
                _close()
    if options & LOG_CONS:
        try:
            with open('/dev/console', 'w', encoding='utf-8') as console:
                console.write(f'{name}: {message}\r\n')
        except OSError:
            pass


def _close() -> None:
    global _socket
    if _socket is not None:
        _socket.close()
        _socket = None


def closelog() -> None:
    """End what `openlog` began."""
    global _settings
    with _lock:
        _close()
    _settings = None


def setlogmask(maskpri: int, /) -> int:
    """Say which priorities are sent, and return which were before."""
    global _mask
    before = _mask
    if maskpri:
        _mask = maskpri
    return before
