"""Connections between processes: the two ends of a pipe."""

import sys

import _multiprocessing

from . import context, reduction

__all__ = ['Client', 'Listener', 'Pipe', 'wait']


class Connection(_multiprocessing.Connection):
    """One end of a pipe, through which objects go."""

    def __repr__(self) -> str:
        return f'<{type(self).__module__}.{type(self).__qualname__} object at {id(self):#x}>'

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb) -> None:
        self.close()

    def send(self, obj) -> None:
        """Send an object."""
        self.send_bytes(reduction.ForkingPickler.dumps(obj))

    def recv(self):
        """Wait for an object and return it; EOFError when none will come."""
        return reduction._loads(self.recv_bytes())

    def recv_bytes_into(self, buf, offset: int = 0) -> int:
        """Receive bytes into a writable buffer; return their number, or raise BufferTooShort with them."""
        with memoryview(buf) as view:
            target = view.cast('B')
            if offset < 0:
                raise ValueError('negative offset')
            if offset > len(target):
                raise ValueError('offset too large')
            message = self.recv_bytes()
            if len(message) > len(target) - offset:
                raise context.BufferTooShort(message)
            target[offset:offset + len(message)] = message
            return len(message)

    def __reduce__(self):
        popen = context.get_spawning_popen()
        if popen is not None:
            return type(self), (popen.duplicate_for_child(self.fileno()), self.readable, self.writable)
        return _rebuild, (type(self), reduction.DupFd(self.fileno()), self.readable, self.writable)


def _rebuild(kind: type, descriptor, readable: bool, writable: bool) -> Connection:
    return kind(descriptor.detach(), readable, writable)


def Pipe(duplex: bool = True) -> tuple:
    """Return two connected ends; without `duplex` the first only receives and the second only sends."""
    first, second = _multiprocessing.pipe(duplex)
    if duplex:
        return Connection(first), Connection(second)
    return Connection(first, writable=False), Connection(second, readable=False)


def wait(object_list, timeout: float | None = None) -> list:
    """Wait until one of the connections, sockets or sentinels is ready; return those that are.

    The list is empty after `timeout` seconds.
    """
    objects = {}
    for each in object_list:
        try:
            descriptor = each if isinstance(each, int) else int(each.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f'Invalid file object: {each!r}') from None
        if descriptor < 0:
            raise ValueError(f'Invalid file descriptor: {descriptor}')
        objects.setdefault(descriptor, each)
    if timeout is not None and timeout < 0:
        timeout = 0
    return [objects[descriptor] for descriptor in _multiprocessing.wait(list(objects), timeout)]


# Listening and connecting. Whoever has no descriptor in common with the other side proves that it knows the key.

_CHALLENGE = b'#CHALLENGE#'
_WELCOME = b'#WELCOME#'
_FAILURE = b'#FAILURE#'
_DIGEST = 'sha256'
_LONGEST = 256


# What kinds of addresses there are.
families = ['AF_INET', 'AF_UNIX']


def _family_of(address) -> str:
    if isinstance(address, tuple):
        return 'AF_INET'
    if isinstance(address, str) or isinstance(address, bytes) and address[:1] == b'\0':
        return 'AF_UNIX'
    raise (TypeError if address else ValueError)(f'address type of {address!r} unrecognized')


def arbitrary_address(family: str, has_key: bool):
    """Return an address that no listener has."""
    import os
    if family == 'AF_INET':
        return 'localhost', 0
    if has_key and sys.platform == 'linux':
        # A name without a file: nothing is left of it, however the process ends. Anybody can connect to it, and must then
        # prove to know the key.
        return f'\0listener-{os.getpid()}-{os.urandom(8).hex()}'
    import tempfile
    return os.path.join(tempfile.mkdtemp(prefix='pymp-'), 'listener')


def _remove(path: str, folder: str | None) -> None:
    import os
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
    if folder is not None:
        try:
            os.rmdir(folder)
        except OSError:
            # Gone already, or the program has put something there.
            pass


def _check_key(authkey) -> None:
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError('authkey should be a byte string')


