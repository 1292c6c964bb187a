"""Routes as lists and decorators, and views."""

from dataclasses import dataclass, field

from . import hdrs

__all__ = ['AbstractRouteDef', 'RouteDef', 'StaticDef', 'RouteTableDef', 'View', 'head', 'options', 'get', 'post',
           'patch', 'put', 'delete', 'route', 'view', 'static']


class AbstractRouteDef:
    """What can be registered."""


@dataclass(frozen=True, repr=False)
class RouteDef(AbstractRouteDef):
    """A route."""

    method: str
    path: str
    handler: object
    kwargs: dict = field(default_factory=dict)

    def __repr__(self) -> str:
        info = ''.join(f', {name}={value!r}' for name, value in sorted(self.kwargs.items()))
        return f'<RouteDef {self.method} {self.path} -> {self.handler.__name__!r}{info}>'

    def register(self, router) -> list:
        """Add it to a router."""
        if self.method == 'GET':
            return [router.add_get(self.path, self.handler, **self.kwargs)]
        return [router.add_route(self.method, self.path, self.handler, **self.kwargs)]


@dataclass(frozen=True, repr=False)
class StaticDef(AbstractRouteDef):
    """A folder of files."""

    prefix: str
    path: object
    kwargs: dict = field(default_factory=dict)

    def __repr__(self) -> str:
        info = ''.join(f', {name}={value!r}' for name, value in sorted(self.kwargs.items()))
        return f'<StaticDef {self.prefix} -> {self.path}{info}>'

    def register(self, router) -> list:
        """Add it to a router."""
        return [router.add_static(self.prefix, self.path, **self.kwargs)]


def route(method, path, handler, **kwargs):
    """Describe a route."""
    return RouteDef(method, path, handler, kwargs)


def head(path, handler, **kwargs):
    """Describe a route for HEAD."""
    return route('HEAD', path, handler, **kwargs)


def options(path, handler, **kwargs):
    """Describe a route for OPTIONS."""
    return route('OPTIONS', path, handler, **kwargs)


def get(path, handler, *, name=None, allow_head=True, **kwargs):
    """Describe a route for GET, and HEAD."""
    return route('GET', path, handler, name=name, allow_head=allow_head, **kwargs)


def post(path, handler, **kwargs):
    """Describe a route for POST."""
    return route('POST', path, handler, **kwargs)


def put(path, handler, **kwargs):
    """Describe a route for PUT."""
    return route('PUT', path, handler, **kwargs)


def patch(path, handler, **kwargs):
    """Describe a route for PATCH."""
    return route('PATCH', path, handler, **kwargs)


def delete(path, handler, **kwargs):
    """Describe a route for DELETE."""
    return route('DELETE', path, handler, **kwargs)


def view(path, handler, **kwargs):
    """Describe a route for a view."""
    return route('*', path, handler, **kwargs)


def static(prefix, path, **kwargs):
    """Describe a folder of files."""
    return StaticDef(prefix, path, kwargs)


class RouteTableDef:
    """Routes by decorators."""

    def __init__(self) -> None:
        self._items = []

    def __repr__(self) -> str:
        return f'<RouteTableDef count={len(self._items)}>'

    def __getitem__(self, index):
        return self._items[index]

    def __iter__(self):
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, item) -> bool:
        return item in self._items

    def route(self, method, path, **kwargs):
        """Decorate the handler of a route."""
        def decorate(handler):
            self._items.append(RouteDef(method, path, handler, kwargs))
            return handler
        return decorate

    def head(self, path, **kwargs):
        """Decorate a handler for HEAD."""
        return self.route('HEAD', path, **kwargs)

    def get(self, path, **kwargs):
        """Decorate a handler for GET."""
        return self.route('GET', path, **kwargs)

    def post(self, path, **kwargs):
        """Decorate a handler for POST."""
        return self.route('POST', path, **kwargs)

    def put(self, path, **kwargs):
        """Decorate a handler for PUT."""
        return self.route('PUT', path, **kwargs)

    def patch(self, path, **kwargs):
        """Decorate a handler for PATCH."""
        return self.route('PATCH', path, **kwargs)

    def delete(self, path, **kwargs):
        """Decorate a handler for DELETE."""
        return self.route('DELETE', path, **kwargs)

    def options(self, path, **kwargs):
        """Decorate a handler for OPTIONS."""
        return self.route('OPTIONS', path, **kwargs)

    def view(self, path, **kwargs):
        """Decorate a view."""
        return self.route('*', path, **kwargs)

    def static(self, prefix, path, **kwargs) -> None:
        """Add a folder of files."""
        self._items.append(StaticDef(prefix, path, kwargs))


class View:
    """A class that has a method for each verb."""

    def __init__(self, request) -> None:
        self._request = request

    @property
    def request(self):
        """The request."""
        return self._request

    def __await__(self):
        return self._run().__await__()

    async def _run(self):
        name = self._request.method.lower()
        method = getattr(self, name, None) if self._request.method in hdrs.METH_ALL else None
        if method is None:
            from .web_exceptions import HTTPMethodNotAllowed
            allowed = {verb for verb in hdrs.METH_ALL if hasattr(self, verb.lower())}
            raise HTTPMethodNotAllowed(self._request.method, allowed)
        return await method()
