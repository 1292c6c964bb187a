"""Sessions of a client."""

import asyncio
import json as _json
import sys
import warnings
from collections import namedtuple
from collections.abc import Coroutine

from multidict import CIMultiDict, CIMultiDictProxy, istr
from yarl import URL

from .client_exceptions import (InvalidUrlClientError, InvalidUrlRedirectClientError,
                                NonHttpUrlClientError, NonHttpUrlRedirectClientError, TooManyRedirects)
from .client_reqrep import ClientResponse, Fingerprint, RequestInfo, _WatchedResponse, body_of
from .connector import TCPConnector, _check_ssl, exception_of
from .cookiejar import CookieJar
from .helpers import BasicAuth, sentinel

__all__ = ['ClientSession', 'ClientTimeout', 'request', 'DEFAULT_TIMEOUT']

_HEAD, _DATA, _ROOM, _STEP = 1, 2, 4, 8
_IS_HEAD, _REPEATABLE, _DECODES, _UPGRADES, _EXPECTS, _CHUNKS, _STREAM, _TRACED = 1, 2, 4, 8, 16, 32, 64, 128
_REDIRECTIONS = (301, 302, 303, 307, 308)
_IDEMPOTENT = frozenset(('GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'))
_BODILESS = frozenset(('GET', 'HEAD', 'OPTIONS', 'TRACE'))
_AGENT = f'Python/{sys.version_info.major}.{sys.version_info.minor} aiohttp/3.14.5'
_MOST_HEADERS = 8000
_MOST_HEADS = 256


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


