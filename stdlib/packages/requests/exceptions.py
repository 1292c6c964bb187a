"""What can go wrong with a request."""

from json import JSONDecodeError as _JSONDecodeError

from urllib3.exceptions import HTTPError as BaseHTTPError

__all__ = ['RequestException', 'InvalidJSONError', 'JSONDecodeError', 'HTTPError', 'ConnectionError', 'ProxyError',
           'SSLError', 'Timeout', 'ConnectTimeout', 'ReadTimeout', 'URLRequired', 'TooManyRedirects', 'MissingSchema',
           'InvalidSchema', 'InvalidURL', 'InvalidHeader', 'InvalidProxyURL', 'ChunkedEncodingError',
           'ContentDecodingError', 'StreamConsumedError', 'RetryError', 'UnrewindableBodyError', 'RequestsWarning',
           'FileModeWarning', 'RequestsDependencyWarning']


class RequestException(IOError):
    """Something went wrong while a request was handled."""

    def __init__(self, *args, **kwargs) -> None:
        self.response = kwargs.pop('response', None)
        self.request = kwargs.pop('request', None)
        if self.request is None and self.response is not None:
            self.request = getattr(self.response, 'request', None)
        super().__init__(*args, **kwargs)


class InvalidJSONError(RequestException):
    """Something is no JSON."""


class JSONDecodeError(InvalidJSONError, _JSONDecodeError):
    """A body is no JSON."""

    def __init__(self, *args, **kwargs) -> None:
        _JSONDecodeError.__init__(self, *args)
        InvalidJSONError.__init__(self, *self.args, **kwargs)

    def __reduce__(self):
        return _JSONDecodeError.__reduce__(self)


class HTTPError(RequestException):
    """The answer says that the request failed."""


class ConnectionError(RequestException):
    """There is no connection, or no more."""


class ProxyError(ConnectionError):
    """There is no connection to or through the proxy."""


class SSLError(ConnectionError):
    """TLS failed."""


class Timeout(RequestException):
    """The time is up."""


class ConnectTimeout(ConnectionError, Timeout):
    """The time for connecting is up; such requests can be repeated."""


class ReadTimeout(Timeout):
    """The host sent nothing in the time for that."""


class URLRequired(RequestException):
    """There is no URL."""


class TooManyRedirects(RequestException):
    """Redirections do not end."""


class MissingSchema(RequestException, ValueError):
    """The URL does not say how to reach it."""


class InvalidSchema(RequestException, ValueError):
    """The URL says that it is reached by something that is not known."""


class InvalidURL(RequestException, ValueError):
    """The URL is none."""


class InvalidHeader(RequestException, ValueError):
    """A header is none."""


class InvalidProxyURL(InvalidURL):
    """The URL of a proxy is none."""


class ChunkedEncodingError(RequestException):
    """The body ended early, or has a bad chunk."""


class ContentDecodingError(RequestException, BaseHTTPError):
    """The body cannot be decompressed."""


class StreamConsumedError(RequestException, TypeError):
    """The body was read before."""


class RetryError(RequestException):
    """Repeating was in vain."""


class UnrewindableBodyError(RequestException):
    """The body cannot be sent again."""


class RequestsWarning(Warning):
    """Any warning of the package."""


class FileModeWarning(RequestsWarning, DeprecationWarning):
    """A file was opened as text, so its length is not certain."""


class RequestsDependencyWarning(RequestsWarning):
    """A package does not fit."""
