"""Transports on pipes, and on what behaves like pipes."""

import os
import stat

from . import futures, transports
from ._transport_parts import WriteQueue, report_fatal
from .log import logger

__all__ = []

_NOT_NOW = (BlockingIOError, InterruptedError)
_LOG_THRESHOLD = 5


class _PipeTransport(transports._FlowControlMixin):
    """What both ends have in common."""

    _pipe = None

    def __init__(self, loop, pipe, protocol, extra: dict | None = None) -> None:
        super().__init__(extra, loop)
        self._extra['pipe'] = pipe
        self._pipe = pipe
        self._fileno = pipe.fileno()
        self._protocol = protocol
        self._closing = False
        mode = os.fstat(self._fileno).st_mode
        self._is_character = stat.S_ISCHR(mode)
        self._is_fifo = stat.S_ISFIFO(mode)
        self._is_socket = stat.S_ISSOCK(mode)
        if not (self._is_character or self._is_fifo or self._is_socket):
            self._pipe = self._fileno = self._protocol = None
            raise ValueError(self._wrong_kind)
        os.set_blocking(self._fileno, False)

    def _shown(self, activity: str) -> str:
        parts = [self.__class__.__name__]
        if self._pipe is None:
            parts.append('closed')
        elif self._closing:
            parts.append('closing')
        parts.append(f'fd={self._fileno}')
        if self._pipe is not None:
            parts.append(activity)
        return f"<{' '.join(parts)}>"

    def __del__(self) -> None:
        if self._pipe is not None:
            from warnings import warn
            warn(f'unclosed transport {self!r}', ResourceWarning, source=self)
            self._pipe.close()

    def set_protocol(self, protocol) -> None:
        """Go on with another protocol."""
        self._protocol = protocol

    def get_protocol(self):
        """Return the protocol."""
        return self._protocol

    def is_closing(self) -> bool:
        """Say whether the transport is closed or about to be."""
        return self._closing

    def _fatal_error(self, error: BaseException, message: str) -> None:
        report_fatal(self, error, message)
        self._close(error)

    def _call_connection_lost(self, error: BaseException | None) -> None:
        try:
            self._protocol.connection_lost(error)
        finally:
            self._pipe.close()
            self._pipe = None
            self._protocol = None
            self._loop = None


class _UnixReadPipeTransport(_PipeTransport):
    """The end of a pipe that is read from."""

    max_size = 256 * 1024
    _wrong_kind = 'Pipe transport is for pipes/sockets only.'

    def __init__(self, loop, pipe, protocol, waiter=None, extra: dict | None = None) -> None:
        super().__init__(loop, pipe, protocol, extra)
        self._paused = False
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._add_reader)
        if waiter is not None:
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self) -> str:
        return self._shown('idle' if self._paused or self._closing else 'polling')

    def _add_reader(self) -> None:
        if self.is_reading():
            self._loop._add_reader(self._fileno, self._read_ready)

    def is_reading(self) -> bool:
        """Say whether the protocol is told of what comes."""
        return not self._paused and not self._closing

    def pause_reading(self) -> None:
        """Leave what comes with the system."""
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._fileno)

    def resume_reading(self) -> None:
        """Tell the protocol of what comes again."""
        if not self._closing and self._paused:
            self._paused = False
            self._loop._add_reader(self._fileno, self._read_ready)

    def _read_ready(self) -> None:
        try:
            data = os.read(self._fileno, self.max_size)
        except _NOT_NOW:
            return
        except OSError as error:
            self._fatal_error(error, 'Fatal read error on pipe transport')
            return
        if data:
            self._protocol.data_received(data)
            return
        self._closing = True
        self._loop._remove_reader(self._fileno)
        self._loop.call_soon(self._protocol.eof_received)
        self._loop.call_soon(self._call_connection_lost, None)

    def close(self) -> None:
        """Close the pipe."""
        if not self._closing:
            self._close(None)

    def _close(self, error: BaseException | None) -> None:
        self._closing = True
        self._loop._remove_reader(self._fileno)
        self._loop.call_soon(self._call_connection_lost, error)


class _UnixWritePipeTransport(_PipeTransport):
    """The end of a pipe that is written to."""

    _wrong_kind = 'Pipe transport is only for pipes, sockets and character devices'

    def __init__(self, loop, pipe, protocol, waiter=None, extra: dict | None = None) -> None:
        self._buffer = WriteQueue()
        self._conn_lost = 0
        super().__init__(loop, pipe, protocol, extra)
        loop.call_soon(protocol.connection_made, self)
        if self._is_socket or self._is_fifo:
            # It becomes readable when the other end is closed.
            loop.call_soon(self._watch_end)
        if waiter is not None:
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self) -> str:
        size = self.get_write_buffer_size()
        return self._shown(f"{'polling' if size else 'idle'} bufsize={size}")

    def _watch_end(self) -> None:
        if not self._closing:
            self._loop._add_reader(self._fileno, self._read_ready)

    def _read_ready(self) -> None:
        # The other end is gone.
        self._close(BrokenPipeError() if self._buffer else None)

    def get_write_buffer_size(self) -> int:
        """Return how many bytes wait."""
        return self._buffer.size

    def write(self, data) -> None:
        """Write bytes, now or later."""
        assert isinstance(data, (bytes, bytearray, memoryview)), repr(data)
        if not data:
            return
        if self._conn_lost or self._closing:
            if self._conn_lost >= _LOG_THRESHOLD:
                logger.warning('pipe closed by peer or os.write(pipe, data) raised exception.')
            self._conn_lost += 1
            return
        data = bytes(data)
        if not self._buffer:
            try:
                count = os.write(self._fileno, data)
            except _NOT_NOW:
                count = 0
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                self._conn_lost += 1
                self._fatal_error(error, 'Fatal write error on pipe transport')
                return
            if count == len(data):
                return
            data = data[count:]
            self._loop._add_writer(self._fileno, self._write_ready)
        self._buffer.append(data)
        self._maybe_pause_protocol()

    def _write_ready(self) -> None:
        try:
            self._buffer.write_with(lambda piece: os.write(self._fileno, piece))
        except _NOT_NOW:
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._buffer.clear()
            self._conn_lost += 1
            # The connection is lost anyhow, so that nothing more is written.
            self._loop._remove_writer(self._fileno)
            self._fatal_error(error, 'Fatal write error on pipe transport')
            return
        if not self._buffer:
            self._loop._remove_writer(self._fileno)
            self._maybe_resume_protocol()
            if self._closing:
                self._loop._remove_reader(self._fileno)
                self._call_connection_lost(None)
            return
        self._maybe_resume_protocol()

    def can_write_eof(self) -> bool:
        """Say yes."""
        return True

    def write_eof(self) -> None:
        """Write what waits, and then close."""
        if self._closing:
            return
        self._closing = True
        if not self._buffer:
            self._loop._remove_reader(self._fileno)
            self._loop.call_soon(self._call_connection_lost, None)

    def close(self) -> None:
        """Write what waits, and then close."""
        if self._pipe is not None and not self._closing:
            self.write_eof()

    def abort(self) -> None:
        """Close at once; what waits is lost."""
        self._close(None)

    def _close(self, error: BaseException | None) -> None:
        self._closing = True
        if self._buffer:
            self._loop._remove_writer(self._fileno)
        self._buffer.clear()
        self._loop._remove_reader(self._fileno)
        self._loop.call_soon(self._call_connection_lost, error)
