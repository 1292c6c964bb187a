"""Transports on sockets: streams and datagrams."""

import socket
from _asyncio import _SocketStream
from collections import deque

from . import futures, protocols, transports, trsock
from ._transport_parts import WriteQueue, report_fatal

__all__ = []

_NOT_NOW = (BlockingIOError, InterruptedError)
# Writes to a connection that is lost are reported from this one on.
_LOG_THRESHOLD = 5


class _SelectorTransport(transports._FlowControlMixin, transports.Transport):
    """A transport on a socket that does not wait."""

    max_size = 256 * 1024

    _sock = None

    def __init__(self, loop, sock, protocol, extra: dict | None = None, server=None) -> None:
        super().__init__(extra, loop)
        self._extra['socket'] = trsock.TransportSocket(sock)
        try:
            self._extra['sockname'] = sock.getsockname()
        except OSError:
            self._extra['sockname'] = None
        if 'peername' not in self._extra:
            try:
                self._extra['peername'] = sock.getpeername()
            except OSError:
                self._extra['peername'] = None
        self._sock = sock
        self._sock_fd = sock.fileno()
        self._protocol_connected = False
        self.set_protocol(protocol)
        self._server = server
        # How often something was written since the connection was lost, which counts once itself.
        self._conn_lost = 0
        self._closing = False
        self._paused = False
        if server is not None:
            server._attach(self)
        loop._transports[self._sock_fd] = self

    def __repr__(self) -> str:
        parts = [self.__class__.__name__]
        if self._sock is None:
            parts.append('closed')
        elif self._closing:
            parts.append('closing')
        parts.append(f'fd={self._sock_fd}')
        if self._loop is not None and not self._loop.is_closed():
            parts.append('read=polling' if self.is_reading() else 'read=idle')
            size = self.get_write_buffer_size()
            parts.append(f"write=<{'polling' if size else 'idle'}, bufsize={size}>")
        return f"<{' '.join(parts)}>"

    def __del__(self) -> None:
        if self._sock is not None:
            from warnings import warn
            warn(f'unclosed transport {self!r}', ResourceWarning, source=self)
            self._sock.close()
            if self._server is not None:
                self._server._detach(self)

    def set_protocol(self, protocol) -> None:
        """Go on with another protocol."""
        self._protocol = protocol
        self._protocol_connected = True

    def get_protocol(self):
        """Return the protocol."""
        return self._protocol

    def is_closing(self) -> bool:
        """Say whether the transport is closed or about to be."""
        return self._closing

    def is_reading(self) -> bool:
        """Say whether the protocol is told of what comes."""
        return not self._closing and not self._paused

    def pause_reading(self) -> None:
        """Leave what comes with the system."""
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._sock_fd)

    def resume_reading(self) -> None:
        """Tell the protocol of what comes again."""
        if not self._closing and self._paused:
            self._paused = False
            self._add_reader(self._sock_fd, self._read_ready)

    def close(self) -> None:
        """Write what waits, and then close."""
        if self._closing:
            return
        self._closing = True
        self._loop._remove_reader(self._sock_fd)
        if not self.get_write_buffer_size():
            self._conn_lost += 1
            self._loop._remove_writer(self._sock_fd)
            self._loop.call_soon(self._call_connection_lost, None)

    def abort(self) -> None:
        """Close at once; what waits is lost."""
        self._force_close(None)

    def _fatal_error(self, error: BaseException, message: str = 'Fatal error on transport') -> None:
        report_fatal(self, error, message)
        self._force_close(error)

    def _force_close(self, error: BaseException | None) -> None:
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._loop._remove_writer(self._sock_fd)
        if not self._closing:
            self._closing = True
            self._loop._remove_reader(self._sock_fd)
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, error)

    def _call_connection_lost(self, error: BaseException | None) -> None:
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(error)
        finally:
            self._loop._transports.pop(self._sock_fd, None)
            self._sock.close()
            self._sock = None
            self._protocol = None
            self._loop = None
            server, self._server = self._server, None
            if server is not None:
                server._detach(self)

    def _add_reader(self, fd: int, callback, *args) -> None:
        if self.is_reading():
            self._loop._add_reader(fd, callback, *args)

    def _log_lost(self, function: str) -> None:
        if self._conn_lost >= _LOG_THRESHOLD:
            from .log import logger
            logger.warning(f'{function} raised exception.')
        self._conn_lost += 1


