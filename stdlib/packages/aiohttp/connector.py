"""Connectors: they keep connections, and tell coroutines of news of their exchanges."""

import asyncio
import os
import warnings
from collections import namedtuple

import _http

from .client_exceptions import (ClientConnectionError, ClientConnectorCertificateError, ClientConnectorDNSError,
                                ClientConnectorError, ClientConnectorSSLError, ClientHttpProxyError, ClientOSError,
                                ClientPayloadError, ClientProxyConnectionError, ClientResponseError,
                                ConnectionTimeoutError, ServerDisconnectedError, SocketTimeoutError,
                                UnixClientConnectorError)

__all__ = ['BaseConnector', 'TCPConnector', 'UnixConnector']

_SETTINGS = {}
_FAULTS = {
    'line': 'Bad status line', 'header': 'Invalid header', 'count': 'Too many headers',
    'length': 'Invalid Content-Length header', 'chunk': 'Bad chunk', 'content': 'Can not decode content-encoding',
}


# What is connected to.
ConnectionKey = namedtuple('ConnectionKey', 'host port is_ssl ssl')


def _context(ssl):
    """The context that an argument `ssl` asks for."""
    import ssl as _ssl
    if isinstance(ssl, _ssl.SSLContext):
        return ssl
    verifies = ssl is True or ssl is None
    key = (verifies, os.environ.get('SSL_CERT_FILE'), os.environ.get('SSL_CERT_DIR'))
    context = _SETTINGS.get(key)
    if context is None:
        context = _ssl.create_default_context()
        if not verifies:
            context.check_hostname = False
            context.verify_mode = _ssl.CERT_NONE
        _SETTINGS[key] = context
    return context


class BaseConnector:
    """Keeps connections."""

    allowed_protocol_schema_set = frozenset(('http', 'https', 'ws', 'wss', ''))
    _socket = None
    _resolver = None

    def __init__(self, *, keepalive_timeout=15.0, force_close=False, limit=100, limit_per_host=0,
                 enable_cleanup_closed=False, loop=None, timeout_ceil_threshold=5) -> None:
        if force_close and keepalive_timeout not in (15.0, None):
            raise ValueError('keepalive_timeout cannot be set if force_close is True')
        self._closed = False
        self._loop = loop or asyncio.get_running_loop()
        self._limit = limit
        self._limit_per_host = limit_per_host
        self._force_close = force_close
        self._pool = _http.Pool(limit or 0, limit_per_host or 0, 0 if force_close else 1 << 20, keepalive_timeout)
        self._routes = {}
        self._driver = None
        self._number = 0
        # The future that waits for news of an exchange, by its number, or a list of several.
        self._waiting = {}

    def __del__(self, _warnings=warnings) -> None:
        if getattr(self, '_closed', True) or not self._pool.idle():
            return
        self._close()
        _warnings.warn(f'Unclosed connector {self!r}', ResourceWarning, source=self)
        self._loop.call_exception_handler({'connector': self, 'message': 'Unclosed connector'})

    def __enter__(self):
        warnings.warn('"with Connector():" is deprecated, use "async with Connector():" instead', DeprecationWarning)
        return self

    def __exit__(self, *args) -> None:
        self._close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args) -> None:
        await self.close()

    @property
    def force_close(self) -> bool:
        """Whether connections are used once."""
        return self._force_close

    @property
    def limit(self) -> int:
        """How many connections may be busy."""
        return self._limit

    @property
    def limit_per_host(self) -> int:
        """How many connections to one host may be busy."""
        return self._limit_per_host

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._closed

    def close(self, *, abort_ssl=False):
        """Close the connections."""
        self._close()
        return _Done()

    def _close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._pool.close()
        driver, self._driver = self._driver, None
        if driver is not None and not self._loop.is_closed():
            self._loop.remove_reader(driver.fileno())
        waiting, self._waiting = self._waiting, {}
        for found in waiting.values():
            for future in found if type(found) is list else (found,):
                if not future.done():
                    future.set_exception(ClientConnectionError('Connector is closed.'))

    # Exchanges.

    def _route(self, url, ssl, server_hostname, proxy, proxy_headers, addresses=None):
        key = (url.scheme in ('https', 'wss'), url.raw_host, url.port, ssl, server_hostname, proxy, proxy_headers,
               addresses)
        route = self._routes.get(key)
        if route is None:
            settings = _context(ssl)._settings() if key[0] else None
            more = ()
            if proxy is not None:
                behind = _context(ssl)._settings() if proxy.scheme == 'https' else None
                more = (proxy.raw_host, proxy.port, behind, proxy_headers)
            route = _http.Route(url.raw_host, url.port or 80, settings, server_hostname, self._socket, *more,
                                addresses=addresses)
            if len(self._routes) > 1000:
                self._routes.clear()
            self._routes[key] = route
        return route

    def _plan(self, route, head, body, flags, timeout, line, count):
        # What exchanges are to do, which may be one or many.
        if self._closed:
            raise RuntimeError('Connector is closed')
        if self._driver is None:
            self._driver = _http.Driver()
            self._loop.add_reader(self._driver.fileno(), self._deliver)
        return _http.Plan(route, head, body, flags, self._driver, line, count, timeout.connect, timeout.sock_connect,
                          timeout.sock_read, timeout.total)

    def _begin(self, plan):
        number = self._number = self._number + 1
        return self._pool.start(plan, number), number

    def _deliver(self) -> None:
        if self._driver is None:
            return
        waiting = self._waiting
        for number in self._driver.turn():
            found = waiting.pop(number, None)
            if found is None:
                continue
            for future in found if type(found) is list else (found,):
                if not future.done():
                    future.set_result(None)

    async def _news(self, exchange, number, kind) -> None:
        while not exchange.poll(kind):
            if self._closed:
                raise ClientConnectionError('Connector is closed.')
            future = self._loop.create_future()
            known = self._waiting.get(number)
            if known is None:
                self._waiting[number] = future
            elif type(known) is list:
                known.append(future)
            else:
                self._waiting[number] = [known, future]
            try:
                await future
            except BaseException:
                if self._waiting.get(number) is future:
                    del self._waiting[number]
                raise


