"""Servers and clients for tests."""

from yarl import URL

from .client import ClientSession
from .cookiejar import CookieJar
from .web_runner import AppRunner, ServerRunner, TCPSite

__all__ = ['TestServer', 'RawTestServer', 'TestClient', 'unused_port']


def unused_port() -> int:
    """Return a port that nobody uses."""
    import socket
    with socket.socket() as holder:
        holder.bind(('127.0.0.1', 0))
        return holder.getsockname()[1]


class BaseTestServer:
    """A server on loopback."""

    __test__ = False

    def __init__(self, *, scheme='', host='127.0.0.1', port=0, **kwargs) -> None:
        self.scheme = scheme or 'http'
        self.host = host
        self.port = port
        self.runner = None
        self._root = None

    async def start_server(self, **kwargs) -> None:
        """Begin."""
        if self.runner is not None:
            return
        self.runner = await self._make_runner()
        await self.runner.setup()
        site = TCPSite(self.runner, self.host, self.port or 0)
        await site.start()
        self.port = site.port
        self._root = URL(f'{self.scheme}://{self.host}:{self.port}')

    def make_url(self, path):
        """Return the URL of a path."""
        return URL(str(self._root.with_path('')).rstrip('/') + str(path))

    async def close(self) -> None:
        """End."""
        if self.runner is not None:
            await self.runner.cleanup()
            self.runner = None

    async def __aenter__(self):
        await self.start_server()
        return self

    async def __aexit__(self, *args) -> None:
        await self.close()


class TestServer(BaseTestServer):
    """A server of an application."""

    def __init__(self, app, **kwargs) -> None:
        self.app = app
        super().__init__(**kwargs)

    async def _make_runner(self):
        return AppRunner(self.app, shutdown_timeout=1)


class RawTestServer(BaseTestServer):
    """A server of one handler."""

    def __init__(self, handler, **kwargs) -> None:
        self._handler = handler
        super().__init__(**kwargs)

    async def _make_runner(self):
        from .web_server import Server
        return ServerRunner(Server(self._handler), shutdown_timeout=1)


class TestClient:
    """A client of such a server."""

    __test__ = False

    def __init__(self, server, *, cookie_jar=None, **kwargs) -> None:
        self._server = server
        self._session = ClientSession(cookie_jar=cookie_jar or CookieJar(unsafe=True), **kwargs)

    @property
    def server(self):
        """The server."""
        return self._server

    @property
    def app(self):
        """The application."""
        return getattr(self._server, 'app', None)

    @property
    def session(self):
        """The session."""
        return self._session

    @property
    def host(self) -> str:
        """The host."""
        return self._server.host

    @property
    def port(self) -> int:
        """The port."""
        return self._server.port

    async def start_server(self) -> None:
        """Begin."""
        await self._server.start_server()

    def make_url(self, path):
        """Return the URL of a path."""
        return self._server.make_url(path)

    def request(self, method, path, **kwargs):
        """Send a request."""
        return self._session.request(method, self.make_url(path), **kwargs)

    def __getattr__(self, name):
        if name in ('get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'ws_connect'):
            method = getattr(self._session, name)
            return lambda path, **kwargs: method(self.make_url(path), **kwargs)
        raise AttributeError(name)

    async def close(self) -> None:
        """End."""
        await self._session.close()
        await self._server.close()

    async def __aenter__(self):
        await self.start_server()
        return self

    async def __aexit__(self, *args) -> None:
        await self.close()
