"""Servers that hand each request to a handler, one after the other or in threads."""

import selectors
import socket
import sys
import threading
from io import BufferedIOBase, BytesIO
from time import monotonic

__all__ = ['BaseServer', 'TCPServer', 'UDPServer', 'ThreadingUDPServer', 'ThreadingTCPServer', 'BaseRequestHandler',
           'StreamRequestHandler', 'DatagramRequestHandler', 'ThreadingMixIn', 'UnixStreamServer',
           'UnixDatagramServer', 'ThreadingUnixStreamServer', 'ThreadingUnixDatagramServer']


class BaseServer:
    """What all servers have: a loop that waits for requests, and the steps of handling one."""

    timeout = None

    def __init__(self, server_address, RequestHandlerClass) -> None:
        self.server_address = server_address
        self.RequestHandlerClass = RequestHandlerClass
        self._stopped = threading.Event()
        self._stopped.set()
        self._stop_requested = False

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.server_close()

    def server_activate(self) -> None:
        """Begin to take requests."""

    def server_close(self) -> None:
        """Clean up."""

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """Handle requests until `shutdown`, which is looked for every `poll_interval` seconds."""
        self._stopped.clear()
        try:
            with selectors.DefaultSelector() as selector:
                selector.register(self, selectors.EVENT_READ)
                while not self._stop_requested:
                    ready = selector.select(poll_interval)
                    if self._stop_requested:
                        break
                    if ready:
                        self._handle_request_noblock()
                    self.service_actions()
        finally:
            self._stop_requested = False
            self._stopped.set()

    def shutdown(self) -> None:
        """Stop `serve_forever`, which must run in another thread, and wait until it has ended."""
        self._stop_requested = True
        self._stopped.wait()

    def service_actions(self) -> None:
        """Called by `serve_forever` in each turn."""

    def handle_request(self) -> None:
        """Handle one request, waiting for it as long as the server's and the socket's time limits allow."""
        limits = [limit for limit in (self.socket.gettimeout(), self.timeout) if limit is not None]
        limit = min(limits) if limits else None
        deadline = None if limit is None else monotonic() + limit
        with selectors.DefaultSelector() as selector:
            selector.register(self, selectors.EVENT_READ)
            while not selector.select(limit):
                if deadline is not None:
                    limit = deadline - monotonic()
                    if limit < 0:
                        self.handle_timeout()
                        return
        self._handle_request_noblock()

    def _handle_request_noblock(self) -> None:
        try:
            request, client_address = self.get_request()
        except OSError:
            return
        try:
            if self.verify_request(request, client_address):
                self.process_request(request, client_address)
            else:
                self.shutdown_request(request)
        except Exception:
            self.handle_error(request, client_address)
            self.shutdown_request(request)
        except BaseException:
            self.shutdown_request(request)
            raise

    def handle_timeout(self) -> None:
        """Called when no request came in time."""

    def verify_request(self, request, client_address) -> bool:
        """Say whether a request is to be handled."""
        return True

    def process_request(self, request, client_address) -> None:
        """Handle a request and end it."""
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def finish_request(self, request, client_address) -> None:
        """Have a new handler handle a request."""
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request) -> None:
        """End a request, telling the other side."""
        self.close_request(request)

    def close_request(self, request) -> None:
        """Clean up after a request."""

    def handle_error(self, request, client_address) -> None:
        """Report an exception of a handler."""
        import traceback
        line = '-' * 40
        print(line, file=sys.stderr)
        print('Exception occurred during processing of request from', client_address, file=sys.stderr)
        traceback.print_exc()
        print(line, file=sys.stderr)


class TCPServer(BaseServer):
    """A server of streams."""

    address_family = socket.AF_INET
    socket_type = socket.SOCK_STREAM
    request_queue_size = 5
    allow_reuse_address = False
    allow_reuse_port = False

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate: bool = True) -> None:
        super().__init__(server_address, RequestHandlerClass)
        self.socket = socket.socket(self.address_family, self.socket_type)
        if bind_and_activate:
            try:
                self.server_bind()
                self.server_activate()
            except BaseException:
                self.server_close()
                raise

    def server_bind(self) -> None:
        """Give the socket its address."""
        if self.allow_reuse_address:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if self.allow_reuse_port and self.address_family in (socket.AF_INET, socket.AF_INET6):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def server_activate(self) -> None:
        """Begin to listen."""
        self.socket.listen(self.request_queue_size)

    def server_close(self) -> None:
        """Close the socket."""
        self.socket.close()

    def fileno(self) -> int:
        """Return the socket's descriptor."""
        return self.socket.fileno()

    def get_request(self) -> tuple:
        """Return the socket of a connection and the address at its other end."""
        return self.socket.accept()

    def shutdown_request(self, request) -> None:
        """End a connection, telling the other side."""
        try:
            request.shutdown(socket.SHUT_WR)
        except OSError:
            # The other side was quicker.
            pass
        self.close_request(request)

    def close_request(self, request) -> None:
        """Close a connection."""
        request.close()


