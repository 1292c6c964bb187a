"""What goes wrong below requests: programs see these as the reasons of its exceptions, and by name."""

__all__ = ['HTTPError', 'HTTPWarning', 'PoolError', 'RequestError', 'SSLError', 'ProxyError', 'DecodeError', 'ProtocolError',
           'ConnectionError', 'MaxRetryError', 'HostChangedError', 'TimeoutStateError', 'TimeoutError', 'ReadTimeoutError',
           'ConnectTimeoutError', 'NewConnectionError', 'NameResolutionError', 'EmptyPoolError', 'FullPoolError',
           'ClosedPoolError', 'LocationValueError', 'LocationParseError', 'URLSchemeUnknown', 'ResponseError',
           'SecurityWarning', 'InsecureRequestWarning', 'NotOpenSSLWarning', 'SystemTimeWarning', 'InsecurePlatformWarning',
           'DependencyWarning', 'ResponseNotChunked', 'BodyNotHttplibCompatible', 'IncompleteRead', 'InvalidChunkLength',
           'InvalidHeader', 'ProxySchemeUnknown', 'ProxySchemeUnsupported', 'HeaderParsingError', 'UnrewindableBodyError']


class HTTPError(Exception):
    """Any of them."""


class HTTPWarning(Warning):
    """Any of the warnings."""


class PoolError(HTTPError):
    """Something is wrong with the connections to a host."""

    def __init__(self, pool, message: str) -> None:
        super().__init__(f'{pool}: {message}')
        self.pool = pool
        self._message = message

    def __reduce__(self):
        return type(self), (None, self._message)


class RequestError(PoolError):
    """Something is wrong with a request over such connections."""

    def __init__(self, pool, url, message: str) -> None:
        super().__init__(pool, message)
        self.url = url

    def __reduce__(self):
        return type(self), (None, self.url, self._message)


class SSLError(HTTPError):
    """TLS failed."""


class ProxyError(HTTPError):
    """The proxy did not do its part."""

    def __init__(self, message: str, error) -> None:
        super().__init__(message, error)
        self.original_error = error


class DecodeError(HTTPError):
    """The body cannot be decompressed."""


class ProtocolError(HTTPError):
    """The connection broke, or what came is no HTTP."""


ConnectionError = ProtocolError


class MaxRetryError(RequestError):
    """A request was not possible, with what kept from it as `reason`."""

    def __init__(self, pool, url, reason=None) -> None:
        super().__init__(pool, url, f'Max retries exceeded with url: {url} (Caused by {reason!r})')
        self.reason = reason

    def __reduce__(self):
        return type(self), (None, self.url, self.reason)


class HostChangedError(RequestError):
    """The request is for another host than the connections."""

    def __init__(self, pool, url, retries=3) -> None:
        super().__init__(pool, url, f'Tried to open a foreign host with url: {url}')
        self.retries = retries


class TimeoutStateError(HTTPError):
    """A timeout is used as it must not be."""


class TimeoutError(HTTPError):
    """The time is up."""


class ReadTimeoutError(TimeoutError, RequestError):
    """The host sent nothing in time."""


class ConnectTimeoutError(TimeoutError):
    """The time for connecting is up."""


class NewConnectionError(ConnectTimeoutError, HTTPError):
    """The host takes no connections."""

    def __init__(self, conn, message: str) -> None:
        super().__init__(f'{conn}: {message}')
        self.conn = conn
        self._message = message

    def __reduce__(self):
        return type(self), (None, self._message)


class NameResolutionError(NewConnectionError):
    """The host has no address."""

    def __init__(self, host: str, conn, reason) -> None:
        super().__init__(conn, f'Failed to resolve {host!r} ({reason})')
        self._host = host
        self._reason = reason

    def __reduce__(self):
        return type(self), (self._host, None, self._reason)


class EmptyPoolError(PoolError):
    """All connections are busy."""


class FullPoolError(PoolError):
    """No more connections can be kept."""


class ClosedPoolError(PoolError):
    """The connections are closed."""


class LocationValueError(ValueError, HTTPError):
    """A URL is none that can be asked for."""


class LocationParseError(LocationValueError):
    """A URL is none."""

    def __init__(self, location: str) -> None:
        super().__init__(f'Failed to parse: {location}')
        self.location = location


class URLSchemeUnknown(LocationValueError):
    """A URL is reached by something that is not known."""

    def __init__(self, scheme: str) -> None:
        super().__init__(f'Not supported URL scheme {scheme}')
        self.scheme = scheme


class ResponseError(HTTPError):
    """The answers were not of use."""

    GENERIC_ERROR = 'too many error responses'
    SPECIFIC_ERROR = 'too many {status_code} error responses'


class SecurityWarning(HTTPWarning):
    """Something is less safe than it should be."""


class InsecureRequestWarning(SecurityWarning):
    """The certificate of a host is not checked."""


class NotOpenSSLWarning(SecurityWarning):
    """TLS is done by something else."""


class SystemTimeWarning(SecurityWarning):
    """The clock is wrong."""


class InsecurePlatformWarning(SecurityWarning):
    """TLS cannot be configured."""


class DependencyWarning(HTTPWarning):
    """A package is missing."""


class ResponseNotChunked(ProtocolError, ValueError):
    """A body does not come in chunks."""


class BodyNotHttplibCompatible(HTTPError):
    """A body cannot be read in chunks."""


class InvalidHeader(HTTPError):
    """A header is none."""


class ProxySchemeUnknown(AssertionError, URLSchemeUnknown):
    """A proxy is reached by something that is not known."""

    def __init__(self, scheme) -> None:
        if scheme == 'localhost':
            scheme = None
        message = ('Proxy URL had no scheme, should start with http:// or https://' if scheme is None
                   else f'Proxy URL had unsupported scheme {scheme}, should use http:// or https://')
        AssertionError.__init__(self, message)
        self.scheme = scheme


class ProxySchemeUnsupported(ValueError):
    """A proxy cannot do TLS within TLS."""


class HeaderParsingError(HTTPError):
    """Headers are malformed."""

    def __init__(self, defects, unparsed_data) -> None:
        super().__init__(f'{defects or "Unknown"}, unparsed data: {unparsed_data!r}')


class UnrewindableBodyError(HTTPError):
    """A body cannot be sent again."""


def __getattr__(name):
    # These are exceptions of the library's client too, which most programs do without.
    if name in ('IncompleteRead', 'InvalidChunkLength'):
        from importlib import import_module
        return getattr(import_module('urllib3._bodies'), name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
