"""HTTP for coroutines: a client here, a server in `aiohttp.web`."""

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
from .connector import BaseConnector, TCPConnector, UnixConnector
from .cookiejar import CookieJar, DummyCookieJar
from .helpers import BasicAuth, ETag, HttpVersion, HttpVersion10, HttpVersion11, encode_basic_auth
from .streams import EMPTY_PAYLOAD, EofStream, StreamReader

__version__ = '3.14.5'
__all__ = ['hdrs', 'AbstractResolver', 'ClientRequest', 'DefaultResolver', 'DigestAuthMiddleware', 'ThreadedResolver',
           'TraceConfig', 'BaseConnector', 'BasicAuth', 'ClientConnectionError', 'ClientConnectionResetError',
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

# What most programs do without is imported when they ask for it.
_LATER = {
    'ClientWebSocketResponse': 'client_ws', 'ClientWSTimeout': 'client_ws', 'FormData': 'formdata',
    'WebSocketError': 'http_websocket', 'WSCloseCode': 'http_websocket', 'WSMessage': 'http_websocket',
    'WSMsgType': 'http_websocket', 'BodyPartReader': 'multipart', 'MultipartReader': 'multipart',
    'MultipartWriter': 'multipart', 'hdrs': None, 'ClientRequest': 'client_middlewares',
    'DigestAuthMiddleware': 'client_middleware_digest_auth', 'content_disposition_filename': 'multipart',
    'parse_content_disposition': 'multipart',
    'AbstractResolver': 'resolver', 'DefaultResolver': 'resolver', 'ThreadedResolver': 'resolver',
    'TraceConfig': 'tracing', **{f'Trace{name}Params': 'tracing' for name in (
        'RequestStart', 'RequestChunkSent', 'ResponseChunkReceived', 'RequestEnd', 'RequestException', 'RequestRedirect',
        'ConnectionQueuedStart', 'ConnectionQueuedEnd', 'ConnectionCreateStart', 'ConnectionCreateEnd',
        'ConnectionReuseconn', 'DnsResolveHostStart', 'DnsResolveHostEnd', 'DnsCacheHit', 'DnsCacheMiss',
        'RequestHeadersSent')},
}


def __getattr__(name):
    if name not in _LATER:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    module = import_module(f'{__name__}.{_LATER[name] or name}')
    found = globals()[name] = getattr(module, name) if _LATER[name] else module
    return found
