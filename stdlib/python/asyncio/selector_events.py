"""What a loop does with sockets that do not wait, without transports."""

import errno
import socket
import sys

from . import exceptions

__all__ = ['BaseSelectorEventLoop']

_NOT_NOW = (BlockingIOError, InterruptedError)
_BACKLOG_PAUSE = 1
_PIECE = 256 * 1024


def _check(loop, sock) -> None:
    # A transport or a wrapper would be confused by whoever reads past it.
    if type(sock) is not socket.socket and 'ssl' in sys.modules and isinstance(sock, sys.modules['ssl'].SSLSocket):
        raise TypeError('Socket cannot be of type SSLSocket')
    if loop.get_debug() and sock.gettimeout() != 0:
        raise ValueError('the socket must be non-blocking')


def _receive(sock, n: int) -> bytes | None:
    if type(sock) is socket.socket:
        return sock._recv_at_once(n)
    try:
        return sock.recv(n)
    except _NOT_NOW:
        return None


async def _until_readable(loop, sock) -> None:
    if loop._transports_by_fd:
        loop._ensure_fd_no_transport(sock)
    future = loop.create_future()
    if not loop._tell_readable(sock, future):
        _watch(sock, future, loop._add_reader, loop._remove_reader)
    await future


async def _until_writable(loop, sock) -> None:
    if loop._transports_by_fd:
        loop._ensure_fd_no_transport(sock)
    future = loop.create_future()
    if not loop._tell_writable(sock, future):
        _watch(sock, future, loop._add_writer, loop._remove_writer)
    await future


def _watch(sock, future, add, remove) -> None:
    fd = sock.fileno()
    handle = add(fd, _wake, future)

    def finish(_) -> None:
        # Somebody else may wait for the descriptor by now.
        if not handle.cancelled():
            remove(fd)

    future.add_done_callback(finish)


def _wake(future) -> None:
    if not future.done():
        future.set_result(None)


