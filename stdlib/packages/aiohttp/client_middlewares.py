"""Middlewares of clients: coroutine functions between a session and its exchanges."""

__all__ = ['ClientRequest', 'chain']


class _Payload(bytes):
    # What a request sends. It is octets, and has the methods of payloads.

    __slots__ = ()

    @property
    def size(self) -> int:
        """How much it is."""
        return len(self)

    async def as_bytes(self, encoding='utf-8', errors='strict') -> bytes:
        """Return the octets."""
        return bytes(self)


class ClientRequest:
    """A request as a middleware sees it; what it changes is sent."""

    def __init__(self, session, method, url, headers, body, ssl, proxy) -> None:
        self.session = session
        self.loop = session._loop
        self.method = method
        self.url = url
        self.headers = headers
        self.ssl = ssl
        self.proxy = proxy
        self._body = body

    def __repr__(self) -> str:
        return f'<{type(self).__name__} {self.method} {self.url}>'

    @property
    def original_url(self):
        """Where it was to go at first."""
        return self.url

    @property
    def host(self):
        """The host."""
        return self.url.raw_host

    @property
    def port(self):
        """The port."""
        return self.url.port

    def is_ssl(self) -> bool:
        """Return whether it goes by TLS."""
        return self.url.scheme in ('https', 'wss')

    @property
    def body(self):
        """What it sends: octets, or what gives them bit by bit."""
        return _Payload(self._body or b'') if isinstance(self._body, (bytes, type(None))) else self._body

    async def update_body(self, body) -> None:
        """Send something else."""
        from .client_reqrep import body_of
        if body is None:
            self._body = None
            self.headers.pop('Content-Length', None)
            return
        self._body, kind = body_of(body, self.headers, self.loop)
        self.headers.setdefault('Content-Type', kind)
        if isinstance(self._body, bytes):
            self.headers.pop('Transfer-Encoding', None)
            self.headers['Content-Length'] = str(len(self._body))
        else:
            self.headers.pop('Content-Length', None)
            self.headers['Transfer-Encoding'] = 'chunked'


def chain(middlewares, send):
    """Return what sends a request by way of all of them, the first one outermost."""
    handler = send
    for middleware in reversed(middlewares):
        def handler(request, middleware=middleware, inner=handler):
            return middleware(request, inner)
    return handler
