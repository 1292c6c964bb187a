"""HTTP for coroutines: a client here, a server in `aiohttp.web`."""

from . import hdrs
from .client import ClientSession, ClientTimeout, request
from .client_exceptions import (ClientConnectionError, ClientConnectionResetError, ClientConnectorCertificateError,
                                ClientConnectorDNSError, ClientConnectorError, ClientConnectorSSLError, ClientError,
                                ClientHttpProxyError, ClientOSError, ClientPayloadError, ClientProxyConnectionError,
                                ClientResponseError, ClientSSLError, ConnectionTimeoutError, ContentTypeError,
                                InvalidURL, InvalidUrlClientError, InvalidUrlRedirectClientError, NonHttpUrlClientError,
                                NonHttpUrlRedirectClientError, RedirectClientError, ServerConnectionError,
                                ServerDisconnectedError, ServerFingerprintMismatch, ServerTimeoutError,
                                SocketTimeoutError, TooManyRedirects, UnixClientConnectorError, WSMessageTypeError,
                                WSServerHandshakeError)
from .client_reqrep import ClientResponse, Fingerprint, RequestInfo
from .client_ws import ClientWebSocketResponse, ClientWSTimeout
from .connector import BaseConnector, TCPConnector, UnixConnector
from .cookiejar import CookieJar, DummyCookieJar
from .formdata import FormData
from .helpers import BasicAuth, ETag, HttpVersion, HttpVersion10, HttpVersion11, encode_basic_auth
from .http_websocket import WebSocketError, WSCloseCode, WSMessage, WSMsgType
from .multipart import BodyPartReader, MultipartReader, MultipartWriter
from .streams import EMPTY_PAYLOAD, EofStream, StreamReader

__version__ = '3.14.5'
__all__ = ['hdrs', 'BaseConnector', 'BasicAuth', 'ClientConnectionError', 'ClientConnectionResetError',
           'ClientConnectorCertificateError', 'ClientConnectorDNSError', 'ClientConnectorError',
           'ClientConnectorSSLError', 'ClientError', 'ClientHttpProxyError', 'ClientOSError', 'ClientPayloadError',
           'ClientProxyConnectionError', 'ClientResponse', 'ClientResponseError', 'ClientSSLError', 'ClientSession',
           'ClientTimeout', 'ClientWSTimeout', 'ClientWebSocketResponse', 'ConnectionTimeoutError', 'ContentTypeError',
           'CookieJar', 'DummyCookieJar', 'ETag', 'HttpVersion', 'HttpVersion10',
           'HttpVersion11', 'encode_basic_auth', 'EMPTY_PAYLOAD', 'EofStream', 'Fingerprint', 'FormData', 'InvalidURL',
           'InvalidUrlClientError', 'InvalidUrlRedirectClientError', 'BodyPartReader', 'MultipartReader',
           'MultipartWriter', 'NonHttpUrlClientError', 'NonHttpUrlRedirectClientError', 'RedirectClientError',
           'RequestInfo', 'ServerConnectionError', 'ServerDisconnectedError', 'ServerFingerprintMismatch',
           'ServerTimeoutError', 'SocketTimeoutError', 'StreamReader', 'TCPConnector', 'TooManyRedirects',
           'UnixClientConnectorError', 'UnixConnector', 'WSCloseCode', 'WSMessage', 'WSMessageTypeError', 'WSMsgType',
           'WSServerHandshakeError', 'WebSocketError', 'request']
