"""TLS over a socket: `SSLSocket`.

What comes is read under one lock and what goes is written under another, so that two threads may do these at once.
"""

import errno
import socket as _socket_module
from _thread import allocate_lock
from socket import SOCK_STREAM, SOL_SOCKET, SO_TYPE, socket
from time import monotonic

from _tls_channel import Channel, check_parameters
from _tls_errors import SSLError, SSLWantReadError, failed, wants_read, wants_write
from _tls_object import _warn_npn

__all__ = ['SSLSocket']

_PIECE = 1 << 18
_ONCE = _socket_module.MSG_DONTWAIT
_HEAD = 5
_EOF = 8


class _Limit:
    """Until when an operation may take, and what is raised then."""

    __slots__ = ('timeout', 'end', 'name')

    def __init__(self, sock, name: str) -> None:
        self.timeout = sock.gettimeout()
        self.end = monotonic() + self.timeout if self.timeout else None
        self.name = name

    def left(self) -> float:
        """Return how many seconds are left, -1 for any number of them."""
        return -1 if self.end is None else max(0.0, self.end - monotonic())

    def passed(self) -> TimeoutError:
        """Return the error of an operation that took too long."""
        return TimeoutError(f'The {self.name} operation timed out')


class _Turn:
    """A lock that is taken for as long as an operation may take."""

    __slots__ = ('_lock', '_limit', '_refusal')

    def __init__(self, lock, limit: _Limit, refusal) -> None:
        self._lock = lock
        self._limit = limit
        self._refusal = refusal

    def __enter__(self) -> None:
        if self._limit.timeout == 0:
            if not self._lock.acquire(False):
                raise self._refusal()
        elif not self._lock.acquire(True, self._limit.left()):
            raise self._limit.passed()

    def __exit__(self, *exc) -> None:
        self._lock.release()


