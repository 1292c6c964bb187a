"""TLS between a transport and a protocol: to the transport a protocol, to the protocol a transport."""

import ssl
from collections import deque
from enum import Enum

from . import exceptions, futures, protocols, transports
from .log import logger

__all__ = ['SSLProtocol', 'SSLProtocolState', 'SSLAgainErrors', 'add_flowcontrol_defaults']

SSLAgainErrors = (ssl.SSLWantReadError, ssl.SSLSyscallError)

_HANDSHAKE_TIMEOUT = 60.0
_SHUTDOWN_TIMEOUT = 30.0
_HIGH_WRITE = 512
_HIGH_READ = 256
_PIECE = 256 * 1024


class SSLProtocolState(Enum):
    """How far a connection is."""

    UNWRAPPED = 'UNWRAPPED'
    DO_HANDSHAKE = 'DO_HANDSHAKE'
    WRAPPED = 'WRAPPED'
    FLUSHING = 'FLUSHING'
    SHUTDOWN = 'SHUTDOWN'


_UNWRAPPED, _HANDSHAKE, _WRAPPED, _FLUSHING, _SHUTDOWN = SSLProtocolState


def add_flowcontrol_defaults(high: int | None, low: int | None, kb: int) -> tuple:
    """Return the marks to use where one or both are not given."""
    if high is None:
        high = kb * 1024 if low is None else 4 * low
    if low is None:
        low = high // 4
    if not high >= low >= 0:
        raise ValueError(f'high ({high!r}) must be >= low ({low!r}) must be >= 0')
    return high, low


def _positive(name: str, timeout: float | None, default: float) -> float:
    if timeout is None:
        return default
    if timeout <= 0:
        raise ValueError(f'{name} should be a positive number, got {timeout}')
    return timeout


class _SSLProtocolTransport(transports._FlowControlMixin, transports.Transport):
    """What the protocol above sees."""

    _start_tls_compatible = True

    def __init__(self, loop, ssl_protocol) -> None:
        self._ssl_protocol = ssl_protocol
        self._closed = False
        self._loop = loop

    def __del__(self) -> None:
        if not self._closed:
            self._closed = True
            from warnings import warn
            warn('unclosed transport <asyncio._SSLProtocolTransport object>', ResourceWarning)

    def get_extra_info(self, name: str, default=None):
        """Return what is known of the connection under a name."""
        return self._ssl_protocol._get_extra_info(name, default)

    def set_protocol(self, protocol) -> None:
        """Go on with another protocol."""
        self._ssl_protocol._set_app_protocol(protocol)

    def get_protocol(self):
        """Return the protocol."""
        return self._ssl_protocol._app_protocol

    def is_closing(self) -> bool:
        """Say whether the transport is closed or about to be."""
        return self._closed or self._ssl_protocol._is_transport_closing()

    def close(self) -> None:
        """Write what waits, say that nothing more comes, and close."""
        if not self._closed:
            self._closed = True
            self._ssl_protocol._start_shutdown()

    def abort(self) -> None:
        """Close at once; what waits is lost."""
        self._closed = True
        self._ssl_protocol._abort(None)

    def is_reading(self) -> bool:
        """Say whether the protocol is told of what comes."""
        return not self._ssl_protocol._app_reading_paused

    def pause_reading(self) -> None:
        """Keep what comes."""
        self._ssl_protocol._pause_reading()

    def resume_reading(self) -> None:
        """Tell the protocol of what comes again."""
        self._ssl_protocol._resume_reading()

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Say from where on, and down to where, the protocol is asked to pause."""
        self._ssl_protocol._set_write_limits(high, low)
        self._ssl_protocol._control_app_writing()

    def get_write_buffer_limits(self) -> tuple:
        """Return the low and the high mark."""
        return self._ssl_protocol._low_write, self._ssl_protocol._high_write

    def get_write_buffer_size(self) -> int:
        """Return how many bytes wait."""
        return self._ssl_protocol._waiting_size()

    def set_read_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Say from where on, and down to where, nothing more is received."""
        self._ssl_protocol._high_read, self._ssl_protocol._low_read = add_flowcontrol_defaults(high, low, _HIGH_READ)
        self._ssl_protocol._control_receiving()

    def get_read_buffer_limits(self) -> tuple:
        """Return the low and the high mark of reading."""
        return self._ssl_protocol._low_read, self._ssl_protocol._high_read

    def get_read_buffer_size(self) -> int:
        """Return how many bytes came that the protocol has not been told of."""
        return self._ssl_protocol._unread_size()

    def write(self, data) -> None:
        """Write bytes, now or later."""
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data: expecting a bytes-like instance, got {type(data).__name__}')
        if data:
            self._ssl_protocol._write((data,))

    def writelines(self, list_of_data) -> None:
        """Write several pieces."""
        self._ssl_protocol._write(list_of_data)

    def can_write_eof(self) -> bool:
        """Say no: TLS closes both directions."""
        return False

    def write_eof(self) -> None:
        """Refuse."""
        raise NotImplementedError

    def _force_close(self, error: BaseException | None) -> None:
        self._closed = True
        if self._ssl_protocol is not None:
            self._ssl_protocol._abort(error)

    def __repr__(self) -> str:
        return f'<asyncio.sslproto._SSLProtocolTransport object at {id(self):#x}>'


