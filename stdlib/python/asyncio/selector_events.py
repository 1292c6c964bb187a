"""What a loop does with sockets that do not wait, without transports."""

import errno
import socket

from . import exceptions

__all__ = ['BaseSelectorEventLoop']

_NOT_NOW = (BlockingIOError, InterruptedError)
_BACKLOG_PAUSE = 1
_PIECE = 256 * 1024


def _attempt(future, operation) -> None:
    if future.done():
        return
    try:
        result = operation()
    except _NOT_NOW:
        return
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)


async def _when_readable(loop, sock, operation):
    return await _when(loop, sock, operation, loop._add_reader, loop._remove_reader)


async def _when_writable(loop, sock, operation):
    return await _when(loop, sock, operation, loop._add_writer, loop._remove_writer)


async def _when(loop, sock, operation, add, remove):
    # A transport or a wrapper would be confused by whoever reads past it.
    if loop.get_debug() and sock.gettimeout() != 0:
        raise ValueError('the socket must be non-blocking')
    try:
        return operation()
    except _NOT_NOW:
        pass
    return await _later(loop, sock, operation, add, remove)


async def _later(loop, sock, operation, add, remove):
    fd = sock.fileno()
    loop._ensure_fd_no_transport(fd)
    future = loop.create_future()
    handle = add(fd, _attempt, future, operation)

    def finish(_) -> None:
        # Somebody else may wait for the descriptor by now.
        if not handle.cancelled():
            remove(fd)

    future.add_done_callback(finish)
    return await future


class BaseSelectorEventLoop:
    """Where `SelectorEventLoop` takes its methods for sockets from, each when it is first asked for."""

    async def sock_recv(self, sock, n: int) -> bytes:
        """Receive at most `n` bytes."""
        return await _when_readable(self, sock, lambda: sock.recv(n))

    async def sock_recv_into(self, sock, buf) -> int:
        """Receive into a buffer; return how many bytes."""
        return await _when_readable(self, sock, lambda: sock.recv_into(buf))

    async def sock_recvfrom(self, sock, bufsize: int) -> tuple:
        """Receive a datagram, and the address of its sender."""
        return await _when_readable(self, sock, lambda: sock.recvfrom(bufsize))

    async def sock_recvfrom_into(self, sock, buf, nbytes: int = 0) -> tuple:
        """Receive a datagram into a buffer; return its size, and the address of its sender."""
        if not nbytes:
            nbytes = len(buf)
        return await _when_readable(self, sock, lambda: sock.recvfrom_into(buf, nbytes))

    async def sock_sendall(self, sock, data) -> None:
        """Send all of some bytes."""
        rest = memoryview(data).cast('B')

        def send() -> None:
            nonlocal rest
            while rest:
                rest = rest[sock.send(rest[:_PIECE]):]

        await _when_writable(self, sock, send)

    async def sock_sendto(self, sock, data, address) -> int:
        """Send a datagram."""
        return await _when_writable(self, sock, lambda: sock.sendto(data, address))

    async def sock_connect(self, sock, address) -> None:
        """Connect to an address."""
        if self.get_debug() and sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            from ._connections import resolved
            found = await resolved(self, address, family=sock.family, type=sock.type, proto=sock.proto)
            address = found[0][4]
        try:
            sock.connect(address)
        except _NOT_NOW:
            pass
        else:
            return None

        def check() -> None:
            number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if number:
                raise OSError(number, f'Connect call failed {address}')

        return await _later(self, sock, check, self._add_writer, self._remove_writer)

    async def sock_accept(self, sock) -> tuple:
        """Wait for a connection; return its socket and the address at its other end."""

        def accept() -> tuple:
            accepted, address = sock.accept()
            accepted.setblocking(False)
            return accepted, address

        return await _when_readable(self, sock, accept)

    async def sock_sendfile(self, sock, file, offset: int = 0, count: int | None = None, *,
                            fallback: bool = True) -> int:
        """Send a binary file from `offset` on, to its end or `count` bytes; return how many."""
        if self.get_debug() and sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')
        _check_sendfile(sock, file, offset, count)
        if not fallback:
            raise exceptions.SendfileNotAvailableError(
                f'syscall sendfile is not available for socket {sock!r} and file {file!r} combination')
        return await _send_file(self, file, offset, count, lambda piece: self.sock_sendall(sock, piece))

    # Accepting for servers.

    def _start_serving(self, protocol_factory, sock, sslcontext=None, server=None, backlog: int = 100,
                       ssl_handshake_timeout=None, ssl_shutdown_timeout=None) -> None:
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