class _SelectorSocketTransport(_SelectorTransport):
    """A stream over a socket. What is done for each message is done by the native half."""

    _start_tls_compatible = True

    def __init__(self, loop, sock, protocol, waiter=None, extra: dict | None = None, server=None) -> None:
        self._buffer = WriteQueue()
        # The class's own methods take all there is, which others may not.
        self._is_plain = type(sock) is socket.socket
        self._stream = _SocketStream(loop, self, sock, self._is_plain, self.max_size)
        super().__init__(loop, sock, protocol, extra, server)
        if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
            # Small writes go out at once.
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        loop.call_soon(self._protocol.connection_made, self)
        loop.call_soon(self._add_reader, self._sock_fd, self._read_ready)
        if waiter is not None:
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    @property
    def _conn_lost(self) -> int:
        return self._stream.lost

    @_conn_lost.setter
    def _conn_lost(self, count: int) -> None:
        self._stream.lost = count

    @property
    def _read_ready(self):
        return self._stream.read

    def _add_reader(self, fd: int, callback) -> None:
        if not self._is_plain:
            super()._add_reader(fd, callback)
        elif self.is_reading():
            self._loop._add_stream_reader(fd, callback)

    def set_protocol(self, protocol) -> None:
        """Go on with another protocol."""
        self._stream.set_protocol(protocol, isinstance(protocol, protocols.BufferedProtocol))
        super().set_protocol(protocol)

    def _read_end(self) -> None:
        try:
            keep_open = self._protocol.eof_received()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, 'Fatal error: protocol.eof_received() call failed.')
            return
        if keep_open:
            # There is nothing to be read any more, and writing goes on.
            self._loop._remove_reader(self._sock_fd)
        else:
            self.close()

    def get_write_buffer_size(self) -> int:
        """Return how many bytes wait."""
        return self._buffer.size

    def write(self, data) -> None:
        """Write bytes, now or later."""
        self._stream.write(data)

    def _keep(self, data: bytes) -> None:
        if not self._buffer:
            self._stream.waiting = True
            self._loop._add_writer(self._sock_fd, self._write_ready)
        self._buffer.append(data)
        self._maybe_pause_protocol()

    def writelines(self, list_of_data) -> None:
        """Write several pieces as one."""
        self.write(b''.join(list_of_data))

    def _write_ready(self) -> None:
        if self._conn_lost:
            return
        try:
            self._buffer.write_with(self._sock.send)
        except _NOT_NOW:
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop._remove_writer(self._sock_fd)
            self._buffer.clear()
            self._fatal_error(error, 'Fatal write error on socket transport')
            return
        self._stream.waiting = bool(self._buffer)
        self._maybe_resume_protocol()
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)
            elif self._stream.eof:
                self._sock.shutdown(socket.SHUT_WR)

    def can_write_eof(self) -> bool:
        """Say yes."""
        return True

    def write_eof(self) -> None:
        """Write what waits, and then no more."""
        if self._closing or self._stream.eof:
            return
        self._stream.eof = True
        if not self._buffer:
            self._sock.shutdown(socket.SHUT_WR)

    def _call_connection_lost(self, error: BaseException | None) -> None:
        super()._call_connection_lost(error)
        self._buffer.clear()


class _SelectorDatagramTransport(_SelectorTransport, transports.DatagramTransport):
    """Datagrams over a socket."""

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra: dict | None = None) -> None:
        self._buffer = deque()
        self._buffer_size = 0
        super().__init__(loop, sock, protocol, extra)
        self._address = address
        loop.call_soon(self._protocol.connection_made, self)
        loop.call_soon(self._add_reader, self._sock_fd, self._read_ready)
        if waiter is not None:
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def get_write_buffer_size(self) -> int:
        """Return how many bytes wait."""
        return self._buffer_size

    def _read_ready(self) -> None:
        if self._conn_lost:
            return
        try:
            data, sender = self._sock.recvfrom(self.max_size)
        except _NOT_NOW:
            pass
        except OSError as error:
            self._protocol.error_received(error)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, 'Fatal read error on datagram transport')
        else:
            self._protocol.datagram_received(data, sender)

    def _send(self, data, address) -> None:
        if self._extra['peername']:
            self._sock.send(data)
        else:
            self._sock.sendto(data, address)

    def sendto(self, data, addr=None) -> None:
        """Send a datagram, now or later."""
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(f'Invalid address: must be None or {self._address}')
            addr = self._address
        if self._conn_lost and self._address:
            self._log_lost('socket.send()')
            return
        if not self._buffer:
            try:
                self._send(data, addr)
                return
            except _NOT_NOW:
                self._loop._add_writer(self._sock_fd, self._sendto_ready)
            except OSError as error:
                self._protocol.error_received(error)
                return
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                self._fatal_error(error, 'Fatal write error on datagram transport')
                return
        self._buffer.append((bytes(data), addr))
        self._buffer_size += len(data)
        self._maybe_pause_protocol()

    def _sendto_ready(self) -> None:
        while self._buffer:
            data, address = self._buffer.popleft()
            self._buffer_size -= len(data)
            try:
                self._send(data, address)
            except _NOT_NOW:
                self._buffer.appendleft((data, address))
                self._buffer_size += len(data)
                break
            except OSError as error:
                self._protocol.error_received(error)
                return
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                self._fatal_error(error, 'Fatal write error on datagram transport')
                return
        self._maybe_resume_protocol()
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)
