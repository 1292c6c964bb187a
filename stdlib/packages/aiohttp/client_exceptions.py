"""What can go wrong with a request."""

# Those of `ssl`, which is not imported before it is needed.
from _tls_errors import SSLCertVerificationError, SSLError

__all__ = ['ClientError', 'ClientConnectionError', 'ClientConnectionResetError', 'ClientOSError',
           'ClientConnectorError', 'ClientConnectorDNSError', 'ClientProxyConnectionError', 'ClientSSLError',
           'ClientConnectorSSLError', 'ClientConnectorCertificateError', 'ConnectionTimeoutError',
           'SocketTimeoutError', 'ServerConnectionError', 'ServerTimeoutError', 'ServerDisconnectedError',
           'ServerFingerprintMismatch', 'ClientResponseError', 'ClientHttpProxyError', 'WSServerHandshakeError',
           'ContentTypeError', 'ClientPayloadError', 'InvalidURL', 'InvalidUrlClientError', 'RedirectClientError',
           'NonHttpUrlClientError', 'InvalidUrlRedirectClientError', 'NonHttpUrlRedirectClientError',
           'TooManyRedirects', 'UnixClientConnectorError', 'WSMessageTypeError']


class ClientError(Exception):
    """Anything that goes wrong with a client."""


class ClientResponseError(ClientError):
    """The answer is not as it should be."""

    def __init__(self, request_info, history, *, status=None, message='', headers=None) -> None:
        self.request_info = request_info
        self.status = 0 if status is None else status
        self.message = message
        self.headers = headers
        self.history = history
        self.args = (request_info, history)

    def __str__(self) -> str:
        return f'{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}'

    def __repr__(self) -> str:
        text = f'{self.request_info!r}, {self.history!r}'
        if self.status != 0:
            text += f', status={self.status!r}'
        if self.message != '':
            text += f', message={self.message!r}'
        if self.headers is not None:
            text += f', headers={self.headers!r}'
        return f'{type(self).__name__}({text})'


class ContentTypeError(ClientResponseError):
    """The content is not of the type that is asked for."""


class WSServerHandshakeError(ClientResponseError):
    """The server speaks no WebSocket."""


class ClientHttpProxyError(ClientResponseError):
    """The proxy refuses."""


class TooManyRedirects(ClientResponseError):
    """Redirections do not end."""


class ClientConnectionError(ClientError):
    """There is no connection, or no more."""


class ClientConnectionResetError(ClientConnectionError, ConnectionResetError):
    """The connection was reset."""


class ClientOSError(ClientConnectionError, OSError):
    """The system says that something is wrong with a connection."""


class ClientConnectorError(ClientOSError):
    """There is no connection to the host."""

    def __init__(self, connection_key, os_error) -> None:
        self._conn_key = connection_key
        self._os_error = os_error
        super().__init__(os_error.errno, os_error.strerror)
        self.args = (connection_key, os_error)

    @property
    def os_error(self):
        """What the system says."""
        return self._os_error

    @property
    def host(self):
        """The host."""
        return self._conn_key.host

    @property
    def port(self):
        """The port."""
        return self._conn_key.port

    @property
    def ssl(self):
        """How TLS was asked for."""
        return self._conn_key.ssl

    def __str__(self) -> str:
        how = 'default' if self.ssl is True else self.ssl
        return f'Cannot connect to host {self.host}:{self.port} ssl:{how} [{self.strerror}]'

    __reduce__ = BaseException.__reduce__


class ClientConnectorDNSError(ClientConnectorError):
    """The name of the host has no address."""


class ClientProxyConnectionError(ClientConnectorError):
    """There is no connection to the proxy."""


class UnixClientConnectorError(ClientConnectorError):
    """There is no connection to the socket of the file system."""

    def __init__(self, path, connection_key, os_error) -> None:
        self._path = path
        super().__init__(connection_key, os_error)

    @property
    def path(self) -> str:
        """Where the socket is."""
        return self._path

    def __str__(self) -> str:
        how = 'default' if self.ssl is True else self.ssl
        return f'Cannot connect to unix socket {self.path} ssl:{how} [{self.strerror}]'


class ServerConnectionError(ClientConnectionError):
    """The server did something to the connection."""


class ServerDisconnectedError(ServerConnectionError):
    """The server closed the connection."""

    def __init__(self, message=None) -> None:
        if message is None:
            message = 'Server disconnected'
        self.args = (message,)
        self.message = message


class ServerTimeoutError(ServerConnectionError, TimeoutError):
    """The server took too long."""


class ConnectionTimeoutError(ServerTimeoutError):
    """Connecting took too long."""


class SocketTimeoutError(ServerTimeoutError):
    """The server sent nothing in the time for that."""


class ServerFingerprintMismatch(ServerConnectionError):
    """The server shows another certificate."""

    def __init__(self, expected, got, host, port) -> None:
        self.expected = expected
        self.got = got
        self.host = host
        self.port = port
        self.args = (expected, got, host, port)

    def __repr__(self) -> str:
        return f'<{type(self).__name__} expected={self.expected!r} got={self.got!r} host={self.host!r} port={self.port!r}>'


class ClientPayloadError(ClientError):
    """The body is not as it should be."""


class InvalidURL(ClientError, ValueError):
    """The URL is none."""

    def __init__(self, url, description=None) -> None:
        self._url = url
        self._description = description
        if description:
            super().__init__(url, description)
        else:
            super().__init__(url)

    @property
    def url(self):
        """The URL."""
        return self._url

    @property
    def description(self):
        """What is wrong with it."""
        return self._description

    def __repr__(self) -> str:
        return f'<{type(self).__name__} {self}>'

    def __str__(self) -> str:
        return f'{self._url} - {self._description}' if self._description else str(self._url)


class InvalidUrlClientError(InvalidURL):
    """The URL is none."""


class RedirectClientError(ClientError):
    """A redirection cannot be followed."""


class NonHttpUrlClientError(ClientError):
    """The URL is not of HTTP."""


class InvalidUrlRedirectClientError(InvalidUrlClientError, RedirectClientError):
    """A redirection leads to what is no URL."""


class NonHttpUrlRedirectClientError(NonHttpUrlClientError, RedirectClientError):
    """A redirection leads out of HTTP."""


class ClientSSLError(ClientConnectorError):
    """TLS failed."""


class ClientConnectorSSLError(ClientSSLError, SSLError):
    """TLS failed."""


class ClientConnectorCertificateError(ClientSSLError, SSLCertVerificationError):
    """The host's certificate is not believed."""

    def __init__(self, connection_key, certificate_error) -> None:
        self._conn_key = connection_key
        self._certificate_error = certificate_error
        self._os_error = certificate_error
        self.args = (connection_key, certificate_error)

    @property
    def certificate_error(self):
        """Why it is not believed."""
        return self._certificate_error

    def __str__(self) -> str:
        return (f'Cannot connect to host {self.host}:{self.port} ssl:{self.ssl} '
                f'[{self._certificate_error.__class__.__name__}: {self._certificate_error.args}]')


class WSMessageTypeError(TypeError):
    """A message is of another type."""
