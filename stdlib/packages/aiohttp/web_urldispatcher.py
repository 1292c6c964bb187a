"""Which handler a request is for."""

import inspect
import os
import re
from pathlib import Path
from urllib.parse import quote, unquote

from yarl import URL

from . import hdrs
from .web_exceptions import HTTPForbidden, HTTPMethodNotAllowed, HTTPNotFound
from .web_routedef import View

__all__ = ['UrlDispatcher', 'UrlMappingMatchInfo', 'Resource', 'StaticResource', 'ResourceRoute']

_VARIABLE = re.compile(r'\{(?P<name>[_a-zA-Z][_a-zA-Z0-9]*)(?::(?P<pattern>[^{}]*(?:\{[^{}]*\}[^{}]*)*))?\}')
_METHOD = re.compile(r"^[0-9A-Za-z!#\$%&'\*\+\-\.\^_`\|~]+$")


class UrlMappingMatchInfo(dict):
    """What was found: a handler, and the variable parts of the path."""

    def __init__(self, match, route, http_exception=None) -> None:
        super().__init__(match)
        self._route = route
        self.http_exception = http_exception
        self._apps = []
        self._current = None

    @property
    def handler(self):
        """The handler."""
        return self._route.handler if self._route is not None else self._refuse

    @property
    def route(self):
        """The route."""
        return self._route

    @property
    def apps(self) -> tuple:
        """The applications, the outermost first."""
        return tuple(self._apps)

    @property
    def current_app(self):
        """The application."""
        return self._current or self._apps[-1]

    def add_app(self, app) -> None:
        """Add an application around the others."""
        self._apps.insert(0, app)

    def get_info(self) -> dict:
        """Return what the route is."""
        return self._route.get_info() if self._route is not None else {'http_exception': self.http_exception}

    def freeze(self) -> None:
        """Do nothing."""

    async def _refuse(self, request):
        raise self.http_exception

    def __repr__(self) -> str:
        return f'<MatchInfo {super().__repr__()}: {self._route}>'


class ResourceRoute:
    """A method of a resource."""

    def __init__(self, method, handler, resource) -> None:
        self.method = method
        self.resource = resource
        if inspect.isclass(handler) and issubclass(handler, View):
            view = handler

            async def run_view(request):
                return await view(request)
            self.handler = run_view
            self._shown = view
        else:
            if not callable(handler):
                raise TypeError(f'handler should be callable, got {handler!r}')
            self.handler = self._shown = handler

    @property
    def name(self):
        """The name of the resource."""
        return self.resource.name

    def url_for(self, *args, **kwargs):
        """Return the URL."""
        return self.resource.url_for(*args, **kwargs)

    def get_info(self) -> dict:
        """Return what it is."""
        return self.resource.get_info()

    def __repr__(self) -> str:
        return f'<ResourceRoute [{self.method}] {self.resource} -> {self._shown!r}'


class Resource:
    """A path, which may have variable parts."""

    def __init__(self, path, name=None) -> None:
        self.name = name
        self._path = path
        self._routes = []
        pattern, formatter, place = '', '', 0
        for match in _VARIABLE.finditer(path):
            fixed = path[place:match.start()]
            pattern += re.escape(quote(fixed, safe="/!$&'()*+,;=:@"))
            formatter += fixed + '{' + match['name'] + '}'
            inner = match['pattern'] if match['pattern'] is not None else '[^{}/]+'
            try:
                re.compile(inner)
            except re.error as error:
                raise ValueError(f"Bad pattern '{inner}': {error}") from None
            pattern += f'(?P<{match["name"]}>{inner})'
            place = match.end()
        fixed = path[place:]
        if '{' in fixed or '}' in fixed:
            raise ValueError(f"Invalid path '{path}'['{fixed}']")
        self._is_plain = not pattern
        self._formatter = formatter + fixed
        self._quoted = quote(path, safe="/!$&'()*+,;=:@")
        self._match = re.compile(pattern + re.escape(quote(fixed, safe="/!$&'()*+,;=:@"))).fullmatch

    @property
    def canonical(self) -> str:
        """The path, with the names of its variable parts."""
        return self._formatter

    def add_route(self, method, handler, *, expect_handler=None):
        """Add a method."""
        for route in self._routes:
            if route.method in (method, '*'):
                raise RuntimeError(f'Added route will never be executed, method {route.method} is already registered')
        route = ResourceRoute(method, handler, self)
        self._routes.append(route)
        return route

    def match(self, path):
        """Return the variable parts if the path is this one."""
        if self._is_plain:
            return {} if path == self._quoted else None
        found = self._match(path)
        return None if found is None else {name: unquote(value) for name, value in found.groupdict().items()}

    def url_for(self, **parts):
        """Return the URL with these parts."""
        if self._is_plain:
            return URL(self._path)
        return URL(self._formatter.format_map({name: quote(str(value), safe='') for name, value in parts.items()}),
                   encoded=True)

    def get_info(self) -> dict:
        """Return what it is."""
        return {'path': self._path} if self._is_plain else {'formatter': self._formatter}

    def find(self, method, path):
        """Return what was found, and the methods that are allowed."""
        parts = self.match(path)
        if parts is None:
            return None, set()
        for route in self._routes:
            if route.method in (method, '*'):
                return UrlMappingMatchInfo(parts, route), set()
        return None, {route.method for route in self._routes}

    def __iter__(self):
        return iter(self._routes)

    def __len__(self) -> int:
        return len(self._routes)

    def __repr__(self) -> str:
        name = f"'{self.name}' " if self.name is not None else ''
        kind = 'PlainResource' if self._is_plain else 'DynamicResource'
        return f'<{kind} {name} {self._formatter}>'


