"""Applications."""

import asyncio
from collections.abc import MutableMapping
from functools import partial

from .web_request import Request
from .web_urldispatcher import PrefixedApp, UrlDispatcher

__all__ = ['Application', 'AppKey', 'CleanupError']


class CleanupError(RuntimeError):
    """Several things went wrong at the end."""

    @property
    def exceptions(self):
        """What went wrong."""
        return self.args[1]


class AppKey:
    """A key of an application, with a type."""

    def __init__(self, name, t=object) -> None:
        import sys
        self._name = f'{sys._getframe(1).f_globals.get("__name__", "")}.{name}'
        self._t = t

    def __class_getitem__(cls, item):
        return cls

    def __repr__(self) -> str:
        return f'<AppKey({self._name}, type={getattr(self._t, "__name__", self._t)})>'


class Signal(list):
    """Coroutine functions that are called on an event."""

    def __init__(self, owner) -> None:
        super().__init__()
        self._owner = owner
        self.frozen = False

    def freeze(self) -> None:
        """Let nothing be added any more."""
        self.frozen = True

    async def send(self, *args, **kwargs) -> None:
        """Call them."""
        for receiver in self:
            await receiver(*args, **kwargs)

    def __repr__(self) -> str:
        return f'<Signal owner={self._owner!r}, frozen={self.frozen}, {list.__repr__(self)}>'


class Application(MutableMapping):
    """Routes, middlewares, and what they share."""

    def __init__(self, *, logger=None, router=None, middlewares=(), handler_args=None, client_max_size=1024 ** 2,
                 loop=None, debug=None) -> None:
        self._router = UrlDispatcher()
        self.logger = logger
        self._middlewares = list(middlewares)
        self._handler_args = handler_args
        self._client_max_size = client_max_size
        self._state = {}
        self._frozen = False
        self._subapps = []
        self._contexts = []
        self._generators = []
        self.on_response_prepare = Signal(self)
        self.on_startup = Signal(self)
        self.on_shutdown = Signal(self)
        self.on_cleanup = Signal(self)

    def __eq__(self, other) -> bool:
        return self is other

    __hash__ = object.__hash__

    def __getitem__(self, key):
        return self._state[key]

    def __setitem__(self, key, value) -> None:
        if self._frozen:
            raise RuntimeError('Changing state of started or joined application is forbidden')
        if not isinstance(key, AppKey):
            import warnings
            from .web_exceptions import NotAppKeyWarning
            warnings.warn('It is recommended to use web.AppKey instances for keys.\nhttps://docs.aiohttp.org/en/stable'
                          '/web_advanced.html#application-s-config', category=NotAppKeyWarning, stacklevel=2)
        self._state[key] = value

    def __delitem__(self, key) -> None:
        del self._state[key]

    def __len__(self) -> int:
        return len(self._state)

    def __iter__(self):
        return iter(self._state)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f'<Application 0x{id(self):x}>'

    @property
    def router(self):
        """The routes."""
        return self._router

    @property
    def middlewares(self) -> list:
        """The middlewares, the outermost first."""
        return self._middlewares

    @property
    def cleanup_ctx(self) -> list:
        """Asynchronous generators: what is before their `yield` is done at the beginning, the rest at the end."""
        return self._contexts

    @property
    def frozen(self) -> bool:
        """Whether it has begun."""
        return self._frozen

    def freeze(self) -> None:
        """Let nothing be changed any more."""
        self._frozen = True

    def add_routes(self, routes) -> list:
        """Add routes that are described."""
        return self._router.add_routes(routes)

    def add_subapp(self, prefix, subapp):
        """Put an application below a prefix."""
        prefix = prefix.rstrip('/')
        if prefix in ('', '/'):
            raise ValueError('Prefix cannot be empty')
        if subapp.frozen:
            raise RuntimeError('Cannot add frozen application')
        resource = PrefixedApp(prefix, subapp)
        self._router.register_resource(resource)
        self._subapps.append(subapp)
        return resource

    async def startup(self) -> None:
        """Begin."""
        self._frozen = True
        for context in self._contexts:
            generator = context(self).__aiter__()
            await generator.__anext__()
            self._generators.append(generator)
        await self.on_startup.send(self)
        for app in self._subapps:
            await app.startup()

    async def shutdown(self) -> None:
        """Say that the end is near."""
        await self.on_shutdown.send(self)
        for app in self._subapps:
            await app.shutdown()

    async def cleanup(self) -> None:
        """End."""
        for app in self._subapps:
            await app.cleanup()
        await self.on_cleanup.send(self)
        problems = []
        for generator in reversed(self._generators):
            try:
                await generator.__anext__()
            except StopAsyncIteration:
                continue
            except (Exception, asyncio.CancelledError) as problem:
                problems.append(problem)
            else:
                problems.append(RuntimeError(f"{generator!r} has more than one 'yield'"))
        self._generators.clear()
        if len(problems) == 1:
            raise problems[0]
        if problems:
            raise CleanupError('Multiple errors on cleanup stage', problems)

    async def _handle(self, request):
        found = self._router._resolve(request.method, request.rel_url.raw_path)
        found.add_app(self)
        request._match_info = found
        handler = found.handler
        for app in reversed(found.apps):
            for one in reversed(app._middlewares):
                handler = self._wrapped(one, handler, found, app)
        return await handler(request)

    @staticmethod
    def _wrapped(middleware, handler, found, app):
        async def run(request):
            return await middleware(request, handler)
        return run

    def __call__(self):
        return self

    def make_handler(self, **kwargs):
        """Return a server of it."""
        from .web_server import Server
        return Server(self._handle, request_factory=partial(Request, client_max_size=self._client_max_size), **kwargs)