class SSLProtocol(protocols.Protocol):
    """What the transport below sees."""

    def __init__(self, loop, app_protocol, sslcontext, waiter, server_side: bool = False, server_hostname=None,
                 call_connection_made: bool = True, ssl_handshake_timeout=None, ssl_shutdown_timeout=None) -> None:
        self._handshake_limit = _positive('ssl_handshake_timeout', ssl_handshake_timeout, _HANDSHAKE_TIMEOUT)
        self._shutdown_limit = _positive('ssl_shutdown_timeout', ssl_shutdown_timeout, _SHUTDOWN_TIMEOUT)
        if not sslcontext:
            if server_side:
                raise ValueError('Server side SSL needs a valid SSLContext')
            sslcontext = ssl.create_default_context()
            if not server_hostname:
                sslcontext.check_hostname = False
        self._loop = loop
        self._sslcontext = sslcontext
        self._server_side = server_side
        self._server_hostname = None if server_side else server_hostname
        self._extra = {'sslcontext': sslcontext}
        self._waiter = waiter
        # Whether the protocol above has been told that there is a connection, and that it has ended.
        self._told_made = not call_connection_made
        self._told_eof = False
        self._state = _UNWRAPPED
        self._transport = None
        self._app_transport = None
        self._app_protocol = None
        self._set_app_protocol(app_protocol)
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._sslobj = None
        self._backlog = deque()
        self._backlog_size = 0
        self._timer = None
        self._conn_lost = 0
        self._eof_received = False
        # The transport below wants no more; the protocol above was asked to pause, or asked for a pause.
        self._ssl_writing_paused = False
        self._app_writing_paused = False
        self._app_reading_paused = False
        self._receiving_paused = False
        self._set_write_limits()
        self._high_read, self._low_read = add_flowcontrol_defaults(None, None, _HIGH_READ)

    def _set_app_protocol(self, protocol) -> None:
        self._app_protocol = protocol
        self._is_buffered = isinstance(protocol, protocols.BufferedProtocol)

    def _get_app_transport(self):
        if self._app_transport is None:
            self._app_transport = _SSLProtocolTransport(self._loop, self)
        return self._app_transport

    def _get_extra_info(self, name: str, default=None):
        if name in self._extra:
            return self._extra[name]
        if self._transport is not None:
            return self._transport.get_extra_info(name, default)
        return default

    def _is_transport_closing(self) -> bool:
        return self._transport is not None and self._transport.is_closing()

    def _wakeup_waiter(self, error: BaseException | None = None) -> None:
        waiter, self._waiter = self._waiter, None
        if waiter is None or waiter.done():
            return
        if error is None:
            futures._set_result_unless_cancelled(waiter, None)
        else:
            waiter.set_exception(error)

    # What the transport below calls.

    def connection_made(self, transport) -> None:
        """Begin the handshake."""
        self._transport = transport
        if self._loop.get_debug():
            logger.debug('%r starts SSL handshake', self)
        self._state = _HANDSHAKE
        self._timer = self._loop.call_later(self._handshake_limit, self._handshake_late)
        try:
            self._sslobj = self._sslcontext.wrap_bio(
                self._incoming, self._outgoing, server_side=self._server_side, server_hostname=self._server_hostname)
        except Exception as error:
            self._handshake_ended(error)
        else:
            self._shake_hands()

    def connection_lost(self, exc: BaseException | None) -> None:
        """Tell the protocol above, and whoever waits for the handshake."""
        self._clear_backlog()
        self._outgoing.read()
        self._conn_lost += 1
        if self._app_transport is not None:
            self._app_transport._closed = True
        if self._state != _HANDSHAKE and self._told_made and self._app_protocol is not None:
            self._loop.call_soon(self._app_protocol.connection_lost, exc)
        self._state = _UNWRAPPED
        self._cancel_timer()
        self._wakeup_waiter(exc or ConnectionResetError())
        self._transport = None
        self._app_protocol = None

    def data_received(self, data: bytes) -> None:
        """Decrypt."""
        self._incoming.write(data)
        if self._state == _HANDSHAKE:
            self._shake_hands()
        elif self._state == _WRAPPED:
            self._read()
        elif self._state == _FLUSHING:
            self._finish()
        elif self._state == _SHUTDOWN:
            self._unwrap()

    def eof_received(self) -> bool | None:
        """Take it that nothing more comes."""
        self._eof_received = True
        if self._loop.get_debug():
            logger.debug('%r received EOF', self)
        if self._state == _HANDSHAKE:
            self._handshake_ended(ConnectionResetError())
        elif self._state == _WRAPPED:
            self._read()
            if self._state == _WRAPPED:
                self._begin_flushing()
            if self._app_reading_paused:
                return True
            self._finish()
        elif self._state == _FLUSHING:
            self._finish()
        elif self._state == _SHUTDOWN:
            self._unwrap()
        return None

    def pause_writing(self) -> None:
        """Keep what is to be written."""
        self._ssl_writing_paused = True

    def resume_writing(self) -> None:
        """Write what was kept."""
        self._ssl_writing_paused = False
        self._send()

    # The handshake.

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _handshake_late(self) -> None:
        if self._state == _HANDSHAKE:
            self._fatal_error(ConnectionAbortedError(
                f'SSL handshake is taking longer than {self._handshake_limit} seconds: aborting the connection'))

    def _shake_hands(self) -> None:
        try:
            self._sslobj.do_handshake()
        except SSLAgainErrors:
            self._send()
        except ssl.SSLError as error:
            self._send()
            self._handshake_ended(error)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._handshake_ended(error)
        else:
            self._handshake_ended(None)

    def _handshake_ended(self, error: BaseException | None) -> None:
        self._cancel_timer()
        if error is not None:
            self._state = _UNWRAPPED
            if isinstance(error, ssl.CertificateError):
                message = 'SSL handshake failed on verifying the certificate'
            else:
                message = 'SSL handshake failed'
            self._fatal_error(error, message)
            self._wakeup_waiter(error)
            return
        if self._loop.get_debug():
            logger.debug('%r: SSL handshake took place', self)
        shown = self._sslobj
        self._extra.update(peercert=shown.getpeercert(), cipher=shown.cipher(), compression=shown.compression(),
                           ssl_object=shown)
        self._state = _WRAPPED
        if not self._told_made:
            self._told_made = True
            self._app_protocol.connection_made(self._get_app_transport())
        self._wakeup_waiter()
        self._send()
        if self._state == _WRAPPED:
            self._write_backlog()
            self._read()

    # The end.

    def _start_shutdown(self) -> None:
        if self._state in (_FLUSHING, _SHUTDOWN, _UNWRAPPED):
            return
        if self._app_transport is not None:
            self._app_transport._closed = True
        if self._state == _HANDSHAKE:
            self._abort(None)
            return
        self._begin_flushing()
        self._finish()

    def _begin_flushing(self) -> None:
        self._state = _FLUSHING
        # It counts until the connection below is gone: what waits there may never be read by the other side.
        self._timer = self._loop.call_later(self._shutdown_limit, self._shutdown_late)

    def _shutdown_late(self) -> None:
        if self._state in (_FLUSHING, _SHUTDOWN) and self._transport is not None:
            self._transport._force_close(TimeoutError('SSL shutdown timed out'))

    def _finish(self) -> None:
        # Reads and writes what is left, and then closes.
        self._read()
        if self._state != _FLUSHING or self._transport is None:
            return
        self._write_backlog()
        if self._state == _FLUSHING and not self._backlog:
            self._state = _SHUTDOWN
            self._unwrap()

    def _unwrap(self) -> None:
        try:
            if not self._eof_received:
                self._sslobj.unwrap()
        except SSLAgainErrors:
            self._send()
        except ssl.SSLError as error:
            self._shutdown_ended(error)
        else:
            self._send()
            self._tell_eof()
            self._shutdown_ended(None)

    def _shutdown_ended(self, error: BaseException | None) -> None:
        if self._transport is None:
            return
        # Who has closed does not care for what the other side was still saying.
        if error is not None and getattr(error, 'reason', None) != 'APPLICATION_DATA_AFTER_CLOSE_NOTIFY':
            self._fatal_error(error, 'Error occurred during shutdown')
        else:
            self._loop.call_soon(self._transport.close)

    def _abort(self, error: BaseException | None) -> None:
        self._state = _UNWRAPPED
        if self._transport is not None:
            self._transport._force_close(error)

    def _fatal_error(self, error: BaseException, message: str = 'Fatal error on transport') -> None:
        if self._transport is not None:
            # What tells the other side why goes out first, if the system takes it at once.
            self._transport._force_close(error)
        if isinstance(error, OSError):
            if self._loop.get_debug():
                logger.debug('%r: %s', self, message, exc_info=True)
        elif not isinstance(error, exceptions.CancelledError):
            self._loop.call_exception_handler({
                'message': message,
                'exception': error,
                'transport': self._transport,
                'protocol': self,
            })

    # Writing.

    def _set_write_limits(self, high: int | None = None, low: int | None = None) -> None:
        self._high_write, self._low_write = add_flowcontrol_defaults(high, low, _HIGH_WRITE)

    def _waiting_size(self) -> int:
        return self._outgoing.pending + self._backlog_size

    def _write(self, pieces) -> None:
        if self._state in (_FLUSHING, _SHUTDOWN, _UNWRAPPED):
            if self._conn_lost >= 5:
                logger.warning('SSL connection is closed')
            self._conn_lost += 1
            return
        for piece in pieces:
            self._backlog.append(bytes(piece))
            self._backlog_size += len(piece)
        try:
            if self._state == _WRAPPED:
                self._write_backlog()
        except Exception as error:
            self._fatal_error(error, 'Fatal error on SSL protocol')

    def _clear_backlog(self) -> None:
        self._backlog.clear()
        self._backlog_size = 0

    def _write_backlog(self) -> None:
        try:
            while self._backlog:
                data = self._backlog[0]
                count = self._sslobj.write(data)
                if count < len(data):
                    self._backlog[0] = data[count:]
                else:
                    self._backlog.popleft()
                self._backlog_size -= count
        except SSLAgainErrors:
            pass
        except ssl.SSLError as error:
            self._clear_backlog()
            self._fatal_error(error, 'Fatal error on SSL protocol')
            return
        self._send()

    def _send(self) -> None:
        if not self._ssl_writing_paused and self._transport is not None:
            data = self._outgoing.read()
            if data:
                self._transport.write(data)
        self._control_app_writing()

    def _control_app_writing(self) -> None:
        size = self._waiting_size()
        if size >= self._high_write and not self._app_writing_paused:
            self._app_writing_paused = True
            self._tell('pause_writing')
        elif size <= self._low_write and self._app_writing_paused:
            self._app_writing_paused = False
            self._tell('resume_writing')

    def _tell(self, method: str) -> None:
        if self._app_protocol is None:
            return
        try:
            getattr(self._app_protocol, method)()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler({
                'message': f'protocol.{method}() failed',
                'exception': error,
                'transport': self._app_transport,
                'protocol': self,
            })

    # Reading.

    def _unread_size(self) -> int:
        return self._incoming.pending + (0 if self._sslobj is None else self._sslobj.pending())

    def _pause_reading(self) -> None:
        self._app_reading_paused = True

    def _resume_reading(self) -> None:
        if not self._app_reading_paused:
            return
        self._app_reading_paused = False

        def go_on() -> None:
            if self._state == _WRAPPED:
                self._read()
            elif self._state == _FLUSHING:
                self._finish()
            elif self._state == _SHUTDOWN:
                self._unwrap()

        self._loop.call_soon(go_on)

    def _control_receiving(self) -> None:
        size = self._unread_size()
        if size >= self._high_read and not self._receiving_paused and self._transport is not None:
            self._receiving_paused = True
            self._transport.pause_reading()
        elif size <= self._low_read and self._receiving_paused and self._transport is not None:
            self._receiving_paused = False
            self._transport.resume_reading()

    def _read(self) -> None:
        if self._state not in (_WRAPPED, _FLUSHING):
            return
        try:
            if not self._app_reading_paused:
                if self._is_buffered:
                    ended = self._read_into_buffers()
                else:
                    ended = self._read_data()
                if self._state == _WRAPPED and self._backlog:
                    self._write_backlog()
                else:
                    self._send()
                if ended:
                    self._tell_eof()
                    self._start_shutdown()
            self._control_receiving()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, 'Fatal error on SSL protocol')

    def _read_data(self) -> bool:
        # Gives the protocol what there is; whether that was the end.
        while not self._app_reading_paused and self._app_protocol is not None and not self._is_buffered:
            try:
                data = self._sslobj.read(_PIECE)
            except SSLAgainErrors:
                return False
            except ssl.SSLZeroReturnError:
                return True
            if not data:
                return True
            self._app_protocol.data_received(data)
            if self._state not in (_WRAPPED, _FLUSHING):
                return False
        return False

    def _read_into_buffers(self) -> bool:
        while not self._app_reading_paused and self._app_protocol is not None and self._is_buffered:
            buffer = self._app_protocol.get_buffer(max(1, self._unread_size()))
            if not len(buffer):
                raise RuntimeError('get_buffer() returned an empty buffer')
            try:
                count = self._sslobj.read(len(buffer), buffer)
            except SSLAgainErrors:
                return False
            except ssl.SSLZeroReturnError:
                return True
            if not count:
                return True
            self._app_protocol.buffer_updated(count)
            if self._state not in (_WRAPPED, _FLUSHING):
                return False
        return False

    def _tell_eof(self) -> None:
        if not self._told_made or self._told_eof or self._app_protocol is None:
            return
        self._told_eof = True
        try:
            keep_open = self._app_protocol.eof_received()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, 'Error calling eof_received()')
        else:
            if keep_open:
                logger.warning('returning true from eof_received() has no effect when using ssl')