class _Done:
    # What `close` gives, which may be awaited.

    def __await__(self):
        return iter(())


class TCPConnector(BaseConnector):
    """Keeps connections by TCP, with TLS or without."""

    def __init__(self, *, verify_ssl=True, fingerprint=None, use_dns_cache=True, ttl_dns_cache=10, family=0,
                 ssl_context=None, ssl=True, local_addr=None, resolver=None, keepalive_timeout=15.0,
                 force_close=False, limit=100, limit_per_host=0, enable_cleanup_closed=False, loop=None,
                 timeout_ceil_threshold=5, happy_eyeballs_delay=0.25, interleave=None, socket_factory=None,
                 ssl_shutdown_timeout=None) -> None:
        super().__init__(keepalive_timeout=keepalive_timeout, force_close=force_close, limit=limit,
                         limit_per_host=limit_per_host, enable_cleanup_closed=enable_cleanup_closed, loop=loop)
        if ssl_context is not None:
            ssl = ssl_context
        elif verify_ssl is False:
            ssl = False
        elif fingerprint is not None:
            from .client_reqrep import Fingerprint
            ssl = Fingerprint(fingerprint)
        _check_ssl(ssl)
        self._ssl = ssl
        # The system is asked where the connection is made; only someone else is asked here.
        self._resolver = resolver
        self._family = family
        self._use_dns_cache = use_dns_cache
        self._patience = ttl_dns_cache
        self._found = {}

    def clear_dns_cache(self, host=None, port=None) -> None:
        """Forget what the resolver has said, of one host or of all."""
        if host is not None and port is not None:
            self._found.pop((host, port), None)
        elif host is not None or port is not None:
            raise ValueError('either both host and port or none of them are allowed')
        else:
            self._found.clear()

    @property
    def use_dns_cache(self) -> bool:
        """Whether it remembers what the resolver says."""
        return self._use_dns_cache

    async def _addresses(self, url, ssl, traces):
        # What the resolver says of the host of a URL, as a tuple; None for an address.
        host, port = url.raw_host, url.port
        if host.replace('.', '').isdecimal() or ':' in host:
            return None
        known = self._found.get((host, port))
        if known is not None and (known[1] is None or self._loop.time() < known[1]):
            if traces is not None:
                await traces.tell('dns_cache_hit', host)
            return known[0]
        if traces is not None:
            if self._use_dns_cache:
                await traces.tell('dns_cache_miss', host)
            await traces.tell('dns_resolvehost_start', host)
        try:
            found = tuple((each['host'], each['port'] or port)
                          for each in await self._resolver.resolve(host, port, family=self._family))
            if not found:
                raise OSError(None, 'DNS lookup failed')
        except OSError as error:
            key = ConnectionKey(host, port, url.scheme in ('https', 'wss'), ssl)
            raise ClientConnectorDNSError(key, error) from error
        if traces is not None:
            await traces.tell('dns_resolvehost_end', host)
        if self._use_dns_cache:
            if len(self._found) > 1000:
                self._found.clear()
            self._found[host, port] = found, None if self._patience is None else self._loop.time() + self._patience
        return found


