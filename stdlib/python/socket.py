"""Sockets: ends of conversations between programs on one machine or on several."""

import _socket
import io
import os
from _socket import *
from _socket import close, dup as _dup, gaierror, herror
from enum import IntEnum, IntFlag

__all__ = ['fromfd', 'getfqdn', 'create_connection', 'create_server', 'has_dualstack_ipv6', 'AddressFamily',
           'SocketKind', 'AddressInfo', 'MsgFlag', 'SocketIO', 'socketpair',
           'send_fds', 'recv_fds']
__all__ += [name for name in dir(_socket) if not name.startswith('_')]

error = OSError
timeout = TimeoutError
SocketType = _socket.SocketType

IntEnum._convert_('AddressFamily', __name__, lambda name: name.isupper() and name.startswith('AF_'))
IntEnum._convert_('SocketKind', __name__, lambda name: name.isupper() and name.startswith('SOCK_'))
IntFlag._convert_('MsgFlag', __name__, lambda name: name.isupper() and name.startswith('MSG_'))
IntFlag._convert_('AddressInfo', __name__, lambda name: name.isupper() and name.startswith('AI_'))

_LOCALHOST = '127.0.0.1'
_LOCALHOST_V6 = '::1'
_PIECE = 8192


def _as_member(number: int, kind):
    try:
        return kind(number)
    except ValueError:
        return number


class socket(_socket.socket):
    """One end of a conversation; a context manager that closes itself."""

    __slots__ = ['_io_refs', '_closed']

    def __init__(self, family: int = -1, type: int = -1, proto: int = -1, fileno: int | None = None) -> None:
        if fileno is None:
            family = AF_INET if family == -1 else family
            type = SOCK_STREAM if type == -1 else type
            proto = 0 if proto == -1 else proto
        # How many files of `makefile` still need the socket.
        self._io_refs = 0
        self._closed = False
        super().__init__(family, type, proto, fileno)

    def __enter__(self):
        return self

    def __exit__(self, *exc) -> None:
        if not self._closed:
            self.close()

    def __del__(self) -> None:
        if self.fileno() < 0:
            return
        from warnings import warn
        warn(f'unclosed {self!r}', ResourceWarning, source=self)
        try:
            super().close()
        except OSError:
            # The program has closed the descriptor by its number.
            pass

    def __repr__(self) -> str:
        closed = ' [closed]' if getattr(self, '_closed', False) else ''
        parts = [f'fd={self.fileno()}', f'family={self.family!s}', f'type={self.type!s}', f'proto={self.proto}']
        if not closed:
            for label, ask in (('laddr', self.getsockname), ('raddr', self.getpeername)):
                try:
                    address = ask()
                except (OSError, AttributeError):
                    continue
                if address:
                    parts.append(f'{label}={address}')
        kind = self.__class__
        return f"<{kind.__module__}.{kind.__qualname__}{closed} {', '.join(parts)}>"

    def __getstate__(self):
        raise TypeError(f'cannot pickle {self.__class__.__name__!r} object')

    def dup(self):
        """Return another socket object of the same socket."""
        number = _dup(self.fileno())
        other = self.__class__(self.family, self.type, self.proto, fileno=number)
        other.settimeout(self.gettimeout())
        return other

    def accept(self) -> tuple:
        """Wait for a connection; return a socket for it and the address at its other end."""
        number, address = self._accept()
        accepted = socket(self.family, self.type, self.proto, fileno=number)
        # A listener with a time limit does not pass it on.
        if getdefaulttimeout() is None and self.gettimeout():
            accepted.setblocking(True)
        return accepted, address

    def makefile(self, mode: str = 'r', buffering: int | None = None, *, encoding: str | None = None,
                 errors: str | None = None, newline: str | None = None):
        """Return a file that reads from and writes to the socket, which stays open until both are closed."""
        if not set(mode) <= {'r', 'w', 'b'}:
            raise ValueError(f'invalid mode {mode!r} (only r, w, b allowed)')
        writing = 'w' in mode
        reading = 'r' in mode or not writing
        binary = 'b' in mode
        raw = SocketIO(self, ('r' if reading else '') + ('w' if writing else ''))
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if not binary:
                raise ValueError('unbuffered streams must be binary')
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if binary:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset: int = 0, count: int | None = None) -> int:
        """Send a binary file from `offset` on, to its end or `count` bytes; return how many went out.

        The file's position is afterwards where reading stopped.
        """
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError('file should be opened in binary mode')
        if not self.type & SOCK_STREAM:
            raise ValueError('only SOCK_STREAM type sockets are supported')
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f'count must be a positive integer (got {count!r})')
            if count <= 0:
                raise ValueError(f'count must be a positive integer (got {count!r})')
        if self.gettimeout() == 0:
            raise ValueError('non-blocking sockets are not supported')
        if offset:
            file.seek(offset)
        total = 0
        try:
            while count is None or total < count:
                wanted = _PIECE if count is None else min(count - total, _PIECE)
                piece = memoryview(file.read(wanted))
                if not piece:
                    break
                while piece:
                    sent = self.send(piece)
                    total += sent
                    piece = piece[sent:]
            return total
        finally:
            if total and hasattr(file, 'seek'):
                file.seek(offset + total)

    def _decref_socketios(self) -> None:
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def _real_close(self) -> None:
        super().close()

    def close(self) -> None:
        """Close the socket, once the files that were made of it are closed too."""
        self._closed = True
        if self._io_refs <= 0:
            self._real_close()

    def detach(self) -> int:
        """Close the object and leave the socket open; return its descriptor."""
        self._closed = True
        return super().detach()

    @property
    def family(self):
        """The family of its addresses."""
        return _as_member(super().family, AddressFamily)

    @property
    def type(self):
        """Whether it is for streams, datagrams or something else."""
        return _as_member(super().type, SocketKind)

    def get_inheritable(self) -> bool:
        """Say whether child processes inherit the socket."""
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable: bool) -> None:
        """Decide whether child processes inherit the socket."""
        os.set_inheritable(self.fileno(), inheritable)