class StaticResource:
    """A folder of files."""

    def __init__(self, prefix, directory, *, name=None, expect_handler=None, chunk_size=256 * 1024, show_index=False,
                 follow_symlinks=False, append_version=False) -> None:
        self.name = name
        self._prefix = quote(prefix.rstrip('/'), safe="/!$&'()*+,;=:@")
        directory = Path(directory).expanduser().resolve()
        if not directory.is_dir():
            raise ValueError(f"'{directory}' does not exist")
        self._directory = directory
        self._chunk_size = chunk_size
        self._show_index = show_index
        self._follow_symlinks = follow_symlinks
        self._route = ResourceRoute('GET', self._handle, self)

    @property
    def canonical(self) -> str:
        """The prefix."""
        return self._prefix

    def url_for(self, *, filename, append_version=None):
        """Return the URL of a file."""
        return URL(f'{self._prefix}/{quote(str(filename).lstrip("/"), safe="/")}', encoded=True)

    def get_info(self) -> dict:
        """Return what it is."""
        return {'directory': self._directory, 'prefix': self._prefix, 'routes': {'GET': self._route}}

    def find(self, method, path):
        """Return what was found, and the methods that are allowed."""
        if not path.startswith(self._prefix + '/') and path != self._prefix:
            return None, set()
        if method not in ('GET', 'HEAD'):
            return None, {'GET', 'HEAD'}
        return UrlMappingMatchInfo({'filename': unquote(path[len(self._prefix) + 1:])}, self._route), set()

    def __iter__(self):
        return iter([self._route])

    def __len__(self) -> int:
        return 1

    async def _handle(self, request):
        import asyncio
        return await asyncio.get_running_loop().run_in_executor(None, self._answer, request)

    def _answer(self, request):
        from .web_fileresponse import FileResponse
        from .web_response import Response
        filename = Path(request.match_info['filename'])
        if filename.anchor:
            raise HTTPForbidden()
        try:
            path = self._directory.joinpath(filename)
            if self._follow_symlinks:
                path = Path(os.path.normpath(path))
                path.relative_to(self._directory)
                path = path.resolve(strict=True)
            else:
                path = path.resolve(strict=True)
                path.relative_to(self._directory)
        except PermissionError:
            raise HTTPForbidden() from None
        except (ValueError, OSError):
            raise HTTPNotFound() from None
        if path.is_dir():
            if not self._show_index:
                raise HTTPForbidden()
            return Response(text=self._index(path), content_type='text/html')
        if not path.is_file():
            raise HTTPNotFound()
        return FileResponse(path, chunk_size=self._chunk_size)

    def _index(self, folder) -> str:
        from html import escape
        inside = folder.relative_to(self._directory).as_posix()
        title = f'Index of /{escape("" if inside == "." else inside)}'
        rows = []
        for path in sorted(folder.iterdir()):
            url = f'{self._prefix}/{quote(path.relative_to(self._directory).as_posix())}'
            rows.append(f'<li><a href="{url}">{escape(path.name)}{"/" if path.is_dir() else ""}</a></li>')
        inner = '\n'.join(rows)
        return (f'<html>\n<head>\n<title>{title}</title>\n</head>\n<body>\n<h1>{title}</h1>\n<ul>\n{inner}\n</ul>\n'
                '</body>\n</html>')

    def __repr__(self) -> str:
        return f'<StaticResource {self.name or ""} {self._prefix} -> {self._directory!r}>'