class BaseSelectorEventLoop:
    """Where `SelectorEventLoop` takes its methods for sockets from, each when it is first asked for."""

    async def sock_recv(self, sock, n: int) -> bytes:
        """Receive at most `n` bytes."""
        _check(self, sock)
        while (data := _receive(sock, n)) is None:
            await _until_readable(self, sock)
        return data

    async def sock_recv_into(self, sock, buf) -> int:
        """Receive into a buffer; return how many bytes."""
        _check(self, sock)
        while True:
            try:
                return sock.recv_into(buf)
            except _NOT_NOW:
                pass
            await _until_readable(self, sock)

    async def sock_recvfrom(self, sock, bufsize: int) -> tuple:
        """Receive a datagram, and the address of its sender."""
        _check(self, sock)
        while True:
            try:
                return sock.recvfrom(bufsize)
            except _NOT_NOW:
                pass
            await _until_readable(self, sock)

    async def sock_recvfrom_into(self, sock, buf, nbytes: int = 0) -> tuple:
        """Receive a datagram into a buffer; return its size, and the address of its sender."""
        _check(self, sock)
        if not nbytes:
            nbytes = len(buf)
        while True:
            try:
                return sock.recvfrom_into(buf, nbytes)
            except _NOT_NOW:
                pass
            await _until_readable(self, sock)

    async def sock_sendall(self, sock, data) -> None:
        """Send all of some bytes."""
        _check(self, sock)
        rest = data if type(data) is bytes else memoryview(data).cast('B')
        while True:
            try:
                sent = sock.send(rest if len(rest) <= _PIECE else memoryview(rest)[:_PIECE])
            except _NOT_NOW:
                pass
            else:
                if sent == len(rest):
                    return
                rest = memoryview(rest)[sent:]
                continue
            await _until_writable(self, sock)

    async def sock_sendto(self, sock, data, address) -> int:
        """Send a datagram."""
        _check(self, sock)
        while True:
            try:
                return sock.sendto(data, address)
            except _NOT_NOW:
                pass
            await _until_writable(self, sock)

    async def sock_connect(self, sock, address) -> None:
        """Connect to an address."""
        _check(self, sock)
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            from ._connections import resolved
            found = await resolved(self, address, family=sock.family, type=sock.type, proto=sock.proto)
            address = found[0][4]
        try:
            sock.connect(address)
        except _NOT_NOW:
            pass
        else:
            return
        self._ensure_fd_no_transport(sock)
        future = self.create_future()
        # What is told of the socket from before it was connected would be misleading.
        _watch(sock, future, self._add_writer, self._remove_writer)
        await future
        number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if number:
            raise OSError(number, f'Connect call failed {address}')

    async def sock_accept(self, sock) -> tuple:
        """Wait for a connection; return its socket and the address at its other end."""
        _check(self, sock)
        while True:
            try:
                accepted, address = sock.accept()
            except _NOT_NOW:
                pass
            else:
                accepted.setblocking(False)
                return accepted, address
            await _until_readable(self, sock)

    async def sock_sendfile(self, sock, file, offset: int = 0, count: int | None = None, *,
                            fallback: bool = True) -> int:
        """Send a binary file from `offset` on, to its end or `count` bytes; return how many."""
        _check(self, sock)
        _check_sendfile(sock, file, offset, count)
        if not fallback:
            raise exceptions.SendfileNotAvailableError(
                f'syscall sendfile is not available for socket {sock!r} and file {file!r} combination')
        return await _send_file(self, file, offset, count, lambda piece: self.sock_sendall(sock, piece))

    # Accepting for servers.

    def _start_serving(self, protocol_factory, sock, sslcontext=None, server=None, backlog: int = 100,
                       ssl_handshake_timeout=None, ssl_shutdown_timeout=None) -> None:
        # The first connection need not wait for it.
        from . import _socket_transports  # noqa: F401
        tls = None if sslcontext is None else (sslcontext, ssl_handshake_timeout, ssl_shutdown_timeout)
        self._add_reader(sock.fileno(), self._accept_connection, protocol_factory, sock, server, backlog, tls)

    def _accept_connection(self, protocol_factory, sock, server=None, backlog: int = 100, tls=None) -> None:
        for _ in range(backlog + 1):
            try:
                accepted, address = sock.accept()
                accepted.setblocking(False)
            except (*_NOT_NOW, ConnectionAbortedError):
                return
            except OSError as error:
                if error.errno not in (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM):
                    raise
                # There are no descriptors left; perhaps there will be some in a moment.
                self.call_exception_handler({
                    'message': 'socket.accept() out of system resource',
                    'exception': error,
                    'socket': sock,
                })
                self._remove_reader(sock.fileno())
                context, *timeouts = tls or (None, None, None)
                self.call_later(_BACKLOG_PAUSE, self._start_serving, protocol_factory, sock, context, server, backlog,
                                *timeouts)
                return
            self.create_task(self._accept_connection2(protocol_factory, accepted, {'peername': address}, server, tls))

    async def _accept_connection2(self, protocol_factory, accepted, extra: dict, server=None, tls=None) -> None:
        protocol = transport = None
        try:
            protocol = protocol_factory()
            waiter = self.create_future()
            if tls is None:
                transport = self._make_socket_transport(accepted, protocol, waiter=waiter, extra=extra, server=server)
            else:
                context, handshake_timeout, shutdown_timeout = tls
                transport = self._make_ssl_transport(
                    accepted, protocol, context, waiter=waiter, server_side=True, extra=extra, server=server,
                    ssl_handshake_timeout=handshake_timeout, ssl_shutdown_timeout=shutdown_timeout)
            try:
                await waiter
            except BaseException:
                transport.close()
                raise
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if transport is None:
                accepted.close()
            if self.get_debug():
                context = {'message': 'Error on transport creation for incoming connection', 'exception': error}
                if protocol is not None:
                    context['protocol'] = protocol
                if transport is not None:
                    context['transport'] = transport
                self.call_exception_handler(context)

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra: dict | None = None, server=None):
        from ._socket_transports import _SelectorSocketTransport
        self._ensure_fd_no_transport(sock)
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server)

    def _make_ssl_transport(self, sock, protocol, sslcontext, waiter=None, *, server_side: bool = False,
                            server_hostname=None, extra: dict | None = None, server=None, ssl_handshake_timeout=None,
                            ssl_shutdown_timeout=None):
        from .sslproto import SSLProtocol
        self._ensure_fd_no_transport(sock)
        between = SSLProtocol(self, protocol, sslcontext, waiter, server_side, server_hostname,
                              ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        self._make_socket_transport(sock, between, extra=extra, server=server)
        return between._get_app_transport()

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra: dict | None = None):
        from ._socket_transports import _SelectorDatagramTransport
        self._ensure_fd_no_transport(sock)
        return _SelectorDatagramTransport(self, sock, protocol, address, waiter, extra)


def _check_sendfile(sock, file, offset: int, count: int | None) -> None:
    if 'b' not in getattr(file, 'mode', 'b'):
        raise ValueError('file should be opened in binary mode')
    if sock is not None and not sock.type == socket.SOCK_STREAM:
        raise ValueError('only SOCK_STREAM type sockets are supported')
    if count is not None:
        if not isinstance(count, int):
            raise TypeError(f'count must be a positive integer (got {count!r})')
        if count <= 0:
            raise ValueError(f'count must be a positive integer (got {count!r})')
    if not isinstance(offset, int):
        raise TypeError(f'offset must be a non-negative integer (got {offset!r})')
    if offset < 0:
        raise ValueError(f'offset must be a non-negative integer (got {offset!r})')


async def _send_file(loop, file, offset: int, count: int | None, send) -> int:
    if hasattr(file, 'seek'):
        file.seek(offset)
    total = 0
    try:
        while count is None or total < count:
            wanted = _PIECE if count is None else min(count - total, _PIECE)
            piece = await loop.run_in_executor(None, file.read, wanted)
            if not piece:
                break
            await send(piece)
            total += len(piece)
        return total
    finally:
        if total and hasattr(file, 'seek'):
            file.seek(offset + total)
