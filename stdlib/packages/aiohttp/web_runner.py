"""Running servers."""

import asyncio
import logging
import signal

from yarl import URL

from .web_app import Application
from .web_server import Server

__all__ = ['BaseRunner', 'AppRunner', 'ServerRunner', 'BaseSite', 'TCPSite', 'UnixSite', 'SockSite', 'GracefulExit',
           'run_app']

_access_log = logging.getLogger('aiohttp.access')


class GracefulExit(SystemExit):
    """The program ends."""

    code = 1


def _raise_graceful_exit() -> None:
    raise GracefulExit()


class BaseSite:
    """Where a server is reached."""

    def __init__(self, runner, *, ssl_context=None, backlog=128, shutdown_timeout=None) -> None:
        if runner.server is None:
            raise RuntimeError('Call runner.setup() before making a site')
        self._runner = runner
        self._ssl_context = ssl_context
        self._backlog = backlog
        self._server = None

    @property
    def name(self) -> str:
        """Its URL."""
        raise NotImplementedError

    async def start(self) -> None:
        """Begin."""
        self._runner._sites.append(self)

    async def stop(self) -> None:
        """End."""
        if self not in self._runner._sites:
            raise RuntimeError(f'Site {self} is not registered in runner {self._runner}')
        if self._server is not None:
            self._server.close()
        self._runner._sites.remove(self)


class TCPSite(BaseSite):
    """A host and a port."""

    def __init__(self, runner, host=None, port=None, *, shutdown_timeout=None, ssl_context=None, backlog=128,
                 reuse_address=None, reuse_port=None) -> None:
        super().__init__(runner, ssl_context=ssl_context, backlog=backlog)
        self._host = host
        self._port = port if port is not None else (8443 if ssl_context else 8080)
        self._reuse_address = reuse_address
        self._reuse_port = reuse_port

    @property
    def name(self) -> str:
        """Its URL."""
        scheme = 'https' if self._ssl_context else 'http'
        return str(URL.build(scheme=scheme, host=self._host or '0.0.0.0', port=self._port))

    @property
    def port(self) -> int:
        """The port."""
        sockets = self._server.sockets if self._server is not None else ()
        return sockets[0].getsockname()[1] if sockets else self._port

    async def start(self) -> None:
        """Begin."""
        await super().start()
        self._server = await asyncio.get_running_loop().create_server(
            self._runner.server, self._host, self._port, ssl=self._ssl_context, backlog=self._backlog,
            reuse_address=self._reuse_address, reuse_port=self._reuse_port)


class UnixSite(BaseSite):
    """A socket of the file system."""

    def __init__(self, runner, path, *, shutdown_timeout=None, ssl_context=None, backlog=128) -> None:
        super().__init__(runner, ssl_context=ssl_context, backlog=backlog)
        self._path = path

    @property
    def name(self) -> str:
        """Its URL."""
        return f'{"https" if self._ssl_context else "http"}://unix:{self._path}:'

    async def start(self) -> None:
        """Begin."""
        await super().start()
        self._server = await asyncio.get_running_loop().create_unix_server(
            self._runner.server, self._path, ssl=self._ssl_context, backlog=self._backlog)


class SockSite(BaseSite):
    """A socket that is there."""

    def __init__(self, runner, sock, *, shutdown_timeout=None, ssl_context=None, backlog=128) -> None:
        super().__init__(runner, ssl_context=ssl_context, backlog=backlog)
        self._sock = sock
        address = sock.getsockname()
        scheme = 'https' if ssl_context else 'http'
        if isinstance(address, tuple):
            self._name = str(URL.build(scheme=scheme, host=address[0], port=address[1]))
        else:
            self._name = f'{scheme}://unix:{address}:'

    @property
    def name(self) -> str:
        """Its URL."""
        return self._name

    async def start(self) -> None:
        """Begin."""
        await super().start()
        self._server = await asyncio.get_running_loop().create_server(
            self._runner.server, sock=self._sock, ssl=self._ssl_context, backlog=self._backlog)


class BaseRunner:
    """Runs a server at several places."""

    def __init__(self, *, handle_signals=False, shutdown_timeout=60.0, **kwargs) -> None:
        self._handle_signals = handle_signals
        self._shutdown_timeout = shutdown_timeout
        self._kwargs = kwargs
        self._server = None
        self._sites = []

    @property
    def server(self):
        """The server."""
        return self._server

    @property
    def sites(self) -> set:
        """Where it is reached."""
        return set(self._sites)

    @property
    def addresses(self) -> list:
        """The addresses of the sockets."""
        return [socket.getsockname() for site in self._sites if site._server is not None
                for socket in site._server.sockets]

    async def setup(self) -> None:
        """Begin."""
        if self._handle_signals:
            loop = asyncio.get_running_loop()
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, _raise_graceful_exit)
        self._server = await self._make_server()

    async def shutdown(self) -> None:
        """Say that the end is near."""

    async def cleanup(self) -> None:
        """End."""
        for site in list(self._sites):
            await site.stop()
        if self._server is not None:
            self._server.pre_shutdown()
            await self.shutdown()
            await self._server.shutdown(self._shutdown_timeout)
            await self._cleanup_server()
            self._server = None
        if self._handle_signals:
            loop = asyncio.get_running_loop()
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)

    async def _cleanup_server(self) -> None:
        pass


