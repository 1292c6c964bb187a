"""The reasons that exceptions name: what other implementations have below them, by the same names."""

__all__ = ['MaxRetryError', 'NewConnectionError', 'NameResolutionError', 'ConnectTimeoutError', 'ProtocolError',
           'ProxyError', 'ReadTimeoutError', 'ResponseError', 'SSLError', 'InvalidChunkLength', 'IncompleteRead',
           'DecodeError', 'pool_of', 'connection_of']


def pool_of(scheme: str, host: str, port: int) -> str:
    """Describe the connections to a host."""
    return f'{scheme.upper()}ConnectionPool(host={host!r}, port={port})'


def connection_of(scheme: str, host: str, port: int) -> str:
    """Describe a connection to a host."""
    return f'{scheme.upper()}Connection(host={host!r}, port={port})'


class HTTPError(Exception):
    """Any of them."""


class MaxRetryError(HTTPError):
    """A request was not possible, with what kept from it as `reason`."""

    def __init__(self, pool: str, url: str, reason) -> None:
        super().__init__(f'{pool}: Max retries exceeded with url: {url} (Caused by {reason!r})')
        self.pool = pool
        self.url = url
        self.reason = reason

    def __reduce__(self):
        return type(self), (self.pool, self.url, self.reason)


class NewConnectionError(HTTPError):
    """The host takes no connections."""

    def __init__(self, connection: str, message: str) -> None:
        super().__init__(f'{connection}: {message}')
        self._parts = (connection, message)

    def __reduce__(self):
        return type(self), self._parts


class NameResolutionError(NewConnectionError):
    """The host has no address."""


class ConnectTimeoutError(HTTPError):
    """The time for connecting is up."""


class ProtocolError(HTTPError):
    """The connection broke, or what came is no HTTP."""


class ProxyError(HTTPError):
    """The proxy did not do its part."""


class ReadTimeoutError(HTTPError):
    """The host sent nothing in time."""


class ResponseError(HTTPError):
    """The answers were not of use."""


class SSLError(HTTPError):
    """TLS failed."""


class DecodeError(HTTPError):
    """The body cannot be decompressed."""


class IncompleteRead(HTTPError):
    """The body ended early."""

    def __init__(self, partial: int, expected: int | None) -> None:
        super().__init__(partial, expected)
        self.partial = partial
        self.expected = expected

    def __repr__(self) -> str:
        missing = '' if self.expected is None else f', {self.expected} more expected'
        return f'IncompleteRead({self.partial} bytes read{missing})'

    __str__ = __repr__


class InvalidChunkLength(IncompleteRead):
    """A chunk does not say how long it is."""

    def __init__(self, partial: int, length: bytes) -> None:
        super().__init__(partial, None)
        self.length = length

    def __repr__(self) -> str:
        return f'InvalidChunkLength(got length {self.length!r}, {self.partial} bytes read)'

    __str__ = __repr__
