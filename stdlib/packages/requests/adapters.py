"""Adapters: they send prepared requests, and make responses of what comes back."""

import io
import os
from urllib.parse import urlsplit

import _http

from urllib3 import exceptions as _below

from .cookies import RequestsCookieJar, extract_cookies_to_jar
from .exceptions import (ChunkedEncodingError, ConnectionError, ConnectTimeout, ContentDecodingError, InvalidHeader,
                         InvalidProxyURL, InvalidURL, ProxyError, ReadTimeout, RetryError, SSLError)
from .models import Response
from .structures import CaseInsensitiveDict
from .utils import get_auth_from_url, get_encoding_from_headers, rewind_body, select_proxy, urldefragauth

__all__ = ['BaseAdapter', 'HTTPAdapter', 'DEFAULT_POOLSIZE', 'DEFAULT_RETRIES', 'DEFAULT_POOLBLOCK']

DEFAULT_POOLSIZE = 10
DEFAULT_RETRIES = 0
DEFAULT_POOLBLOCK = False
DEFAULT_POOL_TIMEOUT = None
_HEAD, _DATA, _ROOM = 1, 2, 4
_IS_HEAD, _REPEATABLE, _DECODES, _CHUNKS, _STREAM = 1, 2, 4, 32, 64
_LINE, _COUNT = 65536, 100
_PIECE = 65536
_known_settings = {}


def _settings(verify, cert):
    """What TLS is to be, and how it was asked for."""
    key = (verify, cert, os.environ.get('SSL_CERT_FILE'), os.environ.get('SSL_CERT_DIR'))
    found = _known_settings.get(key)
    if found is None:
        import ssl
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if not verify:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        elif verify is True:
            context.load_default_certs()
        else:
            if not os.path.exists(verify):
                raise OSError(f'Could not find a suitable TLS CA certificate bundle, invalid path: {verify}')
            if os.path.isdir(verify):
                context.load_verify_locations(capath=verify)
            else:
                context.load_verify_locations(cafile=verify)
        if cert:
            certificate, key_file = (cert, None) if isinstance(cert, (str, os.PathLike)) else cert
            for path, what in ((certificate, 'certificate file'), (key_file, 'key file')):
                if path and not os.path.exists(path):
                    raise OSError(f'Could not find the TLS {what}, invalid path: {path}')
            context.load_cert_chain(certificate, key_file)
        found = _known_settings[key] = (context, context._settings())
    return found[1]


def _pool_of(place) -> str:
    scheme, host, port = place
    return f'{scheme.upper()}ConnectionPool(host={host!r}, port={port})'


def _connection_of(place) -> str:
    scheme, host, port = place
    return f'{scheme.upper()}Connection(host={host!r}, port={port})'


def _place_of(proxy) -> tuple:
    parts = urlsplit(proxy)
    return parts.scheme, parts.hostname, parts.port or 80


def _text(octets) -> str:
    return octets if isinstance(octets, str) else octets.decode('latin-1')