class UnixConnector(BaseConnector):
    """Keeps connections to a socket of the file system."""

    allowed_protocol_schema_set = BaseConnector.allowed_protocol_schema_set | {'unix'}

    def __init__(self, path, force_close=False, keepalive_timeout=15.0, limit=100, limit_per_host=0,
                 loop=None) -> None:
        super().__init__(force_close=force_close, keepalive_timeout=keepalive_timeout, limit=limit,
                         limit_per_host=limit_per_host, loop=loop)
        self._socket = os.fspath(path)
        self._ssl = True

    @property
    def path(self) -> str:
        """Where the socket is."""
        return self._socket


def _check_ssl(ssl) -> None:
    if ssl is None or isinstance(ssl, bool):
        return
    import ssl as _ssl
    from .client_reqrep import Fingerprint
    if not isinstance(ssl, (_ssl.SSLContext, Fingerprint)):
        raise TypeError(f'ssl should be SSLContext, Fingerprint, or bool, got {ssl!r} instead.')


def exception_of(failure, request_info, url, ssl, connector, headers=None, has_head=False):
    """Return the exception that a failure is."""
    kind, *details = failure
    key = ConnectionKey(url.raw_host, url.port, url.scheme in ('https', 'wss'), ssl)
    if kind == 'unresolved':
        return ClientConnectorDNSError(key, OSError(None, details[1]))
    if kind == 'unconnected':
        number, text = details
        if connector._socket is not None:
            return UnixClientConnectorError(connector._socket, key, OSError(number, text))
        return ClientConnectorError(key, OSError(number, f'Connect call failed ({url.raw_host!r}, {url.port})'))
    if kind == 'tls':
        error = details[0]
        if has_head:
            return ClientOSError(error.errno, error.strerror)
        if hasattr(error, 'verify_code'):
            return ClientConnectorCertificateError(key, error)
        return ClientConnectorSSLError(key, error)
    if kind == 'proxy':
        inner = details[0]
        if inner[0] == 'refused':
            return ClientHttpProxyError(request_info, (), status=inner[1], message=inner[2], headers=headers)
        if inner[0] in ('unresolved', 'unconnected'):
            return ClientProxyConnectionError(key, OSError(inner[1], inner[2]))
        return exception_of(inner, request_info, url, ssl, connector)
    if kind == 'late':
        if details[0] == 'total':
            return TimeoutError()
        if details[0] == 'read':
            return SocketTimeoutError('Timeout on reading data from socket')
        return ConnectionTimeoutError(f'Connection timeout to host {url}')
    if kind == 'short':
        came, missing, is_chunked = details
        what = ("TransferEncodingError: 400, message='Not enough data to satisfy transfer length header.'"
                if is_chunked else
                "ContentLengthError: 400, message='Not enough data to satisfy content length header "
                f"(received {came} of {came + missing} bytes).'")
        return ClientPayloadError(f'Response payload is not completed: <{what}>')
    if kind == 'malformed':
        fault, line = details
        if fault == 'chunk':
            return ClientPayloadError(f"Response payload is not completed: <TransferEncodingError: 400, message={line!r}>")
        if fault == 'content':
            return ClientPayloadError('400, message:\n  Can not decode content-encoding')
        if fault == 'bomb':
            return ClientPayloadError('400, message:\n  Decompressed data grows beyond measure')
        if fault == 'long line':
            message = f'Got more than 8190 bytes when reading: {line!r}.'
        else:
            message = f'{_FAULTS[fault]}:\n\n  {line!r}'
        return ClientResponseError(request_info, (), status=400, message=message, headers=headers)
    if kind == 'broken' and has_head:
        return ClientOSError(*details)
    if kind in ('broken', 'unanswered'):
        if kind == 'broken' and details[0] not in (104, 32):
            return ClientOSError(*details)
        return ServerDisconnectedError()
    return ClientConnectionError(f'Connection closed ({kind})')