class PrefixedApp:
    """An application below a prefix."""

    name = None

    def __init__(self, prefix, app) -> None:
        self._prefix = prefix
        self._app = app

    @property
    def canonical(self) -> str:
        """The prefix."""
        return self._prefix

    def find(self, method, path):
        """Return what was found, and the methods that are allowed."""
        if not path.startswith(self._prefix + '/') and path != self._prefix:
            return None, set()
        found = self._app.router._resolve(method, path[len(self._prefix):] or '/')
        if found.http_exception is not None and isinstance(found.http_exception, HTTPMethodNotAllowed):
            return None, found.http_exception.allowed_methods
        found.add_app(self._app)
        return found, set()

    def __iter__(self):
        return iter(self._app.router.routes())

    def __len__(self) -> int:
        return len(self._app.router.routes())


class UrlDispatcher:
    """The routes of an application."""

    def __init__(self) -> None:
        self._resources = []
        self._named = {}

    def _resolve(self, method, path):
        allowed = set()
        for resource in self._resources:
            found, more = resource.find(method, path)
            if found is not None:
                return found
            allowed |= more
        problem = HTTPMethodNotAllowed(method, allowed) if allowed else HTTPNotFound()
        return UrlMappingMatchInfo({}, None, problem)

    async def resolve(self, request):
        """Return what a request is for."""
        return self._resolve(request.method, request.rel_url.raw_path)

    def resources(self) -> list:
        """Return the resources."""
        return list(self._resources)

    def routes(self) -> list:
        """Return the routes."""
        return [route for resource in self._resources for route in resource]

    def named_resources(self) -> dict:
        """Return the resources that have names."""
        return dict(self._named)

    def __getitem__(self, name):
        return self._named[name]

    def __contains__(self, name) -> bool:
        return name in self._named

    def __iter__(self):
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)

    def register_resource(self, resource) -> None:
        """Add a resource."""
        name = resource.name
        if name is not None:
            if name in self._named:
                raise ValueError(f'Duplicate {name!r}, already handled by {self._named[name]!r}')
            self._named[name] = resource
        self._resources.append(resource)

    def add_resource(self, path, *, name=None):
        """Add a path."""
        if path and not path.startswith('/'):
            raise ValueError('path should be started with / or be empty')
        if self._resources and isinstance(self._resources[-1], Resource):
            last = self._resources[-1]
            if last.name == name and last._path == path:
                return last
        resource = Resource(path, name=name)
        self.register_resource(resource)
        return resource

    def add_route(self, method, path, handler, *, name=None, expect_handler=None):
        """Add a route."""
        if not _METHOD.match(method) and method != '*':
            raise ValueError(f'{method} is not allowed HTTP method')
        return self.add_resource(path, name=name).add_route(method.upper(), handler)

    def add_static(self, prefix, path, **kwargs):
        """Add a folder of files."""
        resource = StaticResource(prefix, path, **kwargs)
        self.register_resource(resource)
        return resource

    def add_get(self, path, handler, *, name=None, allow_head=True, **kwargs):
        """Add a route for GET, and HEAD."""
        resource = self.add_resource(path, name=name)
        if allow_head:
            resource.add_route('HEAD', handler)
        return resource.add_route('GET', handler)

    def add_head(self, path, handler, **kwargs):
        """Add a route for HEAD."""
        return self.add_route('HEAD', path, handler, **kwargs)

    def add_options(self, path, handler, **kwargs):
        """Add a route for OPTIONS."""
        return self.add_route('OPTIONS', path, handler, **kwargs)

    def add_post(self, path, handler, **kwargs):
        """Add a route for POST."""
        return self.add_route('POST', path, handler, **kwargs)

    def add_put(self, path, handler, **kwargs):
        """Add a route for PUT."""
        return self.add_route('PUT', path, handler, **kwargs)

    def add_patch(self, path, handler, **kwargs):
        """Add a route for PATCH."""
        return self.add_route('PATCH', path, handler, **kwargs)

    def add_delete(self, path, handler, **kwargs):
        """Add a route for DELETE."""
        return self.add_route('DELETE', path, handler, **kwargs)

    def add_view(self, path, handler, **kwargs):
        """Add a view."""
        return self.add_route('*', path, handler, **kwargs)

    def add_routes(self, routes) -> list:
        """Add routes that are described."""
        return [route for definition in routes for route in definition.register(self)]

    def freeze(self) -> None:
        """Do nothing."""