class _Raw(io.IOBase):
    # The answer as it comes from the host.

    def __init__(self, exchange, adapter, request, place, read_timeout, is_decoded: bool) -> None:
        version, status, reason, _, _ = exchange.head()
        self.version = version
        self.status = status
        self.reason = _text(reason)
        self._pairs = [(_text(name), _text(value)) for name, value in exchange.headers()]
        self.headers = CaseInsensitiveDict()
        for name, value in self._pairs:
            earlier = self.headers.get(name)
            self.headers[name] = value if earlier is None else f'{earlier}, {value}'
        self._exchange = exchange
        self._adapter = adapter
        self._request = request
        self._place = place
        self._timeout = read_timeout
        self._is_decoded = is_decoded
        self._decoder = None
        self._waiting = b''
        self._came = 0
        self._ended = False

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def tell(self) -> int:
        """How much has come."""
        return self._came

    def get_redirect_location(self):
        """Return where it leads if it is a redirection, False if not."""
        return self.headers.get('location') if self.status in (301, 302, 303, 307, 308) else False

    def getheader(self, name, default=None):
        """Return the value of a header."""
        return self.headers.get(name, default)

    def getheaders(self) -> list:
        """Return names and values of headers."""
        return list(self._pairs)

    def _next(self) -> bytes:
        # What has come; nothing at the end.
        if self._ended or self.closed:
            return b''
        exchange = self._exchange
        while True:
            piece = exchange.take()
            if piece:
                self._came += len(piece)
                return piece
            if piece is not None:
                self._ended = True
                return b''
            failure = exchange.failure()
            if failure is not None:
                self._ended = True
                self._adapter._raise_for_body(failure, self._request, self._place, self._timeout, self)
            exchange.wait(_DATA, None)

    def _plain(self, most: int) -> bytes:
        # What has come, decompressed.
        if self._is_decoded:
            return self._next()
        if self._decoder is None:
            self._decoder = _http.Decoder(self.headers.get('content-encoding', ''))
        decoder = self._decoder
        if not decoder.decodes:
            return self._next()
        try:
            while True:
                if piece := decoder.take(most):
                    return piece
                if self._ended:
                    return b''
                if piece := self._next():
                    decoder.feed(piece)
        except ValueError:
            self._adapter._raise_for_body(('malformed', 'content', b''), self._request, self._place, self._timeout, self)

    def read(self, amt=None, decode_content=False, cache_content=False) -> bytes:
        """Return so much of the body, or all that is left; compressed as it is unless told otherwise."""
        amt = None if amt is None or amt < 0 else amt
        pieces, size = [self._waiting], len(self._waiting)
        self._waiting = b''
        while amt is None or size < amt:
            piece = self._plain(_PIECE if amt is None else min(_PIECE, amt)) if decode_content else self._next()
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
        whole = b''.join(pieces)
        if amt is not None and len(whole) > amt:
            whole, self._waiting = whole[:amt], whole[amt:]
        return whole

    def readinto(self, buffer) -> int:
        """Read into a buffer."""
        piece = self.read(len(buffer))
        buffer[:len(piece)] = piece
        return len(piece)

    def stream(self, amt=65536, decode_content=None):
        """Iterate over pieces of the body."""
        if amt is None:
            while piece := self._plain(_PIECE) if decode_content else self._next():
                yield piece
            return
        while piece := self.read(amt, decode_content=decode_content):
            yield piece

    def _read_all(self) -> bytes:
        if self._is_decoded:
            self._exchange.gather()
        pieces = []
        while piece := self._plain(_PIECE):
            pieces.append(piece)
        return pieces[0] if len(pieces) == 1 else b''.join(pieces)

    def release_conn(self) -> None:
        """Give back the connection."""
        self.close()

    def close(self) -> None:
        """Give back the connection; it is closed if something is left to read."""
        if not self.closed:
            if not self._exchange.over:
                self._exchange.cancel()
            super().close()


class BaseAdapter:
    """What sends requests."""

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        """Send a request; return the `Response`."""
        raise NotImplementedError

    def close(self) -> None:
        """Close what is open."""
        raise NotImplementedError


