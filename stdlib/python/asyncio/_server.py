"""The object that `create_server` gives."""

from weakref import WeakSet

from . import events, exceptions, tasks, trsock

__all__ = ['Server']


class Server(events.AbstractServer):
    """Listening sockets, and the transports that came of them."""

    __module__ = 'asyncio.base_events'

    def __init__(self, loop, sockets, protocol_factory, ssl_context, backlog: int, ssl_handshake_timeout,
                 ssl_shutdown_timeout=None) -> None:
        self._loop = loop
        self._sockets = sockets
        self._clients = WeakSet()
        # None once everything has ended.
        self._waiters = []
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._tls = (ssl_context, ssl_handshake_timeout, ssl_shutdown_timeout)
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__} sockets={self.sockets!r}>'

    def _attach(self, transport) -> None:
        if self._sockets is None:
            # It was closed between accepting and this.
            return
        self._clients.add(transport)

    def _detach(self, transport) -> None:
        self._clients.discard(transport)
        if not self._clients and self._sockets is None:
            self._wakeup()

    def _wakeup(self) -> None:
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self) -> None:
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.listen(self._backlog)
            context, *timeouts = self._tls
            self._loop._start_serving(self._protocol_factory, sock, context, self, self._backlog, *timeouts)

    def get_loop(self):
        """Return the loop that the server works on."""
        return self._loop

    def is_serving(self) -> bool:
        """Say whether new connections are accepted."""
        return self._serving

    @property
    def sockets(self) -> tuple:
        """The sockets that listen; none once the server is closed."""
        if self._sockets is None:
            return ()
        return tuple(trsock.TransportSocket(sock) for sock in self._sockets)

    def close(self) -> None:
        """Stop listening; open connections go on."""
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        for sock in sockets:
            self._loop._stop_serving(sock)
        self._serving = False
        future = self._serving_forever_fut
        if future is not None and not future.done():
            future.cancel()
            self._serving_forever_fut = None
        if not self._clients:
            self._wakeup()

    def close_clients(self) -> None:
        """Close the connections that are open."""
        for transport in list(self._clients):
            transport.close()

    def abort_clients(self) -> None:
        """Close the connections that are open at once, losing what was not sent."""
        for transport in list(self._clients):
            transport.abort()

    async def start_serving(self) -> None:
        """Begin to accept connections, if that has not happened yet."""
        self._start_serving()
        # Sockets that are watched now are seen in the next pass.
        await tasks.sleep(0)

    async def serve_forever(self) -> None:
        """Accept connections until cancelled, then close."""
        if self._serving_forever_fut is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._serving_forever_fut = self._loop.create_future()
        try:
            await self._serving_forever_fut
        except exceptions.CancelledError:
            try:
                self.close()
                self.close_clients()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    async def wait_closed(self) -> None:
        """Wait until the server is closed and its connections have ended."""
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter
