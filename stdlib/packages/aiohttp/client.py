"""Sessions of a client."""

import asyncio
import json as _json
import warnings
from collections import namedtuple
from collections.abc import Coroutine

from multidict import CIMultiDict, CIMultiDictProxy, istr
from yarl import URL

from .client_exceptions import (InvalidUrlClientError, InvalidUrlRedirectClientError,
                                NonHttpUrlClientError, NonHttpUrlRedirectClientError, TooManyRedirects)
from .client_reqrep import ClientResponse, Fingerprint, _WatchedResponse
from .client_sending import Sending
from .connector import TCPConnector, _check_ssl, exception_of
from .cookiejar import CookieJar
from .helpers import BasicAuth, sentinel

__all__ = ['ClientSession', 'ClientTimeout', 'request', 'DEFAULT_TIMEOUT']

_HEAD = 1
_REDIRECTIONS = (301, 302, 303, 307, 308)


class ClientTimeout(namedtuple('ClientTimeout', 'total connect sock_read sock_connect ceil_threshold',
                               defaults=(None, None, None, None, 5))):
    """How long things may take, in seconds; None for any time."""


DEFAULT_TIMEOUT = ClientTimeout(total=5 * 60, sock_connect=30)


class _RequestContextManager(Coroutine):
    """A request: await it, or enter it by `async with`."""

    __slots__ = ('_coro', '_response', '_session')

    def __init__(self, coro, session=None) -> None:
        self._coro = coro
        self._response = None
        self._session = session

    def send(self, arg):
        """Go on."""
        return self._coro.send(arg)

    def throw(self, *args):
        """Go on with an exception."""
        return self._coro.throw(*args)

    def close(self) -> None:
        """Give up."""
        return self._coro.close()

    def __await__(self):
        return self._coro.__await__()

    def __iter__(self):
        return self.__await__()

    async def __aenter__(self):
        try:
            self._response = await self._coro
        except BaseException:
            if self._session is not None:
                await self._session.close()
            raise
        return self._response

    async def __aexit__(self, *args) -> None:
        response = self._response
        release = getattr(response, 'release', None)
        if release is None:
            await response.close()
        elif not response._closed or response._sender is not None:
            release()
        if self._session is not None:
            await self._session.close()


def _timeout(timeout, default):
    if timeout is sentinel or timeout is None and default is None:
        return default
    if timeout is None:
        return ClientTimeout()
    if isinstance(timeout, (int, float)):
        warnings.warn('Chaining timeout as a number is deprecated, use ClientTimeout instead', DeprecationWarning,
                      stacklevel=4)
        return ClientTimeout(total=timeout)
    if not isinstance(timeout, ClientTimeout):
        raise ValueError(f'timeout parameter cannot be of {type(timeout)} type, please use '
                         "'timeout=ClientTimeout(...)'")
    return timeout


class ClientSession(Sending):
    """Keeps connections, cookies and settings from one request to the next."""

    def __init__(self, base_url=None, *, connector=None, loop=None, cookies=None, headers=None, proxy=None,
                 proxy_auth=None, skip_auto_headers=None, auth=None, json_serialize=_json.dumps, request_class=None,
                 response_class=ClientResponse, ws_response_class=None, version=(1, 1), cookie_jar=None,
                 connector_owner=True, raise_for_status=False, read_timeout=sentinel, conn_timeout=None,
                 timeout=sentinel, auto_decompress=True, trust_env=False, requote_redirect_url=True,
                 trace_configs=None, read_bufsize=2 ** 16, max_line_size=8190, max_field_size=8190, middlewares=(),
                 fallback_charset_resolver=lambda response, body: 'utf-8', ssl_shutdown_timeout=sentinel) -> None:
        # Set first, for `__del__` after a failure.
        self._connector = None
        if loop is None:
            loop = connector._loop if connector is not None else asyncio.get_running_loop()
        if base_url is None or isinstance(base_url, URL):
            self._base_url = base_url
        else:
            self._base_url = URL(base_url)
        if self._base_url is not None:
            if not self._base_url.is_absolute():
                raise ValueError('Only absolute URLs are supported')
            if not self._base_url.path.endswith('/'):
                raise ValueError("base_url must have a trailing '/'")
        if timeout is not sentinel and timeout is not None and not isinstance(timeout, ClientTimeout):
            raise ValueError(f'timeout parameter cannot be of {type(timeout)} type, please use '
                             "'timeout=ClientTimeout(...)'")
        self._timeout = DEFAULT_TIMEOUT if timeout is sentinel or timeout is None else timeout
        if read_timeout is not sentinel:
            self._timeout = self._timeout._replace(total=read_timeout)
        if conn_timeout is not None:
            self._timeout = self._timeout._replace(connect=conn_timeout)
        self._loop = loop
        self._connector = TCPConnector(loop=loop) if connector is None else connector
        if self._connector._loop is not loop:
            raise RuntimeError('Session and connector has to use same event loop')
        self._connector_owner = connector_owner
        self._cookie_jar = CookieJar() if cookie_jar is None else cookie_jar
        if cookies:
            self._cookie_jar.update_cookies(cookies)
        self._default_auth = auth
        self._default_proxy = proxy
        self._default_proxy_auth = proxy_auth
        self._default_headers = CIMultiDict(headers) if headers else CIMultiDict()
        self._skip_auto_headers = frozenset(name.lower() for name in skip_auto_headers or ())
        self._json_serialize = json_serialize
        self._version = version
        self._raise_for_status = raise_for_status
        self._auto_decompress = auto_decompress
        self._trust_env = trust_env
        self._max_line_size = max_line_size
        self._max_field_size = max_field_size
        self._response_class = response_class
        if response_class is ClientResponse and loop.get_debug():
            self._response_class = _WatchedResponse
        self._middlewares = tuple(middlewares or ())
        self._trace_configs = list(trace_configs or ())
        for config in self._trace_configs:
            config.freeze()
        self._ws_response_class = ws_response_class
        self._resolve_charset = fallback_charset_resolver
        # Heads of requests that say nothing of their own.
        self._heads = {}
        # What `get` was asked for with nothing else, and the head that this came to.
        self._known = {}

    def __del__(self, _warnings=warnings) -> None:
        if getattr(self, '_connector', None) is None or self.closed:
            return
        _warnings.warn(f'Unclosed client session {self!r}', ResourceWarning, source=self)
        context = {'client_session': self, 'message': 'Unclosed client session'}
        self._loop.call_exception_handler(context)

    def __enter__(self):
        raise TypeError('Use async with instead')

    def __exit__(self, *args) -> None:
        raise NotImplementedError('__exit__ should exist in pair with __enter__ but never executed')

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        if not self.closed:
            if self._connector is not None and self._connector_owner:
                self._connector._close()
            self._connector = None

    def detach(self) -> None:
        """Leave the connector to someone else."""
        self._connector = None

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._connector is None or self._connector.closed

    @property
    def connector(self):
        """What keeps the connections."""
        return self._connector

    @property
    def cookie_jar(self):
        """The cookies."""
        return self._cookie_jar

    @property
    def headers(self):
        """The headers that every request has."""
        return self._default_headers

    @property
    def timeout(self):
        """How long things may take."""
        return self._timeout

    @property
    def trace_configs(self) -> list:
        """Who is told of what happens."""
        return self._trace_configs

    @property
    def auth(self):
        """Who sends the requests."""
        return self._default_auth

    @property
    def json_serialize(self):
        """What makes JSON."""
        return self._json_serialize

    @property
    def raise_for_status(self):
        """Whether bad statuses are exceptions."""
        return self._raise_for_status

    @property
    def auto_decompress(self) -> bool:
        """Whether bodies are decompressed."""
        return self._auto_decompress

    @property
    def trust_env(self) -> bool:
        """Whether proxies of the environment are used."""
        return self._trust_env

    @property
    def connector_owner(self) -> bool:
        """Whether the connector is closed with the session."""
        return self._connector_owner

    @property
    def skip_auto_headers(self) -> frozenset:
        """Headers that are not added by themselves."""
        return frozenset(map(istr, self._skip_auto_headers))

    @property
    def loop(self):
        """The loop."""
        return self._loop

    def request(self, method, url, **kwargs):
        """Send a request."""
        return _RequestContextManager(self._request(method, url, **kwargs))

    def get(self, url, *, allow_redirects=True, **kwargs):
        """Send a GET request."""
        simple = allow_redirects and not kwargs and type(url) is str
        if simple and (known := self._known.get(url)) is not None:
            return _RequestContextManager(self._again(url, known))
        return _RequestContextManager(
            self._request('GET', url, allow_redirects=allow_redirects, simple=simple, **kwargs))

    def options(self, url, *, allow_redirects=True, **kwargs):
        """Send an OPTIONS request."""
        return _RequestContextManager(self._request('OPTIONS', url, allow_redirects=allow_redirects, **kwargs))

    def head(self, url, *, allow_redirects=False, **kwargs):
        """Send a HEAD request."""
        return _RequestContextManager(self._request('HEAD', url, allow_redirects=allow_redirects, **kwargs))

    def post(self, url, *, data=None, **kwargs):
        """Send a POST request."""
        return _RequestContextManager(self._request('POST', url, data=data, **kwargs))

    def put(self, url, *, data=None, **kwargs):
        """Send a PUT request."""
        return _RequestContextManager(self._request('PUT', url, data=data, **kwargs))

    def patch(self, url, *, data=None, **kwargs):
        """Send a PATCH request."""
        return _RequestContextManager(self._request('PATCH', url, data=data, **kwargs))

    def delete(self, url, **kwargs):
        """Send a DELETE request."""
        return _RequestContextManager(self._request('DELETE', url, **kwargs))

    def ws_connect(self, url, **kwargs):
        """Open a WebSocket."""
        from .client_ws import connect
        return _RequestContextManager(connect(self, url, **kwargs))

    def _build_url(self, str_or_url):
        url = str_or_url if isinstance(str_or_url, URL) else URL(str_or_url)
        if self._base_url is not None and not url.is_absolute():
            return self._base_url.join(url)
        return url

    def _prepare_headers(self, headers):
        result = CIMultiDict(self._default_headers)
        if headers:
            if not isinstance(headers, (CIMultiDict, CIMultiDictProxy)):
                headers = CIMultiDict(headers)
            seen = set()
            for key, value in headers.items():
                if key.lower() in seen:
                    result.add(key, value)
                else:
                    result[key] = value
                    seen.add(key.lower())
        return result

    def _checked_url(self, str_or_url, described):
        try:
            url = self._build_url(str_or_url)
        except ValueError as error:
            raise InvalidUrlClientError(str_or_url) from error
        if url.scheme not in self._connector.allowed_protocol_schema_set:
            raise NonHttpUrlClientError(url)
        if url.raw_host is None:
            raise InvalidUrlClientError(described)
        return url

    async def _request(self, method, str_or_url, *, params=None, data=None, json=None, cookies=None, headers=None,
                       skip_auto_headers=None, auth=None, allow_redirects=True, max_redirects=10, compress=False,
                       chunked=None, expect100=False, raise_for_status=None, read_until_eof=True, proxy=None,
                       proxy_auth=None, timeout=sentinel, verify_ssl=None, fingerprint=None, ssl_context=None,
                       ssl=True, server_hostname=None, proxy_headers=None, trace_request_ctx=None, read_bufsize=None,
                       auto_decompress=None, max_line_size=None, max_field_size=None, middlewares=None,
                       upgrades=False, simple=False, first=None):
        if self.closed:
            raise RuntimeError('Session is closed')
        if data is not None and json is not None:
            raise ValueError('data and json parameters can not be used at the same time')
        if ssl_context is not None:
            ssl = ssl_context
        elif verify_ssl is False:
            ssl = False
        elif fingerprint is not None:
            ssl = Fingerprint(fingerprint)
        if ssl is not True:
            _check_ssl(ssl)
        if ssl is True or ssl is None:
            ssl = self._connector._ssl
        timeout = self._timeout if timeout is sentinel else _timeout(timeout, self._timeout)
        is_plain = headers is None and json is None and data is None and not cookies and auth is None and not expect100
        headers = self._prepare_headers(headers)
        if json is not None:
            data = self._json_serialize(json).encode('utf-8')
            headers.setdefault('Content-Type', 'application/json')
        url = self._checked_url(str_or_url, str_or_url)
        if params:
            url = url.extend_query(params)
        skipped = self._skip_auto_headers
        if skip_auto_headers:
            skipped = skipped | {name.lower() for name in skip_auto_headers}
        # A URL may say who sends the request.
        if url.raw_user is not None or url.raw_password is not None:
            if auth is not None:
                raise ValueError('Cannot combine AUTH argument with credentials encoded in URL')
            auth = BasicAuth.from_url(url)
            url = url.with_user(None)
        if auth is None:
            auth = self._default_auth
        if auth is not None and 'Authorization' in headers:
            if auth is not self._default_auth:
                raise ValueError('Cannot combine AUTHORIZATION header with AUTH argument or credentials encoded in URL')
            auth = None
        if proxy is None:
            proxy = self._default_proxy
            proxy_auth = proxy_auth or self._default_proxy_auth
        method = method.upper()
        is_plain = is_plain and auth is None and proxy is None and not (self._trust_env or upgrades or skip_auto_headers)
        middlewares = self._middlewares if middlewares is None else tuple(middlewares)
        traces = None
        if self._trace_configs:
            from .tracing import Traces
            traces = Traces(self, self._trace_configs, trace_request_ctx)
            await traces.tell('request_start', method, url, headers)
        is_plain = is_plain and traces is None and not middlewares
        began = self._loop.time()
        history = []
        try:
            while True:
                if first is not None:
                    response, first = first, None
                else:
                    response = await self._send(
                        method, url, headers, data, cookies, auth, skipped, chunked, compress, expect100, proxy, proxy_auth,
                        proxy_headers, self._left(timeout, began), ssl, server_hostname, auto_decompress, max_line_size,
                        max_field_size, upgrades, is_plain, middlewares, traces, str_or_url if simple else None)
                self._keep_cookies(response, url)
                if response.status not in _REDIRECTIONS or not allow_redirects:
                    break
                simple = False
                if traces is not None:
                    await traces.tell('request_redirect', method, url, headers, response)
                history.append(response)
                if max_redirects and len(history) >= max_redirects:
                    response.close()
                    raise TooManyRedirects(history[0].request_info, tuple(history))
                location = response.headers.get('Location') or response.headers.get('URI')
                if location is None:
                    history.pop()
                    break
                status = response.status
                if status == 303 and method != 'HEAD' or status in (301, 302) and method == 'POST':
                    method = 'GET'
                    data = None
                    headers.pop('Content-Length', None)
                    headers.pop('Content-Type', None)
                await self._drain(response)
                try:
                    target = URL(location)
                except ValueError as error:
                    raise InvalidUrlRedirectClientError(
                        location, 'Server attempted redirecting to a location that does not look like a URL') from error
                if target.scheme not in self._connector.allowed_protocol_schema_set:
                    raise NonHttpUrlRedirectClientError(location)
                if not target.scheme or not target.is_absolute():
                    target = url.join(target)
                if target.raw_host is None:
                    raise InvalidUrlRedirectClientError(target)
                if target.origin() != url.origin():
                    auth = None
                    for name in ('Authorization', 'Cookie', 'Proxy-Authorization'):
                        headers.pop(name, None)
                    cookies = None
                url = target
                params = None
            response._history = tuple(history)
            await self._check(response, self._raise_for_status if raise_for_status is None else raise_for_status)
            if traces is not None:
                await traces.tell('request_end', method, url, headers, response)
            return response
        except BaseException as error:
            if traces is not None:
                await traces.tell('request_exception', method, url, headers, error)
            raise

    async def _again(self, text, known):
        # As `_request`, for what was asked for before in the same way.
        pairs, connector, url, plan, info, ssl = known
        jar = self._cookie_jar
        if (connector is not self._connector or connector._closed or self._default_headers._pairs != pairs
                or (jar._cookies if type(jar) is CookieJar else len(jar))):
            return await self._request('GET', text, simple=True)
        number = connector._number = connector._number + 1
        exchange = connector._pool.start(plan, number)
        try:
            while not exchange.poll(_HEAD):
                # Nobody else knows of the exchange yet.
                future = connector._waiting[number] = self._loop.create_future()
                await future
        except BaseException:
            exchange.cancel()
            connector._waiting.pop(number, None)
            raise
        response = self._answer('GET', url, exchange, number, info, ssl)
        if response.status in _REDIRECTIONS:
            return await self._request('GET', text, first=response)
        if response._has_cookies:
            self._keep_cookies(response, url)
        if self._raise_for_status:
            await self._check(response, self._raise_for_status)
        return response

    def _answer(self, method, url, exchange, number, info, ssl):
        # The response of an exchange that has got so far, or has failed.
        if not exchange.answered:
            raise exception_of(exchange.failure(), info, url, ssl, self._connector)
        if ssl is not True and isinstance(ssl, Fingerprint):
            try:
                ssl.check(exchange, url.raw_host, url.port)
            except BaseException:
                exchange.cancel()
                raise
        return self._response_class(method, url, exchange=exchange, number=number, connector=self._connector,
                                    session=self, request_info=info, ssl=ssl)

    def _keep_cookies(self, response, url) -> None:
        if response._has_cookies:
            self._cookie_jar.update_cookies(response.cookies, url)

    async def _check(self, response, check) -> None:
        if callable(check):
            await check(response)
        elif check:
            response.raise_for_status()

    def _left(self, timeout, began):
        # The time for all of it goes on from one redirection to the next.
        if timeout.total is None or timeout.total == 0:
            return timeout._replace(total=None) if timeout.total == 0 else timeout
        spent = self._loop.time() - began
        return timeout if spent < 0.001 else timeout._replace(total=max(timeout.total - spent, 0.000001))

    async def _drain(self, response) -> None:
        response._traces = None
        length = response.headers.get('Content-Length', '')
        if length.isdecimal() and int(length) < 65536:
            try:
                await response.read()
            except Exception:
                pass
        response.release()


def request(method, url, *, version=(1, 1), connector=None, loop=None, **kwargs):
    """Send a request with a session of its own, in `async with`."""
    owner = connector is None
    if connector is None:
        connector = TCPConnector(loop=loop, force_close=True)
    session = ClientSession(loop=loop, cookies=kwargs.pop('cookies', None), version=version,
                            timeout=kwargs.pop('timeout', sentinel), connector=connector, connector_owner=owner)
    return _RequestContextManager(session._request(method, url, **kwargs), session)