class UDPServer(TCPServer):
    """A server of datagrams."""

    socket_type = socket.SOCK_DGRAM
    max_packet_size = 8192

    def get_request(self) -> tuple:
        """Return a datagram with the socket, and who sent it."""
        data, sender = self.socket.recvfrom(self.max_packet_size)
        return (data, self.socket), sender

    def server_activate(self) -> None:
        """Do nothing: datagrams come by themselves."""

    def shutdown_request(self, request) -> None:
        """Do nothing: a datagram has no end."""
        self.close_request(request)

    def close_request(self, request) -> None:
        """Do nothing: a datagram is not open."""


class ThreadingMixIn:
    """Handles each request in a thread of its own."""

    daemon_threads = False
    block_on_close = True
    _threads = None

    def process_request_thread(self, request, client_address) -> None:
        """Handle a request and end it, in its thread."""
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            self.shutdown_request(request)

    def process_request(self, request, client_address) -> None:
        """Start a thread for a request."""
        thread = threading.Thread(target=self.process_request_thread, args=(request, client_address),
                                  daemon=self.daemon_threads)
        if not thread.daemon and self.block_on_close:
            self._threads = [each for each in self._threads or () if each.is_alive() or not each.ident]
            self._threads.append(thread)
        thread.start()

    def server_close(self) -> None:
        """Close the server, and wait for its threads."""
        super().server_close()
        threads, self._threads = self._threads, None
        for thread in threads or ():
            thread.join()


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    """A server of datagrams with a thread for each."""


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    """A server of streams with a thread for each."""


class UnixStreamServer(TCPServer):
    """A server of streams on a Unix socket."""

    address_family = socket.AF_UNIX


class UnixDatagramServer(UDPServer):
    """A server of datagrams on a Unix socket."""

    address_family = socket.AF_UNIX


class ThreadingUnixStreamServer(ThreadingMixIn, UnixStreamServer):
    """A server of streams on a Unix socket with a thread for each."""


class ThreadingUnixDatagramServer(ThreadingMixIn, UnixDatagramServer):
    """A server of datagrams on a Unix socket with a thread for each."""


class BaseRequestHandler:
    """Handles one request: `setup`, `handle` and `finish` are called when it is made."""

    def __init__(self, request, client_address, server) -> None:
        self.request = request
        self.client_address = client_address
        self.server = server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self) -> None:
        """Prepare."""

    def handle(self) -> None:
        """Do the work."""

    def finish(self) -> None:
        """Clean up, even after an exception in `handle`."""


class StreamRequestHandler(BaseRequestHandler):
    """Handles a connection with the files `rfile` and `wfile`."""

    rbufsize = -1
    wbufsize = 0
    timeout = None
    disable_nagle_algorithm = False

    def setup(self) -> None:
        """Make the files."""
        self.connection = self.request
        if self.timeout is not None:
            self.connection.settimeout(self.timeout)
        if self.disable_nagle_algorithm:
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.rfile = self.connection.makefile('rb', self.rbufsize)
        self.wfile = _SocketWriter(self.connection) if self.wbufsize == 0 \
            else self.connection.makefile('wb', self.wbufsize)

    def finish(self) -> None:
        """Close the files."""
        if not self.wfile.closed:
            try:
                self.wfile.flush()
            except OSError:
                # The other side is gone, and what was written last with it.
                pass
        self.wfile.close()
        self.rfile.close()


class _SocketWriter(BufferedIOBase):
    def __init__(self, sock) -> None:
        self._sock = sock

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self._sock.sendall(data)
        with memoryview(data) as view:
            return view.nbytes

    def fileno(self) -> int:
        return self._sock.fileno()


class DatagramRequestHandler(BaseRequestHandler):
    """Handles a datagram: `rfile` has what came, and what is written to `wfile` goes back."""

    def setup(self) -> None:
        """Make the files."""
        self.packet, self.socket = self.request
        self.rfile = BytesIO(self.packet)
        self.wfile = BytesIO()

    def finish(self) -> None:
        """Send the answer."""
        self.socket.sendto(self.wfile.getvalue(), self.client_address)