def fromfd(fd: int, family: int, type: int, proto: int = 0) -> socket:
    """Return a socket object of a duplicate of a descriptor."""
    return socket(family, type, proto, _dup(fd))


def socketpair(family: int | None = None, type: int = SOCK_STREAM, proto: int = 0) -> tuple:
    """Return two sockets that are connected with each other."""
    if family is None:
        family = AF_UNIX
    first, second = _socket._pair(family, type, proto)
    return socket(family, type, proto, first), socket(family, type, proto, second)


class SocketIO(io.RawIOBase):
    """A file without a buffer that is a socket."""

    def __init__(self, sock: socket, mode: str) -> None:
        if mode not in ('r', 'w', 'rw', 'rb', 'wb', 'rwb'):
            raise ValueError(f'invalid mode: {mode!r}')
        super().__init__()
        self._sock = sock
        self._mode = mode if 'b' in mode else mode + 'b'
        self._reading = 'r' in mode
        self._writing = 'w' in mode
        self._timeout_occurred = False

    def readinto(self, b) -> int | None:
        """Receive into a buffer; None if there is nothing yet and the socket does not wait."""
        self._checkClosed()
        self._checkReadable()
        if self._timeout_occurred:
            raise OSError('cannot read from timed out object')
        try:
            return self._sock.recv_into(b)
        except TimeoutError:
            # How much of what was asked for has come is not known any more.
            self._timeout_occurred = True
            raise
        except BlockingIOError:
            return None

    def write(self, b) -> int | None:
        """Send bytes; return how many went out, None if there is no room and the socket does not wait."""
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except BlockingIOError:
            return None

    def readable(self) -> bool:
        """Say whether the file was made for reading."""
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return self._reading

    def writable(self) -> bool:
        """Say whether the file was made for writing."""
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return self._writing

    def seekable(self) -> bool:
        """Say no, for as long as the file is open."""
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return super().seekable()

    def fileno(self) -> int:
        """Return the socket's descriptor."""
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self) -> int:
        """The socket's descriptor, -1 when the file is closed."""
        return -1 if self.closed else self.fileno()

    @property
    def mode(self) -> str:
        """What the file was made for."""
        return self._mode

    def close(self) -> None:
        """Close the file, and the socket if it was only waiting for this."""
        if self.closed:
            return
        super().close()
        sock, self._sock = self._sock, None
        sock._decref_socketios()


def getfqdn(name: str = '') -> str:
    """Return the full name of a host, of this one if none is given."""
    name = name.strip()
    if name in ('', '0.0.0.0', '::'):
        name = gethostname()
    try:
        own, others, _ = gethostbyaddr(name)
    except OSError:
        return name
    return next((each for each in (own, *others) if '.' in each), own)


_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address: tuple, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address: tuple | None = None, *,
                      all_errors: bool = False) -> socket:
    """Connect to (host, port), trying every address of the host, and return the socket."""
    host, port = address
    errors = []
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            return sock
        except OSError as error:
            if not all_errors:
                errors.clear()
            errors.append(error)
            if sock is not None:
                sock.close()
    if not errors:
        raise OSError('getaddrinfo returns an empty list')
    try:
        if all_errors:
            raise ExceptionGroup('create_connection failed', errors)
        raise errors[0]
    finally:
        # The exception holds this frame, which must not hold the exception.
        errors.clear()


def send_fds(sock: socket, buffers, fds, flags: int = 0, address=None) -> int:
    """Send octets and open files over a local socket; return how many octets the system took."""
    from array import array
    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, array('i', fds))])


def recv_fds(sock: socket, bufsize: int, maxfds: int, flags: int = 0) -> tuple:
    """Receive octets and at most `maxfds` open files; return both, flags and the sender's address."""
    from array import array
    fds = array('i')
    message, ancillary, flags, address = sock.recvmsg(bufsize, CMSG_LEN(maxfds * fds.itemsize), flags)
    for level, kind, data in ancillary:
        if (level, kind) == (SOL_SOCKET, SCM_RIGHTS):
            fds.frombytes(data[:len(data) - len(data) % fds.itemsize])
    return message, list(fds), flags, address


def has_dualstack_ipv6() -> bool:
    """Say whether one socket can take connections over both versions of the Internet's protocol."""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except OSError:
        return False


def create_server(address: tuple, *, family: int = AF_INET, backlog: int | None = None, reuse_port: bool = False,
                  dualstack_ipv6: bool = False) -> socket:
    """Return a socket that listens at an address."""
    if dualstack_ipv6:
        if family != AF_INET6:
            raise ValueError('dualstack_ipv6 requires AF_INET6 family')
        if not has_dualstack_ipv6():
            raise ValueError('dualstack_ipv6 not supported on this platform')
    sock = socket(family, SOCK_STREAM)
    try:
        # A server can be started again while connections of the last one are still being wound up.
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except OSError as failure:
            raise OSError(failure.errno, f'{failure.strerror} (while attempting to bind on address {address!r})') from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except OSError:
        sock.close()
        raise


def getaddrinfo(host, port, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0) -> list:
    """Return the addresses of a host and a service, each with the family, kind and protocol that it is for."""
    return [(_as_member(family, AddressFamily), _as_member(kind, SocketKind), proto, name, address)
            for family, kind, proto, name, address in _socket.getaddrinfo(host, port, family, type, proto, flags)]