class SSLSocket(Channel, socket):
    """A socket that speaks TLS: see `SSLContext.wrap_socket`."""

    def __init__(self, *args, **kwargs) -> None:
        raise TypeError(f'{self.__class__.__name__} does not have a public constructor. '
                        'Instances are returned by SSLContext.wrap_socket().')

    @classmethod
    def _create(cls, sock, server_side: bool = False, do_handshake_on_connect: bool = True,
                suppress_ragged_eofs: bool = True, server_hostname=None, context=None, session=None):
        if sock.getsockopt(SOL_SOCKET, SO_TYPE) != SOCK_STREAM:
            raise NotImplementedError('only stream sockets are supported')
        if server_side:
            if server_hostname:
                raise ValueError('server_hostname can only be specified in client mode')
            if session is not None:
                raise ValueError('session can only be specified in client mode')
        check_parameters(context, server_side, server_hostname)
        timeout = sock.gettimeout()
        arguments = {'family': sock.family, 'type': sock.type, 'proto': sock.proto, 'fileno': sock.fileno()}
        self = cls.__new__(cls, **arguments)
        socket.__init__(self, **arguments)
        sock.detach()
        try:
            self._context = context
            self.server_side = bool(server_side)
            self.server_hostname = context._checked_hostname(server_hostname)
            self.do_handshake_on_connect = do_handshake_on_connect
            self.suppress_ragged_eofs = suppress_ragged_eofs
            self._tls = None
            self._ended = False
            self._unsent = None
            self._reading = allocate_lock()
            self._writing = allocate_lock()
            self._connected = self._is_connected()
            self.settimeout(timeout)
            if self._connected:
                self._tls = self._begin()
                if do_handshake_on_connect:
                    if timeout == 0:
                        raise ValueError('do_handshake_on_connect should not be specified for non-blocking sockets')
                    self.do_handshake()
        except BaseException:
            try:
                self.close()
            except OSError:
                pass
            raise
        return self

    def _is_connected(self) -> bool:
        try:
            self.getpeername()
            return True
        except OSError as error:
            if error.errno not in (errno.ENOTCONN, errno.EINVAL):
                raise
        # What somebody sent and then hung up must not be taken for what came over TLS.
        try:
            early = socket.recv(self, 1, _ONCE)
        except OSError as error:
            if error.errno not in (errno.ENOTCONN, errno.EINVAL, errno.EAGAIN):
                raise
            return False
        if early:
            error = SSLError(1, 'Closed before TLS handshake with data in recv buffer.')
            error.library, error.reason = None, 'Closed before TLS handshake with data in recv buffer.'
            raise error
        return False

    @property
    def context(self):
        """The context of the connection."""
        return self._context

    @context.setter
    def context(self, context) -> None:
        self._chosen_settings(context)

    @property
    def session(self):
        """The session that could be gone on with: there is none that a program could keep."""
        return None

    @property
    def session_reused(self) -> bool | None:
        """Whether an earlier session goes on."""
        return None if self._tls is None else self._tls.resumed

    # Moving bytes.

    def _flush(self, limit: _Limit) -> None:
        session = self._tls
        if session is None or not session.outgoing(1):
            return
        with _Turn(self._writing, limit, wants_write):
            self._send_waiting(session, limit)

    def _send_waiting(self, session, limit: _Limit) -> None:
        while data := session.outgoing(_PIECE):
            if limit.end is None:
                try:
                    count = socket.send(self, data)
                except BlockingIOError:
                    raise wants_write() from None
            else:
                try:
                    count = socket.send(self, data, _ONCE)
                except BlockingIOError:
                    self._wait(4, limit)
                    continue
            session.sent(count)

    def _wait(self, events: int, limit: _Limit) -> None:
        from select import poll
        waiting = poll()
        waiting.register(self.fileno(), events)
        if not waiting.poll(limit.left() * 1000):
            raise limit.passed()

    def _receive(self, limit: _Limit, size: int) -> bytes:
        while True:
            try:
                return socket.recv(self, size, 0 if limit.end is None else _ONCE)
            except BlockingIOError:
                if limit.end is None:
                    raise wants_read() from None
            self._wait(1, limit)

    def _fetch(self, limit: _Limit, size: int = _PIECE) -> None:
        # Takes in what comes next.
        session = self._tls
        data = self._receive(limit, size)
        if not data:
            self._ended = True
            session.end()
            return
        try:
            self._feed(session, data)
        except SSLError:
            # The other side is told why, if it still listens.
            try:
                self._flush(limit)
            except OSError:
                pass
            raise
        self._flush(limit)

    def do_handshake(self, block: bool = False) -> None:
        """Agree with the other side on how to speak."""
        self._check_connected()
        timeout = self.gettimeout()
        try:
            if timeout == 0 and block:
                self.settimeout(None)
            self._shake_hands(_Limit(self, 'handshake'))
        finally:
            if timeout == 0 and block:
                self.settimeout(timeout)

    def _shake_hands(self, limit: _Limit) -> None:
        session = self._tls
        self._flush(limit)
        if not session.handshaking:
            return
        with _Turn(self._reading, limit, wants_read):
            self._finish_handshake(session, self._fetch, limit)

    def _said(self, size: int) -> bytes:
        # What the other side has said next.
        session = self._tls
        limit = _Limit(self, 'read')
        self._shake_hands(limit)
        data = session.read(size)
        if data is None:
            self._flush(limit)
            with _Turn(self._reading, limit, wants_read):
                data = self._said_next(session, size, self._fetch, limit)
        return self._unless_closed(session, data)

    def _said_or_ended(self, size: int) -> bytes:
        try:
            return self._said(size)
        except SSLError as error:
            if error.args[0] != _EOF or not self.suppress_ragged_eofs:
                raise
            return b''

    def read(self, len: int = 1024, buffer=None):
        """Return at most `len` bytes of what was said, or put them into a buffer and return how many."""
        if self._tls is None:
            raise ValueError('Read on closed or unwrapped SSL socket.')
        return self._read_by(self._said_or_ended, len, buffer)

    def write(self, data) -> int:
        """Say something; return how many bytes of it were taken."""
        if self._tls is None:
            raise ValueError('Write on closed or unwrapped SSL socket.')
        limit = _Limit(self, 'write')
        return self._say(memoryview(data).cast('B'), limit)

    def _say(self, view, limit: _Limit) -> int:
        session = self._tls
        self._shake_hands(limit)
        with _Turn(self._writing, limit, wants_write):
            if self._unsent is None:
                piece = view[:_PIECE]
                # What waits already must not grow without end.
                self._send_waiting(session, limit)
                session.write(piece)
                self._unsent = piece.nbytes
            # A socket that does not wait is asked again for the same bytes until all of them are gone.
            self._send_waiting(session, limit)
            count, self._unsent = self._unsent, None
            return count

    def unwrap(self):
        """Close the connection over TLS, and wait for the other side to do so; return the socket, which stays open."""
        if self._tls is None:
            raise ValueError(f'No SSL wrapper around {self}')
        session = self._tls
        if session.handshaking:
            raise failed('SHUTDOWN_WHILE_IN_INIT')
        limit = _Limit(self, 'read')
        session.close()
        self._flush(limit)
        with _Turn(self._reading, limit, wants_read):
            # What follows the end of the other side is no TLS any more, so no more than a record is read.
            self._await_goodbye(session, lambda: self._fetch(limit, session.missing))
        self._tls = None
        return self

    # What sockets do.

    def _refuse_flags(self, flags: int, name: str) -> None:
        if flags:
            raise ValueError(f'non-zero flags not allowed in calls to {name}() on {self.__class__}')

    def send(self, data, flags: int = 0) -> int:
        """Say something; return how many bytes of it were taken."""
        if self._tls is None:
            return super().send(data, flags)
        self._refuse_flags(flags, 'send')
        view = memoryview(data).cast('B')
        if self.gettimeout() == 0:
            return self.write(view)
        limit = _Limit(self, 'write')
        sent = self._say(view, limit)
        while sent < view.nbytes:
            sent += self._say(view[sent:], limit)
        return sent

    def sendall(self, data, flags: int = 0) -> None:
        """Say all of something."""
        if self._tls is None:
            return super().sendall(data, flags)
        self._refuse_flags(flags, 'sendall')
        view = memoryview(data).cast('B')
        sent = 0
        while sent < view.nbytes:
            sent += self.send(view[sent:])

    def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
        """Return at most so many bytes of what was said; none at all at the end."""
        if self._tls is None:
            return super().recv(buflen, flags)
        self._refuse_flags(flags, 'recv')
        return self.read(buflen)

    def recv_into(self, buffer, nbytes: int | None = None, flags: int = 0) -> int:
        """Put what was said into a buffer; return how many bytes."""
        if nbytes is None:
            nbytes = memoryview(buffer).nbytes if buffer is not None else 1024
        if self._tls is None:
            return super().recv_into(buffer, nbytes, flags)
        self._refuse_flags(flags, 'recv_into')
        return self.read(nbytes, buffer)

    def _refuse(self, name: str) -> None:
        raise ValueError(f'{name} not allowed on instances of {self.__class__}')

    def sendto(self, data, flags_or_addr, addr=None) -> int:
        """Send to an address, over a connection without TLS."""
        if self._tls is not None:
            self._refuse('sendto')
        if addr is None:
            return super().sendto(data, flags_or_addr)
        return super().sendto(data, flags_or_addr, addr)

    def recvfrom(self, buflen: int = 1024, flags: int = 0) -> tuple:
        """Receive from an address, over a connection without TLS."""
        if self._tls is not None:
            self._refuse('recvfrom')
        return super().recvfrom(buflen, flags)

    def recvfrom_into(self, buffer, nbytes: int | None = None, flags: int = 0) -> tuple:
        """Receive into a buffer from an address, over a connection without TLS."""
        if self._tls is not None:
            self._refuse('recvfrom_into')
        return super().recvfrom_into(buffer, nbytes or 0, flags)

    def sendmsg(self, *args, **kwargs):
        """Refuse: there is nothing of the kind in TLS."""
        raise NotImplementedError(f'sendmsg not allowed on instances of {self.__class__}')

    def recvmsg(self, *args, **kwargs):
        """Refuse: there is nothing of the kind in TLS."""
        raise NotImplementedError(f'recvmsg not allowed on instances of {self.__class__}')

    def recvmsg_into(self, *args, **kwargs):
        """Refuse: there is nothing of the kind in TLS."""
        raise NotImplementedError(f'recvmsg_into not allowed on instances of {self.__class__}')

    def dup(self):
        """Refuse: two sockets cannot have one session."""
        raise NotImplementedError(f"Can't dup() {self.__class__.__name__} instances")

    def shutdown(self, how: int) -> None:
        """End the connection below, without a word of TLS."""
        self._tls = None
        super().shutdown(how)

    def _real_close(self) -> None:
        self._tls = None
        super()._real_close()

    def _connect_with(self, addr, connect):
        if self.server_side:
            raise ValueError("can't connect in server-side mode")
        if self._connected or self._tls is not None:
            raise ValueError('attempt to connect already-connected SSLSocket!')
        self._tls = self._begin()
        try:
            result = connect(addr)
            if not result:
                self._connected = True
                if self.do_handshake_on_connect:
                    self.do_handshake()
            return result
        except (OSError, ValueError):
            self._tls = None
            raise

    def connect(self, addr) -> None:
        """Connect to an address, and agree with the server on how to speak."""
        self._connect_with(addr, super().connect)

    def connect_ex(self, addr) -> int:
        """As `connect`; return 0, or the number of the error."""
        return self._connect_with(addr, super().connect_ex)

    def accept(self) -> tuple:
        """Wait for a connection; return a socket that speaks TLS over it, and the address at its other end."""
        accepted, address = super().accept()
        return self.context.wrap_socket(accepted, server_side=True,
                                        do_handshake_on_connect=self.do_handshake_on_connect,
                                        suppress_ragged_eofs=self.suppress_ragged_eofs), address

    # Asking.

    def _check_connected(self) -> None:
        if not self._connected:
            # Raises what is wrong.
            self.getpeername()

    def getpeercert(self, binary_form: bool = False):
        """Return what the other side's certificate says, or the certificate in DER; None if there is none."""
        self._check_connected()
        return self._peer(self._tls, binary_form)

    def get_verified_chain(self) -> list:
        """Return the certificates from the other side's own to one that is believed, in DER."""
        return list(self._tls.chain)

    def get_unverified_chain(self) -> list:
        """Return the certificates that the other side has shown, in DER."""
        return list(self._tls.certificates)

    def selected_npn_protocol(self) -> None:
        """Return None: what came before ALPN is gone."""
        _warn_npn()

    def selected_alpn_protocol(self) -> str | None:
        """Return the protocol above TLS that was agreed upon."""
        return None if self._tls is None else self._tls.protocol

    def cipher(self) -> tuple | None:
        """Return the cipher suite's name, the version of TLS that it came with and the bits of its key."""
        return None if self._tls is None else self._tls.suite

    def shared_ciphers(self) -> list | None:
        """Return the cipher suites that both sides know, on a server's side."""
        return self._shared(self._tls)

    def compression(self) -> None:
        """Return None: nothing is compressed."""

    def pending(self) -> int:
        """Return how many bytes can be read at once."""
        return 0 if self._tls is None else self._tls.pending

    def get_channel_binding(self, cb_type: str = 'tls-unique') -> bytes | None:
        """Return what only this connection has; None, for nothing of the kind is known."""
        self._binding(cb_type)

    def version(self) -> str | None:
        """Return the version of TLS that is spoken."""
        session = self._tls
        return None if session is None or session.handshaking else session.version

    def verify_client_post_handshake(self) -> None:
        """Refuse: certificates are only asked for in handshakes."""
        if self._tls is None:
            raise ValueError(f'No SSL wrapper around {self}')
        raise failed('WRONG_SSL_VERSION')


SSLSocket.__module__ = 'ssl'