class HTTPAdapter(BaseAdapter):
    """Sends requests over connections that are kept."""

    __attrs__ = ['max_retries', 'config', '_pool_connections', '_pool_maxsize', '_pool_block']

    def __init__(self, pool_connections=DEFAULT_POOLSIZE, pool_maxsize=DEFAULT_POOLSIZE, max_retries=DEFAULT_RETRIES,
                 pool_block=DEFAULT_POOLBLOCK) -> None:
        # Most adapters never repeat anything: what says so is made when someone asks for it.
        self._retries = None if max_retries == DEFAULT_RETRIES else max_retries
        self.config = {}
        self.proxy_manager = {}
        self._pool_connections = pool_connections
        self._pool_maxsize = pool_maxsize
        self._pool_block = pool_block
        self._pool = None
        self._routes = {}

    @property
    def max_retries(self):
        """How often requests are repeated."""
        from urllib3.util.retry import Retry
        if self._retries is None:
            return Retry(0, read=False)
        if not isinstance(self._retries, Retry):
            self._retries = Retry.from_int(self._retries)
        return self._retries

    @max_retries.setter
    def max_retries(self, retries) -> None:
        self._retries = retries

    def __getstate__(self) -> dict:
        return {name: getattr(self, name, None) for name in self.__attrs__}

    def __setstate__(self, state) -> None:
        self._retries = state.pop('max_retries')
        self.__dict__.update(state)
        self.proxy_manager, self._pool, self._routes = {}, None, {}

    def close(self) -> None:
        """Close the connections."""
        pool, self._pool = self._pool, None
        self._routes = {}
        if pool is not None:
            pool.close()

    def build_response(self, req, resp):
        """Make a `Response`."""
        response = Response()
        response.status_code = resp.status
        response.headers = resp.headers
        response.encoding = get_encoding_from_headers(response.headers)
        response.raw = resp
        response.reason = resp.reason
        response.url = req.url
        response.cookies = RequestsCookieJar()
        extract_cookies_to_jar(response.cookies, req, response)
        response.request = req
        response.connection = self
        return response

    def request_url(self, request, proxies) -> str:
        """Return what the first line of a request asks for."""
        proxy = select_proxy(request.url, proxies)
        if proxy and urlsplit(request.url).scheme != 'https':
            return urldefragauth(request.url)
        return request.path_url

    def proxy_headers(self, proxy) -> dict:
        """Return the headers that are meant for a proxy."""
        username, password = get_auth_from_url(proxy)
        if not username:
            return {}
        from .auth import _basic_auth_str
        return {'Proxy-Authorization': _basic_auth_str(username, password)}

    def add_headers(self, request, **kwargs) -> None:
        """Add headers; there is nothing to add here."""

    def _route(self, place, verify, cert, proxy):
        key = (place, verify, cert, proxy)
        route = self._routes.get(key)
        if route is None:
            scheme, host, port = place
            settings = _settings(verify, cert) if scheme == 'https' else None
            more = ()
            if proxy:
                parts = urlsplit(proxy)
                if not parts.hostname:
                    raise InvalidProxyURL('Please check proxy URL. It is malformed and could be missing the host.')
                headers = ''.join(f'{name}: {value}\r\n' for name, value in self.proxy_headers(proxy).items())
                behind = _settings(verify, cert) if parts.scheme == 'https' else None
                more = (parts.hostname, parts.port or (443 if behind else 80), behind, headers.encode('latin-1'))
            route = _http.Route(host, port, settings, None, None, *more)
            self._routes[key] = route
        return route

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        """Send a request; return the `Response`."""
        if hasattr(timeout, 'connect_timeout'):
            connect, read = timeout.connect_timeout, timeout.read_timeout
        elif isinstance(timeout, tuple):
            try:
                connect, read = timeout
            except ValueError:
                raise ValueError(f'Invalid timeout {timeout}. Pass a (connect, read) timeout tuple, or a single float '
                                 'to set both timeouts to the same value.') from None
        else:
            connect = read = timeout
        for value, name in ((connect, 'connect'), (read, 'read')):
            if value is not None and value <= 0:
                raise ValueError(f'Attempted to set {name} timeout to {value}, but the timeout cannot be set to a '
                                 'value less than or equal to 0.')
        try:
            parts = urlsplit(request.url)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise InvalidURL(error, request=request) from None
        if not host:
            raise InvalidURL(f'Invalid URL {request.url!r}: No host supplied', request=request)
        scheme = parts.scheme
        place = (scheme, host, port or (443 if scheme == 'https' else 80))
        proxy = select_proxy(request.url, proxies)
        if proxy and '://' not in proxy:
            proxy = f'http://{proxy}'
        route = self._route(place, verify, cert, proxy)
        if scheme == 'https' and not verify:
            import warnings
            warnings.warn(f"Unverified HTTPS request is being made to host '{host}'. Adding certificate verification is "
                          'strongly advised. See: https://urllib3.readthedocs.io/en/latest/advanced-usage.html#tls-warnings',
                          _below.InsecureRequestWarning)
        if self._pool is None:
            most = self._pool_maxsize if self._pool_block else 0
            self._pool = _http.Pool(0, most, self._pool_maxsize, None)
        head, flags = self._head(request, parts, proxy)
        if not stream:
            flags |= _DECODES
        body = request.body
        retries = None if self._retries is None else self.max_retries
        while True:
            exchange = self._start(route, head, body, flags, connect, read)
            failure = None if exchange.answered else exchange.failure()
            if failure is None:
                raw = _Raw(exchange, self, request, place, read, not stream)
                left = None if retries is None else self._after(retries, request, place, raw)
                if left is None:
                    return self.build_response(request, raw)
                self._drain(raw)
                retries = left
                retries.sleep(raw)
            else:
                error = self._error(failure, request, place, connect, read, proxy)
                if isinstance(error, _below.InvalidHeader):
                    self._raise(error, request)
                at_proxy = failure[0] == 'proxy' and place[0] == 'http'
                url = urldefragauth(request.url) if at_proxy else request.path_url
                pool = _pool_of(_place_of(proxy) if at_proxy else place)
                retries = self.max_retries if retries is None else retries
                try:
                    retries = retries.increment(request.method, url, error=error, _pool=pool)
                except _below.HTTPError as error:
                    self._raise(error, request)
                retries.sleep()
            if flags & (_CHUNKS | _STREAM):
                rewind_body(request)

    def _after(self, retries, request, place, raw):
        # What is left of the retries if an answer is a reason to ask again; None if it is not.
        if not retries.is_retry(request.method, raw.status, 'retry-after' in raw.headers):
            return None
        try:
            return retries.increment(request.method, request.path_url, response=raw, _pool=_pool_of(place))
        except _below.MaxRetryError as error:
            if not retries.raise_on_status:
                return None
            self._drain(raw)
            self._raise(error, request)

    @staticmethod
    def _drain(raw) -> None:
        # What is not read would reset the connection, and keep it from the next request.
        try:
            while raw._next():
                pass
        except (_below.HTTPError, OSError):
            pass
        finally:
            raw.close()

    def _head(self, request, parts, proxy) -> tuple:
        method = request.method
        if parts.scheme != 'https' and proxy:
            target = urldefragauth(request.url)
        else:
            target = parts.path or '/'
            if parts.query:
                target += f'?{parts.query}'
        lines = [f'{method} {target} HTTP/1.1']
        headers = request.headers
        if 'host' not in headers:
            lines.append(f'Host: {parts.netloc.rpartition("@")[2]}')
        for name, value in headers._store.values() if type(headers) is CaseInsensitiveDict else headers.items():
            lines.append(f'{name}: {_text(value)}')
        if proxy and parts.scheme != 'https' and 'proxy-authorization' not in headers:
            lines += [f'{name}: {value}' for name, value in self.proxy_headers(proxy).items()]
        lines.append('\r\n')
        flags = _REPEATABLE if method in ('GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE') else 0
        if method == 'HEAD':
            flags |= _IS_HEAD
        body = request.body
        if body is not None and not isinstance(body, (bytes, str, bytearray)):
            flags |= _STREAM if 'content-length' in headers else _CHUNKS
        head = '\r\n'.join(lines)
        try:
            return head.encode('latin-1'), flags
        except UnicodeEncodeError:
            return head.encode('utf-8'), flags

    def _start(self, route, head, body, flags, connect, read):
        if isinstance(body, str):
            body = body.encode('utf-8')
        is_stream = flags & (_CHUNKS | _STREAM)
        exchange = self._pool.start(_http.Plan(route, head, None if is_stream else body, flags, None, _LINE, _COUNT, None,
                                               connect, read, None), 0)
        try:
            if is_stream:
                self._feed(exchange, body)
            exchange.wait(_HEAD, None)
        except BaseException:
            exchange.cancel()
            raise
        return exchange

    def _feed(self, exchange, body) -> None:
        pieces = iter(lambda: body.read(_PIECE), b'') if hasattr(body, 'read') else body
        for piece in pieces:
            if not piece:
                break
            if isinstance(piece, str):
                piece = piece.encode('utf-8')
            if not exchange.send(piece):
                exchange.wait(_ROOM, None)
            if exchange.over:
                return
        exchange.end()

    def _error(self, failure, request, place, connect, read, proxy):
        # Why there is no answer.
        kind, *details = failure
        pool, connection = _pool_of(place), _connection_of(place)
        if kind == 'proxy':
            inner = details[0]
            if place[0] == 'http':
                # To a proxy without a tunnel all hosts are one: itself.
                connection = _connection_of(_place_of(proxy))
            if inner[0] == 'refused':
                cause = OSError(f'Tunnel connection failed: {inner[1]} {inner[2]}')
            else:
                cause = self._connecting(inner, connection, connect)
            return _below.ProxyError('Unable to connect to proxy', cause)
        if kind in ('unresolved', 'unconnected'):
            return self._connecting(failure, connection, connect)
        if kind == 'tls':
            return _below.SSLError(details[0])
        if kind == 'late':
            if details[0] == 'read':
                return _below.ReadTimeoutError(pool, request.path_url, f'Read timed out. (read timeout={read})')
            return self._connecting(failure, connection, connect)
        from http import client as _client
        if kind == 'unanswered':
            cause = _client.RemoteDisconnected('Remote end closed connection without response')
        elif kind == 'broken':
            cause = OSError(*details)
        elif kind == 'malformed':
            fault, line = details
            if fault == 'length':
                return _below.InvalidHeader(f'Content-Length contained multiple unmatching values ({_text(line)})')
            if fault == 'line':
                cause = _client.BadStatusLine(_text(line) + '\n')
            elif fault == 'long line':
                cause = _client.LineTooLong('header line')
            elif fault == 'count':
                cause = _client.HTTPException(f'got more than {_COUNT} headers')
            else:
                cause = _client.HTTPException('a header is malformed')
        else:
            cause = _client.HTTPException(kind)
        return _below.ProtocolError('Connection aborted.', cause)

    def _connecting(self, failure, connection, connect):
        kind, *details = failure
        host = connection[connection.index("'") + 1:connection.rindex("'")]
        if kind == 'unresolved':
            return _below.NameResolutionError(host, connection, f'[Errno {details[0]}] {details[1]}')
        if kind == 'late':
            return _below.ConnectTimeoutError(connection, f'Connection to {host} timed out. (connect timeout={connect})')
        if kind == 'unconnected':
            return _below.NewConnectionError(
                connection, f'Failed to establish a new connection: [Errno {details[0]}] {details[1]}')
        if kind == 'tls':
            return details[0]
        return _below.NewConnectionError(connection, f'Failed to establish a new connection: {kind}')

    def _raise(self, error, request) -> None:
        # What a failure is to the program.
        if isinstance(error, _below.MaxRetryError):
            reason = error.reason
            if isinstance(reason, _below.ConnectTimeoutError) and not isinstance(reason, _below.NewConnectionError):
                raise ConnectTimeout(error, request=request)
            for below, above in ((_below.ResponseError, RetryError), (_below.ProxyError, ProxyError),
                                 (_below.SSLError, SSLError)):
                if isinstance(reason, below):
                    raise above(error, request=request)
            raise ConnectionError(error, request=request)
        for below, above in ((_below.ProxyError, ProxyError), (_below.SSLError, SSLError),
                             (_below.ReadTimeoutError, ReadTimeout), (_below.InvalidHeader, InvalidHeader)):
            if isinstance(error, below):
                raise above(error, request=request)
        raise ConnectionError(error, request=request)

    def _raise_for_body(self, failure, request, place, read, raw) -> None:
        # The answer began, and did not end as it should.
        from http import client as _client
        kind, *details = failure
        if kind == 'late':
            raise ConnectionError(_below.ReadTimeoutError(_pool_of(place), None, 'Read timed out.'), request=request)
        if kind == 'short':
            cause = _below.IncompleteRead(*details[:2])
            if details[1] is None:
                text = 'Response ended prematurely'
                raise ChunkedEncodingError(_below.ProtocolError(text), request=request)
        elif kind == 'malformed' and details[0] == 'chunk':
            cause = _below.InvalidChunkLength(raw, details[1])
        elif kind == 'malformed':
            coding = self._coding(raw)
            reason = ('it would grow beyond measure' if details[0] == 'bomb'
                      else 'Error while decompressing data: it is not what it should be')
            raise ContentDecodingError(_below.DecodeError(
                f'Received response with content-encoding: {coding}, but failed to decode it.', ValueError(reason)),
                request=request)
        elif kind == 'broken':
            cause = OSError(*details)
        elif kind == 'tls':
            raise SSLError(details[0], request=request)
        else:
            cause = _client.HTTPException(kind)
        raise ChunkedEncodingError(_below.ProtocolError(f'Connection broken: {cause!r}', cause), request=request)

    def _coding(self, raw) -> str:
        return raw.headers.get('content-encoding', '').lower()


def __getattr__(name):
    # What programs name here and most do without.
    if name == 'Retry':
        from urllib3.util.retry import Retry
        return Retry
    if name == 'TimeoutSauce':
        from urllib3.util.timeout import Timeout
        return Timeout
    if name == 'DEFAULT_CA_BUNDLE_PATH':
        from certifi import where
        return where()
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
