"""How a session sends a request: its head, its body, and who is told of it."""

import sys

from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from .client_reqrep import RequestInfo, body_of
from .helpers import BasicAuth

__all__ = ['Sending']

_HEAD, _DATA, _ROOM, _STEP = 1, 2, 4, 8
_IS_HEAD, _REPEATABLE, _DECODES, _UPGRADES, _EXPECTS, _CHUNKS, _STREAM, _TRACED = 1, 2, 4, 8, 16, 32, 64, 128
_IDEMPOTENT = frozenset(('GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'))
_BODILESS = frozenset(('GET', 'HEAD', 'OPTIONS', 'TRACE'))
_AGENT = f'Python/{sys.version_info.major}.{sys.version_info.minor} aiohttp/3.14.5'
_MOST_HEADERS = 8000
_MOST_HEADS = 256


class Sending:
    """The part of a session that sends."""

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
                                            False, None, text)
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
        return await self._exchange(method, url, route, head, body, flags | decodes, timeout, line, info, ssl, upgrades,
                                    traces, text if key is not None else None)

    async def _exchange(self, method, url, route, head, body, flags, timeout, line, info, ssl, upgrades, traces, text):
        connector = self._connector
        is_stream = flags & (_CHUNKS | _STREAM)
        if traces is not None:
            flags |= _TRACED
        plan = connector._plan(route, head, None if is_stream else body, flags, timeout, line, _MOST_HEADERS)
        if text is not None and timeout == self._timeout:
            if len(self._known) >= _MOST_HEADS:
                self._known.clear()
            self._known[text] = list(self._default_headers._pairs), connector, url, plan, info, ssl
        exchange, number = connector._begin(plan)
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