class ClientSession:
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
        pairs, url, route, head, flags, line, info, ssl = known
        connector = self._connector
        if (connector is None or connector._closed or len(self._cookie_jar)
                or self._default_headers._pairs != pairs):
            return await self._request('GET', text, simple=True)
        exchange, number = connector._begin(route, head, None, flags, self._timeout, line, _MOST_HEADERS)
        try:
            if not exchange.poll(_HEAD):
                await connector._news(exchange, number, _HEAD)
        except BaseException:
            exchange.cancel()
            raise
        response = self._answer('GET', url, exchange, number, info, ssl)
        if response.status in _REDIRECTIONS:
            return await self._request('GET', text, first=response)
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
        for name, _ in response._pairs:
            if len(name) == 10 and isinstance(name, str) and name.lower() == 'set-cookie':
                self._cookie_jar.update_cookies(response.cookies, url)
                break

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

    def _proxy_of(self, url, proxy, proxy_auth):
        if proxy is not None:
            proxy = URL(proxy)
        elif self._trust_env:
            from urllib.request import getproxies, proxy_bypass
            found = getproxies().get({'ws': 'http', 'wss': 'https'}.get(url.scheme, url.scheme))
            if found and not proxy_bypass(url.host):
                proxy = URL(found)
        if proxy is None:
            return None, None
        if proxy.raw_user is not None:
            proxy_auth = BasicAuth.from_url(proxy)
            proxy = proxy.with_user(None)
        if proxy.scheme not in ('http', 'https'):
            raise ValueError('Only http proxies are supported')
        return proxy, proxy_auth

    async def _send(self, method, url, headers, data, cookies, auth, skipped, chunked, compress, expect100, proxy,
                    proxy_auth, proxy_headers, timeout, ssl, server_hostname, auto_decompress, max_line_size,
                    max_field_size, upgrades, is_plain, middlewares, traces, text):
        connector = self._connector
        if connector is None:
            raise RuntimeError('Session is closed')
        line = max(max_line_size or self._max_line_size, max_field_size or self._max_field_size)
        decodes = _DECODES if (self._auto_decompress if auto_decompress is None else auto_decompress) else 0
        key = None
        if is_plain and not len(self._cookie_jar) and method in _BODILESS and connector._resolver is None:
            key = (method, url, ssl, server_hostname, *headers._pairs)
            known = self._heads.get(key)
            if known is not None:
                route, head, info, flags = known
                return await self._exchange(method, url, route, head, None, flags | decodes, timeout, line, info, ssl,
                                            False, None)
        sent = CIMultiDict()
        if 'Host' not in headers:
            sent.add('Host', url.host_port_subcomponent)
        sent.extend(headers)
        for name, value in (('Accept', '*/*'), ('Accept-Encoding', 'gzip, deflate, br')):
            if name.lower() not in skipped and name not in sent:
                sent.add(name, value)
        jar = self._cookie_jar.filter_cookies(url) if len(self._cookie_jar) else None
        if cookies or jar:
            self._add_cookies(sent, jar, cookies)
        body = None
        flags = _REPEATABLE if method in _IDEMPOTENT else 0
        if method == 'HEAD':
            flags |= _IS_HEAD
        if data is not None:
            body, kind = body_of(data, sent, self._loop)
            if 'Content-Type' not in sent and 'content-type' not in skipped:
                sent.add('Content-Type', kind)
            if compress and isinstance(body, bytes):
                body = self._compressed(body, compress, sent)
            if isinstance(body, bytes) and not chunked:
                sent['Content-Length'] = str(len(body))
            elif 'Content-Length' in sent:
                flags |= _STREAM
            else:
                sent['Transfer-Encoding'] = 'chunked'
                flags |= _CHUNKS
        elif method not in _BODILESS and 'Content-Length' not in sent and not upgrades:
            sent['Content-Length'] = '0'
        if auth is not None:
            if not isinstance(auth, BasicAuth):
                raise TypeError('BasicAuth() tuple is required instead')
            sent['Authorization'] = auth.encode()
        if 'User-Agent' not in sent and 'user-agent' not in skipped:
            sent.add('User-Agent', _AGENT)
        if expect100:
            sent['Expect'] = '100-continue'
            flags |= _EXPECTS
        if connector.force_close and 'Connection' not in sent:
            sent['Connection'] = 'close'
        if upgrades:
            flags |= _UPGRADES | _STREAM
        if middlewares:
            from .client_middlewares import ClientRequest, chain

            async def send(request):
                octets = request._body is None or isinstance(request._body, bytes)
                more = flags & ~(_CHUNKS | (0 if upgrades else _STREAM))
                if not octets:
                    more |= _STREAM if 'Content-Length' in request.headers else _CHUNKS
                elif request._body is not None and 'Transfer-Encoding' in request.headers:
                    more |= _CHUNKS
                return await self._emit(
                    request.method, request.url, request.headers, request._body, more, decodes, request.proxy, proxy_auth,
                    proxy_headers, timeout, line, request.ssl, server_hostname, upgrades, traces, None, None)
            request = ClientRequest(self, method, url, sent, body, ssl, proxy)
            return await chain(middlewares, send)(request)
        return await self._emit(method, url, sent, body, flags, decodes, proxy, proxy_auth, proxy_headers, timeout, line,
                                ssl, server_hostname, upgrades, traces, key, text)

    async def _emit(self, method, url, sent, body, flags, decodes, proxy, proxy_auth, proxy_headers, timeout, line, ssl,
                    server_hostname, upgrades, traces, key, text):
        connector = self._connector
        if connector is None:
            raise RuntimeError('Session is closed')
        proxy, proxy_auth = self._proxy_of(url, proxy, proxy_auth)
        target = url.raw_path_qs
        behind = None
        if proxy is not None:
            more = CIMultiDict(proxy_headers or {})
            if proxy_auth is not None:
                more['Proxy-Authorization'] = proxy_auth.encode()
            if url.scheme in ('https', 'wss'):
                behind = ''.join(f'{name}: {value}\r\n' for name, value in more.items()).encode('utf-8')
            else:
                target = str(url.with_fragment(None))
                sent.extend(more)
                behind = b''
        lines = [f'{method} {target} HTTP/1.1\r\n']
        for name, value in sent.items():
            if not isinstance(value, str):
                if not isinstance(value, (int, float)):
                    raise TypeError(f'Cannot serialize non-str key {value!r}')
                value = str(value)
            if '\r' in value or '\n' in value or '\r' in name or '\n' in name:
                raise ValueError('Newline or carriage return detected in headers. Potential header injection attack.')
            lines.append(f'{name}: {value}\r\n')
        lines.append('\r\n')
        head = ''.join(lines).encode('utf-8', 'surrogateescape')
        addresses = None
        if connector._resolver is not None:
            addresses = await connector._addresses(url if proxy is None else proxy, ssl, traces)
        route = connector._route(url, ssl, server_hostname, proxy, behind, addresses)
        info = RequestInfo(url.with_fragment(None) if url.raw_fragment else url, method, CIMultiDictProxy(sent), url)
        if key is not None:
            if len(self._heads) >= _MOST_HEADS:
                self._heads.clear()
            self._heads[key] = route, head, info, flags
            if text is not None and self._timeout.total != 0:
                if len(self._known) >= _MOST_HEADS:
                    self._known.clear()
                pairs = list(self._default_headers._pairs)
                self._known[text] = pairs, url, route, head, flags | decodes, line, info, ssl
        return await self._exchange(method, url, route, head, body, flags | decodes, timeout, line, info, ssl, upgrades,
                                    traces)

    async def _exchange(self, method, url, route, head, body, flags, timeout, line, info, ssl, upgrades, traces):
        connector = self._connector
        is_stream = flags & (_CHUNKS | _STREAM)
        if traces is not None:
            flags |= _TRACED
        exchange, number = connector._begin(route, head, None if is_stream else body, flags, timeout, line,
                                            _MOST_HEADERS)
        sender = None
        try:
            if traces is not None:
                await self._tell_steps(connector, exchange, number, url, traces)
                if exchange.failure() is None:
                    await traces.tell('request_headers_sent', method, url, info.headers)
                if not is_stream and body and exchange.failure() is None:
                    await traces.tell('request_chunk_sent', method, url, body)
            if is_stream and not upgrades:
                sender = self._loop.create_task(self._feed(connector, exchange, number, body, traces, info))
            if not exchange.poll(_HEAD):
                await connector._news(exchange, number, _HEAD)
            # A body that cannot be sent is why the exchange fails.
            if sender is not None and not exchange.answered and exchange.failure()[0] == 'abandoned':
                await sender
            response = self._answer(method, url, exchange, number, info, ssl)
        except BaseException:
            exchange.cancel()
            if sender is not None:
                sender.cancel()
            raise
        if sender is not None:
            response._sender = sender
        if traces is not None:
            response._traces = traces
        return response

    async def _tell_steps(self, connector, exchange, number, url, traces) -> None:
        # What becomes of the connection, until there is one.
        while True:
            over = exchange.over
            for step in exchange.steps():
                if step == 'dns_cache_miss' or step.startswith('dns_resolvehost'):
                    await traces.tell(step, url.raw_host)
                else:
                    await traces.tell(step)
                over = over or step in ('connection_create_end', 'connection_reuseconn')
            if over:
                break
            await connector._news(exchange, number, _STEP)

    async def _feed(self, connector, exchange, number, body, traces, info) -> None:
        try:
            if isinstance(body, bytes):
                exchange.send(body)
                if traces is not None:
                    await traces.tell('request_chunk_sent', info.method, info.real_url, body)
            else:
                async for piece in body:
                    if exchange.over:
                        return
                    piece = piece.encode('utf-8') if isinstance(piece, str) else piece
                    has_room = exchange.send(piece)
                    if traces is not None:
                        await traces.tell('request_chunk_sent', info.method, info.real_url, piece)
                    if not has_room:
                        await connector._news(exchange, number, _ROOM)
            exchange.end()
        except BaseException:
            exchange.abandon()
            raise

    def _compressed(self, body, compress, sent) -> bytes:
        method = compress if isinstance(compress, str) else 'deflate'
        sent['Content-Encoding'] = method
        if method == 'gzip':
            import gzip
            return gzip.compress(body)
        import zlib
        return zlib.compress(body)

    def _add_cookies(self, sent, jar, cookies) -> None:
        parts = {}
        if 'Cookie' in sent:
            for part in sent.pop('Cookie').split(';'):
                name, _, value = part.strip().partition('=')
                parts[name] = value
        for name, morsel in (jar or {}).items():
            parts[name] = morsel.coded_value
        for name, value in (cookies.items() if hasattr(cookies, 'items') else cookies or ()):
            if hasattr(value, 'coded_value'):
                value = value.coded_value
            else:
                from http.cookies import SimpleCookie
                value = SimpleCookie().value_encode(value)[1]
            parts[name] = value
        sent['Cookie'] = '; '.join(f'{name}={value}' for name, value in sorted(parts.items()))


def request(method, url, *, version=(1, 1), connector=None, loop=None, **kwargs):
    """Send a request with a session of its own, in `async with`."""
    owner = connector is None
    if connector is None:
        connector = TCPConnector(loop=loop, force_close=True)
    session = ClientSession(loop=loop, cookies=kwargs.pop('cookies', None), version=version,
                            timeout=kwargs.pop('timeout', sentinel), connector=connector, connector_owner=owner)
    return _RequestContextManager(session._request(method, url, **kwargs), session)
