"""What only Unix has: signals, Unix sockets, pipes and child processes."""

import errno
import os
import signal
import socket
import stat

from . import coroutines, events, tasks
from ._connections import _transport_of

__all__ = ['UnixLoop']


def _check_signal(sig) -> None:
    if not isinstance(sig, int):
        raise TypeError(f'sig must be an int, not {sig!r}')
    if sig not in signal.valid_signals():
        raise ValueError(f'invalid signal number {sig}')


async def _pipe_transport(loop, make, protocol_factory, pipe) -> tuple:
    protocol = protocol_factory()
    waiter = loop.create_future()
    transport = make(loop, pipe, protocol, waiter)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport, protocol


class UnixLoop:
    """Where `SelectorEventLoop` takes its methods for Unix from, each when it is first asked for."""

    # Signals.

    def add_signal_handler(self, sig: int, callback, *args) -> None:
        """Have the loop call a callback whenever a signal arrives."""
        if coroutines.iscoroutine(callback) or coroutines._is_coroutine_function(callback):
            raise TypeError('coroutines cannot be used with add_signal_handler()')
        _check_signal(sig)
        self._check_closed()
        handle = events.Handle(callback, args, self, None)
        before = self._signal_handlers.get(sig)
        self._signal_handlers[sig] = handle
        try:
            signal.signal(sig, self._handle_signal)
        except (ValueError, OSError) as error:
            if before is None:
                del self._signal_handlers[sig]
            else:
                self._signal_handlers[sig] = before
            if isinstance(error, OSError) and error.errno == errno.EINVAL:
                raise RuntimeError(f'sig {sig} cannot be caught')
            if isinstance(error, ValueError):
                raise RuntimeError(str(error))
            raise

    def _handle_signal(self, sig: int, frame) -> None:
        handle = self._signal_handlers.get(sig)
        if handle is None:
            return
        if handle.cancelled():
            self.remove_signal_handler(sig)
        else:
            self.call_soon_threadsafe(handle._run)

    def remove_signal_handler(self, sig: int) -> bool:
        """End `add_signal_handler`; say whether there was one."""
        _check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        try:
            signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        except OSError as error:
            if error.errno == errno.EINVAL:
                raise RuntimeError(f'sig {sig} cannot be caught')
            raise
        return True

    # Unix sockets.

    async def create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
                                     ssl_handshake_timeout=None, ssl_shutdown_timeout=None) -> tuple:
        """Connect to a Unix socket; return a transport and a protocol."""
        if ssl:
            if server_hostname is None:
                raise ValueError('you have to pass server_hostname when using ssl')
        elif server_hostname is not None:
            raise ValueError('server_hostname is only meaningful with ssl')
        if ssl_handshake_timeout is not None and not ssl:
            raise ValueError('ssl_handshake_timeout is only meaningful with ssl')
        if ssl_shutdown_timeout is not None and not ssl:
            raise ValueError('ssl_shutdown_timeout is only meaningful with ssl')
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            path = os.fspath(path)
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)
            try:
                sock.setblocking(False)
                await self.sock_connect(sock, path)
            except BaseException:
                sock.close()
                raise
        else:
            if sock is None:
                raise ValueError('no path and sock were specified')
            if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
                raise ValueError(f'A UNIX Domain Stream Socket was expected, got {sock!r}')
            sock.setblocking(False)
        return await _transport_of(self, sock, protocol_factory, ssl, server_hostname=server_hostname,
                                   handshake_timeout=ssl_handshake_timeout, shutdown_timeout=ssl_shutdown_timeout)

    async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog: int = 100, ssl=None,
                                 ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving: bool = True,
                                 cleanup_socket: bool = True):
        """Listen on a Unix socket; return the server, which takes the file away when it is closed."""
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        if ssl_handshake_timeout is not None and not ssl:
            raise ValueError('ssl_handshake_timeout is only meaningful with ssl')
        if ssl_shutdown_timeout is not None and not ssl:
            raise ValueError('ssl_shutdown_timeout is only meaningful with ssl')
        from ._server import Server
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            path = os.fspath(path)
            sock = _unix_listener(path)
        else:
            if sock is None:
                raise ValueError('path was not specified, and no sock specified')
            if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
                raise ValueError(f'A UNIX Domain Stream Socket was expected, got {sock!r}')
            path = sock.getsockname()
        if cleanup_socket and path and path[0] not in (0, '\x00'):
            try:
                self._unix_server_sockets[sock] = os.stat(path).st_ino
            except FileNotFoundError:
                pass
        sock.setblocking(False)
        server = Server(self, [sock], protocol_factory, ssl, backlog, ssl_handshake_timeout, ssl_shutdown_timeout)
        if start_serving:
            server._start_serving()
            await tasks.sleep(0)
        return server

    def _stop_serving(self, sock) -> None:
        number = self._unix_server_sockets.pop(sock, None)
        self._remove_reader(sock.fileno())
        path = sock.getsockname() if number is not None else None
        sock.close()
        if number is None:
            return
        try:
            # Somebody may have put another socket there.
            if os.stat(path).st_ino == number:
                os.unlink(path)
        except FileNotFoundError:
            pass
        except OSError as error:
            from .log import logger
            logger.error('Unable to clean up listening UNIX socket %r: %r', path, error)

    # Pipes.

    async def connect_read_pipe(self, protocol_factory, pipe) -> tuple:
        """Read from a pipe; return a transport and a protocol."""
        from ._pipe_transports import _UnixReadPipeTransport
        return await _pipe_transport(self, _UnixReadPipeTransport, protocol_factory, pipe)

    async def connect_write_pipe(self, protocol_factory, pipe) -> tuple:
        """Write to a pipe; return a transport and a protocol."""
        from ._pipe_transports import _UnixWritePipeTransport
        return await _pipe_transport(self, _UnixWritePipeTransport, protocol_factory, pipe)

    # Child processes.

    async def subprocess_shell(self, protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1,
                               universal_newlines: bool = False, shell: bool = True, bufsize: int = 0, encoding=None,
                               errors=None, text=None, **kwargs) -> tuple:
        """Run a command in the shell; return a transport and a protocol."""
        if not isinstance(cmd, (bytes, str)):
            raise ValueError('cmd must be a string')
        if not shell:
            raise ValueError('shell must be True')
        _check_streams(universal_newlines, bufsize, encoding, errors, text)
        return await self._make_subprocess_transport(protocol_factory, cmd, True, stdin, stdout, stderr, kwargs)

    async def subprocess_exec(self, protocol_factory, program, *args, stdin=-1, stdout=-1, stderr=-1,
                              universal_newlines: bool = False, shell: bool = False, bufsize: int = 0, encoding=None,
                              errors=None, text=None, **kwargs) -> tuple:
        """Run a program with arguments; return a transport and a protocol."""
        if shell:
            raise ValueError('shell must be False')
        _check_streams(universal_newlines, bufsize, encoding, errors, text)
        return await self._make_subprocess_transport(protocol_factory, (program, *args), False, stdin, stdout, stderr,
                                                     kwargs)

    async def _make_subprocess_transport(self, protocol_factory, args, shell: bool, stdin, stdout, stderr,
                                         options: dict) -> tuple:
        from .base_subprocess import _UnixSubprocessTransport
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = _UnixSubprocessTransport(self, protocol, args, shell, stdin, stdout, stderr, waiter, options)
        try:
            await waiter
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException:
            transport.close()
            await transport._wait()
            raise
        return transport, protocol


def _check_streams(universal_newlines, bufsize: int, encoding, errors, text) -> None:
    if universal_newlines:
        raise ValueError('universal_newlines must be False')
    if bufsize != 0:
        raise ValueError('bufsize must be 0')
    if text:
        raise ValueError('text must be False')
    if encoding is not None:
        raise ValueError('encoding must be None')
    if errors is not None:
        raise ValueError('errors must be None')


def _unix_listener(path):
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    if path[0] not in (0, '\x00'):
        try:
            if stat.S_ISSOCK(os.stat(path).st_mode):
                os.remove(path)
        except FileNotFoundError:
            pass
    try:
        sock.bind(path)
    except OSError as error:
        sock.close()
        if error.errno == errno.EADDRINUSE:
            raise OSError(errno.EADDRINUSE, f'Address {path!r} is already in use') from None
        raise
    return sock
