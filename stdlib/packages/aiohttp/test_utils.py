"""Servers and clients for tests."""

import unittest
from unittest import mock

from multidict import CIMultiDict
from yarl import URL

from .client import ClientSession
from .cookiejar import CookieJar
from .web_runner import AppRunner, ServerRunner, TCPSite

__all__ = ['AioHTTPTestCase', 'TestServer', 'RawTestServer', 'TestClient', 'make_mocked_coro', 'make_mocked_request',
           'unused_port']


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


class AioHTTPTestCase(unittest.IsolatedAsyncioTestCase):
    """Tests of an application, each with a server and a client of its own: `get_application` returns it."""

    async def get_application(self):
        """Return the application."""
        raise RuntimeError('Did you forget to define get_application()?')

    async def asyncSetUp(self) -> None:
        """Begin."""
        self.app = await self.get_application()
        self.server = await self.get_server(self.app)
        self.client = await self.get_client(self.server)
        await self.client.start_server()
        await self.setUpAsync()

    async def setUpAsync(self) -> None:
        """Do what a test needs first."""

    async def asyncTearDown(self) -> None:
        """End."""
        await self.tearDownAsync()
        await self.client.close()

    async def tearDownAsync(self) -> None:
        """Undo what a test needed."""

    async def get_server(self, app):
        """Return a server of the application."""
        return TestServer(app)

    async def get_client(self, server):
        """Return a client of the server."""
        return TestClient(server)


def make_mocked_coro(return_value=None, raise_exception=None):
    """Return a coroutine function that notes its calls."""
    async def called(*args, **kwargs):
        if raise_exception is not None:
            raise raise_exception
        return return_value
    return mock.Mock(wraps=called)


class _Transport:
    # What a request knows of a connection that is none.

    def __init__(self, sslcontext) -> None:
        self._known = {'sslcontext': sslcontext, 'peername': ('127.0.0.1', 0)}

    def get_extra_info(self, name, default=None):
        """Return something about the connection."""
        return self._known.get(name) or default


def make_mocked_request(method, path, headers=None, *, match_info=None, version=(1, 1), closing=False, app=None,
                        transport=None, payload=None, sslcontext=None, client_max_size=1024 ** 2, **kwargs):
    """Return a request that nobody has sent."""
    from .streams import EMPTY_PAYLOAD
    from .web_request import Request
    from .web_urldispatcher import UrlMappingMatchInfo
    pairs = list(CIMultiDict(headers or {}).items())
    if closing:
        pairs.append(('Connection', 'close'))
    connection = mock.Mock()
    connection.transport = transport or _Transport(sslcontext)
    request = Request((method, path, 10 * version[0] + version[1], pairs, payload is not None), payload or EMPTY_PAYLOAD,
                      connection, 'test', client_max_size=client_max_size)
    found = UrlMappingMatchInfo(match_info or {}, None)
    found._apps = [app or mock.Mock()]
    request._match_info = found
    return request