class Listener:
    """Takes connections of other processes at an address."""

    def __init__(self, address=None, family: str | None = None, backlog: int = 1, authkey: bytes | None = None) -> None:
        import os
        import socket
        family = family or (_family_of(address) if address is not None else 'AF_UNIX')
        _check_key(authkey)
        folder = None
        if not address:
            address = arbitrary_address(family, authkey is not None)
            if family == 'AF_UNIX' and address[0] != '\0':
                folder = os.path.dirname(address)
        self._authkey = authkey
        self._last_accepted = None
        self._file = None
        self._socket = socket.socket(getattr(socket, family))
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.bind(address)
            self._socket.listen(backlog)
            self._address = address if family == 'AF_UNIX' else self._socket.getsockname()
        except OSError:
            self._socket.close()
            raise
        if family == 'AF_UNIX' and address[:1] not in ('\0', b'\0'):
            from .util import Finalize
            self._file = Finalize(self, _remove, args=(os.path.abspath(address), folder), exitpriority=0)

    def accept(self) -> Connection:
        """Wait for a connection and return it; AuthenticationError if the other side does not know the key."""
        if self._socket is None:
            raise OSError('listener is closed')
        accepted, self._last_accepted = self._socket.accept()
        accepted.setblocking(True)
        connection = Connection(accepted.detach())
        if self._authkey is not None:
            try:
                deliver_challenge(connection, self._authkey)
                answer_challenge(connection, self._authkey)
            except BaseException:
                connection.close()
                raise
        return connection

    def close(self) -> None:
        """Take no more connections."""
        listening, self._socket = self._socket, None
        if listening is None:
            return
        listening.close()
        if self._file is not None:
            self._file()

    @property
    def address(self):
        """Where the listener can be reached."""
        return self._address

    @property
    def last_accepted(self):
        """The address at the other end of the last connection."""
        return self._last_accepted

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb) -> None:
        self.close()


def Client(address, family: str | None = None, authkey: bytes | None = None) -> Connection:
    """Connect to a listener; AuthenticationError if it does not know the key."""
    import socket
    _check_key(authkey)
    # Where the listener is says of which family it is.
    with socket.socket(getattr(socket, _family_of(address))) as sock:
        sock.setblocking(True)
        sock.connect(address)
        connection = Connection(sock.detach())
    if authkey is not None:
        try:
            answer_challenge(connection, authkey)
            deliver_challenge(connection, authkey)
        except BaseException:
            connection.close()
            raise
    return connection


def _proof(authkey: bytes, message: bytes) -> bytes:
    # Which function the digest is of goes along, so that the other side can choose.
    import hmac
    return b'{%s}' % _DIGEST.encode() + hmac.new(authkey, message, _DIGEST).digest()


def deliver_challenge(connection: Connection, authkey: bytes, digest_name: str = _DIGEST) -> None:
    """Have the other side prove that it knows the key."""
    import hmac
    import os
    if not isinstance(authkey, bytes):
        raise ValueError(f'Authkey must be bytes, not {type(authkey)!s}')
    message = b'{%s}' % digest_name.encode() + os.urandom(40)
    connection.send_bytes(_CHALLENGE + message)
    response = connection.recv_bytes(_LONGEST)
    if not hmac.compare_digest(response, _proof(authkey, message)):
        connection.send_bytes(_FAILURE)
        raise context.AuthenticationError('digest received was wrong')
    connection.send_bytes(_WELCOME)


def answer_challenge(connection: Connection, authkey: bytes) -> None:
    """Prove to the other side that one knows the key."""
    if not isinstance(authkey, bytes):
        raise ValueError(f'Authkey must be bytes, not {type(authkey)!s}')
    message = connection.recv_bytes(_LONGEST)
    if not message.startswith(_CHALLENGE):
        raise context.AuthenticationError(f'Protocol error, expected challenge: {message=}')
    connection.send_bytes(_proof(authkey, message[len(_CHALLENGE):]))
    if connection.recv_bytes(_LONGEST) != _WELCOME:
        raise context.AuthenticationError('digest sent was rejected')