class ServerRunner(BaseRunner):
    """Runs a `Server`."""

    def __init__(self, web_server, *, handle_signals=False, **kwargs) -> None:
        super().__init__(handle_signals=handle_signals, **kwargs)
        self._web_server = web_server

    async def _make_server(self):
        return self._web_server


class AppRunner(BaseRunner):
    """Runs an application."""

    def __init__(self, app, *, handle_signals=False, access_log=_access_log, access_log_class=None,
                 access_log_format=None, **kwargs) -> None:
        if not isinstance(app, Application):
            raise TypeError(f'The first argument should be web.Application instance, got {app!r}')
        super().__init__(handle_signals=handle_signals, access_log_class=access_log_class,
                         access_log_format=access_log_format, **kwargs)
        self._app = app
        self._access_log = access_log

    @property
    def app(self):
        """The application."""
        return self._app

    async def _make_server(self):
        kind = self._kwargs['access_log_class']
        if kind is not None:
            from .abc import AbstractAccessLogger
            if not issubclass(kind, AbstractAccessLogger):
                raise TypeError(f'access_log_class must be subclass of aiohttp.abc.AbstractAccessLogger, got {kind}')
        await self._app.startup()
        more = {name: value for name, value in self._kwargs.items()
                if name in ('keepalive_timeout', 'handler_cancellation', 'access_log_class', 'access_log_format')}
        return self._app.make_handler(access_log=self._access_log, **more)

    async def shutdown(self) -> None:
        """Say that the end is near."""
        await self._app.shutdown()

    async def _cleanup_server(self) -> None:
        await self._app.cleanup()


async def _run_app(app, *, host, port, path, sock, shutdown_timeout, ssl_context, say, backlog, handle_signals,
                   reuse_address, reuse_port, **more) -> None:
    if asyncio.iscoroutine(app):
        app = await app
    runner = AppRunner(app, handle_signals=handle_signals, shutdown_timeout=shutdown_timeout, **more)
    await runner.setup()
    sites = []
    try:
        def several(value) -> list:
            return list(value) if isinstance(value, (list, tuple, set)) else [value]
        if path is not None:
            sites += [UnixSite(runner, one, ssl_context=ssl_context, backlog=backlog) for one in several(path)]
        if sock is not None:
            sites += [SockSite(runner, one, ssl_context=ssl_context, backlog=backlog) for one in several(sock)]
        if host is not None or port is not None or not sites:
            sites += [TCPSite(runner, one, port, ssl_context=ssl_context, backlog=backlog, reuse_address=reuse_address,
                              reuse_port=reuse_port) for one in several(host)]
        for site in sites:
            await site.start()
        if say:
            names = sorted(site.name for site in runner.sites)
            say('======== Running on {} ========\n(Press CTRL+C to quit)'.format(', '.join(names)))
        while True:
            await asyncio.sleep(3600)
    finally:
        await runner.cleanup()


def run_app(app, *, debug=False, host=None, port=None, path=None, sock=None, shutdown_timeout=60.0,
            keepalive_timeout=75.0, ssl_context=None, print=print, backlog=128, access_log_class=None,
            access_log_format=None, access_log=_access_log, handle_signals=True, reuse_address=None, reuse_port=None,
            handler_cancellation=False, loop=None, **kwargs) -> None:
    """Run an application until a signal ends it."""
    own = loop is None
    if own:
        loop = asyncio.new_event_loop()
    if access_log is not None and loop.get_debug():
        if access_log.level == logging.NOTSET:
            access_log.setLevel(logging.DEBUG)
        if not access_log.hasHandlers():
            access_log.addHandler(logging.StreamHandler())
    task = loop.create_task(_run_app(
        app, host=host, port=port, path=path, sock=sock, shutdown_timeout=shutdown_timeout, ssl_context=ssl_context,
        say=print, backlog=backlog, handle_signals=handle_signals, reuse_address=reuse_address, reuse_port=reuse_port,
        access_log=access_log, access_log_class=access_log_class, access_log_format=access_log_format,
        keepalive_timeout=keepalive_timeout, handler_cancellation=handler_cancellation))
    try:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(task)
    except (GracefulExit, KeyboardInterrupt):
        pass
    finally:
        task.cancel()
        try:
            loop.run_until_complete(task)
        except (asyncio.CancelledError, GracefulExit, KeyboardInterrupt):
            pass
        others = asyncio.all_tasks(loop)
        for other in others:
            other.cancel()
        if others:
            loop.run_until_complete(asyncio.gather(*others, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        if own:
            loop.close()
            asyncio.set_event_loop(None)
