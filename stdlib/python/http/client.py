"""Connections to HTTP servers: requests are sent, and answers read, one after the other."""

import collections.abc
import errno
import io
import re
import socket
from urllib.parse import urlsplit

from http import HTTPStatus
from http._response import (BadStatusLine, CannotSendHeader, CannotSendRequest, HTTPException, HTTPMessage,
                            HTTPResponse, ImproperConnectionState, IncompleteRead, InvalidURL, LineTooLong,
                            NotConnected, RemoteDisconnected, ResponseNotReady, UnimplementedFileMode,
                            UnknownProtocol, UnknownTransferEncoding, parse_headers, read_header_lines)
from http._response import MAX_HEADERS as _MAXHEADERS, MAX_INTERIM as _MAXINTERIMRESPONSES, MAX_LINE as _MAXLINE

__all__ = ['HTTPResponse', 'HTTPConnection', 'HTTPException', 'NotConnected', 'UnknownProtocol',
           'UnknownTransferEncoding', 'UnimplementedFileMode', 'IncompleteRead', 'InvalidURL',
           'ImproperConnectionState', 'CannotSendRequest', 'CannotSendHeader', 'ResponseNotReady', 'BadStatusLine',
           'LineTooLong', 'RemoteDisconnected', 'error', 'responses']

HTTP_PORT = 80
HTTPS_PORT = 443

_UNKNOWN = 'UNKNOWN'
_CS_IDLE = 'Idle'
_CS_REQ_STARTED = 'Request-started'
_CS_REQ_SENT = 'Request-sent'

globals().update(HTTPStatus.__members__)

responses = {status: status.phrase for status in HTTPStatus.__members__.values()}

_is_header_name = re.compile(rb'[^:\s][^:\r\n]*').fullmatch
# A line end in a value that does not go on with the header would begin another one.
_has_illegal_end = re.compile(rb'\n(?![ \t])|\r(?![ \t\n])').search
_UNSAFE_IN_TARGET = re.compile('[\x00-\x20\x7f]')
_UNSAFE_IN_METHOD = re.compile('[\x00-\x1f]')

_EXPECT_BODY = {'PATCH', 'POST', 'PUT'}


def _encode(data: str, name: str = 'data') -> bytes:
    try:
        return data.encode('latin-1')
    except UnicodeEncodeError as error:
        raise UnicodeEncodeError(error.encoding, error.object, error.start, error.end,
                                 f'{name.title()} ({data[error.start:error.end]:.20}) is not valid Latin-1. '
                                 f'Use {name}.encode(\'utf-8\') if you want to send it encoded in UTF-8.') from None


def _strip_ipv6_iface(name: bytes) -> bytes:
    # The zone of an address means nothing to the other side.
    before, percent, _ = name.partition(b'%')
    if percent:
        before += b']'
    return before


class HTTPConnection:
    """A connection, which is made when it is first needed."""

    _http_vsn = 11
    _http_vsn_str = 'HTTP/1.1'
    response_class = HTTPResponse
    default_port = HTTP_PORT
    auto_open = 1
    debuglevel = 0

    @staticmethod
    def _is_textIO(stream) -> bool:
        return isinstance(stream, io.TextIOBase)

    @staticmethod
    def _get_content_length(body, method):
        # `None` if it is not known, which a body in chunks says.
        if body is None:
            return 0 if method.upper() in _EXPECT_BODY else None
        if hasattr(body, 'read'):
            return None
        try:
            return memoryview(body).nbytes
        except TypeError:
            pass
        return len(body) if isinstance(body, str) else None

    def __init__(self, host, port=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None,
                 blocksize=8192) -> None:
        self.timeout = timeout
        self.source_address = source_address
        self.blocksize = blocksize
        self.sock = None
        self._buffer = []
        self.__response = None
        self.__state = _CS_IDLE
        self._method = None
        self._tunnel_host = None
        self._tunnel_port = None
        self._tunnel_headers = {}
        self._raw_proxy_headers = None
        self.host, self.port = self._get_hostport(host, port)
        self._validate_host(self.host)
        # Tests put their own in its place.
        self._create_connection = socket.create_connection

    def set_tunnel(self, host, port=None, headers=None) -> None:
        """Reach another host by asking this one, a proxy, for a tunnel to it."""
        if self.sock:
            raise RuntimeError("Can't set up tunnel for established connection")
        self._tunnel_host, self._tunnel_port = self._get_hostport(host, port)
        self._tunnel_headers = headers.copy() if headers else {}
        if not any(name.lower() == 'host' for name in self._tunnel_headers):
            encoded = self._tunnel_host.encode('idna').decode('ascii')
            self._tunnel_headers['Host'] = f'{self._wrap_ipv6(encoded)}:{self._tunnel_port:d}'

    @staticmethod
    def _wrap_ipv6(host):
        if isinstance(host, bytes):
            return b'[' + host + b']' if b':' in host and host[:1] != b'[' else host
        return f'[{host}]' if ':' in host and host[:1] != '[' else host

    def _get_hostport(self, host, port):
        if port is None:
            colon = host.rfind(':')
            if colon > host.rfind(']'):
                try:
                    port = int(host[colon + 1:])
                except ValueError:
                    if host[colon + 1:]:
                        raise InvalidURL(f"nonnumeric port: '{host[colon + 1:]}'")
                    # http://example.com:/ is one without a port.
                    port = self.default_port
                host = host[:colon]
            else:
                port = self.default_port
        if host and host[0] == '[' and host[-1] == ']':
            host = host[1:-1]
        return host, port

    def set_debuglevel(self, level) -> None:
        """Print what is sent and what comes back, if the level is more than 0."""
        self.debuglevel = level

    def _tunnel(self) -> None:
        match = _UNSAFE_IN_TARGET.search(self._tunnel_host)
        if match:
            raise ValueError(f"Tunnel host can't contain control characters {self._tunnel_host!r}")
        host = self._wrap_ipv6(self._tunnel_host.encode('idna'))
        lines = [b'CONNECT %s:%d %s\r\n' % (host, self._tunnel_port, self._http_vsn_str.encode('ascii'))]
        for name, value in self._tunnel_headers.items():
            name, value = name.encode('latin-1'), str(value).encode('latin-1')
            if not _is_header_name(name):
                raise ValueError(f'Invalid header name {name!r}')
            if _has_illegal_end(value):
                raise ValueError(f'Invalid header value {value!r}')
            lines.append(name + b': ' + value + b'\r\n')
        lines.append(b'\r\n')
        # At once, for some servers take what comes in pieces wrongly.
        self.send(b''.join(lines))
        response = self.response_class(self.sock, method=self._method)
        try:
            _, code, message = response._read_status()
            self._raw_proxy_headers = read_header_lines(response.fp)
            if self.debuglevel > 0:
                for header in self._raw_proxy_headers:
                    print('header:', header.decode())
            if code != HTTPStatus.OK:
                self.close()
                raise OSError(f'Tunnel connection failed: {code} {message.strip()}')
        finally:
            response.close()

    def get_proxy_response_headers(self):
        """The headers with which the proxy answered to the request for a tunnel, or `None`."""
        if self._raw_proxy_headers is None:
            return None
        return parse_headers(io.BytesIO(b''.join(self._raw_proxy_headers)))

    def connect(self) -> None:
        """Make the connection."""
        self.sock = self._create_connection((self.host, self.port), self.timeout, self.source_address)
        # Small packets are sent at once; where there is no such thing, later.
        try:
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as error:
            if error.errno != errno.ENOPROTOOPT:
                raise
        if self._tunnel_host:
            self._tunnel()

    def close(self) -> None:
        """Close the connection."""
        self.__state = _CS_IDLE
        try:
            sock = self.sock
            if sock:
                self.sock = None
                sock.close()
        finally:
            response = self.__response
            if response:
                self.__response = None
                response.close()

    def _pieces_of_file(self, file):
        is_text = self._is_textIO(file)
        if self.debuglevel > 0 and is_text:
            print('encoding file using iso-8859-1')
        while data := file.read(self.blocksize):
            yield data.encode('iso-8859-1') if is_text else data

    def send(self, data) -> None:
        """Send octets, a file, or pieces of octets."""
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        if self.debuglevel > 0:
            print('send:', repr(data))
        if hasattr(data, 'read'):
            for piece in self._pieces_of_file(data):
                self.sock.sendall(piece)
            return
        try:
            self.sock.sendall(data)
        except TypeError:
            if not isinstance(data, collections.abc.Iterable):
                raise TypeError(f'data should be a bytes-like object or an iterable, got {type(data)!r}')
            for piece in data:
                self.sock.sendall(piece)

    def _output(self, s: bytes) -> None:
        self._buffer.append(s)

    def _send_output(self, message_body=None, encode_chunked: bool = False) -> None:
        self._buffer.extend((b'', b''))
        head = b'\r\n'.join(self._buffer)
        self._buffer.clear()
        self.send(head)
        if message_body is None:
            return
        if hasattr(message_body, 'read'):
            pieces = self._pieces_of_file(message_body)
        else:
            try:
                memoryview(message_body)
            except TypeError:
                try:
                    pieces = iter(message_body)
                except TypeError:
                    raise TypeError('message_body should be a bytes-like object or an iterable, got '
                                    f'{type(message_body)!r}')
            else:
                pieces = (message_body,)
        for piece in pieces:
            if not piece:
                if self.debuglevel > 0:
                    print('Zero length chunk ignored')
                continue
            if encode_chunked and self._http_vsn == 11:
                piece = f'{len(piece):X}\r\n'.encode('ascii') + piece + b'\r\n'
            self.send(piece)
        if encode_chunked and self._http_vsn == 11:
            self.send(b'0\r\n\r\n')

    def putrequest(self, method, url, skip_host: bool = False, skip_accept_encoding: bool = False) -> None:
        """Begin a request."""
        if self.__response and self.__response.isclosed():
            self.__response = None
        if self.__state != _CS_IDLE:
            raise CannotSendRequest(self.__state)
        self.__state = _CS_REQ_STARTED
        self._validate_method(method)
        self._method = method
        url = url or '/'
        self._validate_path(url)
        self._output(self._encode_request(f'{method} {url} {self._http_vsn_str}'))
        if self._http_vsn != 11:
            return
        if not skip_host:
            self._put_host(url)
        if not skip_accept_encoding:
            # Nothing is decoded here, so nothing else is asked for.
            self.putheader('Accept-Encoding', 'identity')

    def _put_host(self, url: str) -> None:
        # The host of the URL, which a proxy is given in full, or else that of the connection.
        netloc = urlsplit(url).netloc if url.startswith('http') else ''
        if netloc:
            try:
                encoded = netloc.encode('ascii')
            except UnicodeEncodeError:
                encoded = netloc.encode('idna')
            self.putheader('Host', _strip_ipv6_iface(encoded))
            return
        if self._tunnel_host:
            host, port = self._tunnel_host, self._tunnel_port
        else:
            host, port = self.host, self.port
        try:
            encoded = host.encode('ascii')
        except UnicodeEncodeError:
            encoded = host.encode('idna')
        if ':' in host:
            encoded = _strip_ipv6_iface(self._wrap_ipv6(encoded))
        if port == self.default_port:
            self.putheader('Host', encoded)
        else:
            self.putheader('Host', f'{encoded.decode("ascii")}:{port}')

    def _encode_request(self, request: str) -> bytes:
        return request.encode('ascii')

    def _validate_method(self, method) -> None:
        match = _UNSAFE_IN_METHOD.search(method)
        if match:
            raise ValueError(f"method can't contain control characters. {method!r} (found at least {match.group()!r})")

    def _validate_path(self, url) -> None:
        match = _UNSAFE_IN_TARGET.search(url)
        if match:
            raise InvalidURL(f"URL can't contain control characters. {url!r} (found at least {match.group()!r})")

    def _validate_host(self, host) -> None:
        match = _UNSAFE_IN_TARGET.search(host)
        if match:
            raise InvalidURL(f"URL can't contain control characters. {host!r} (found at least {match.group()!r})")

    def putheader(self, header, *values) -> None:
        """Send a header; several values become lines of one."""
        if self.__state != _CS_REQ_STARTED:
            raise CannotSendHeader()
        if hasattr(header, 'encode'):
            header = header.encode('ascii')
        if not _is_header_name(header):
            raise ValueError(f'Invalid header name {header!r}')
        encoded = []
        for value in values:
            if hasattr(value, 'encode'):
                value = value.encode('latin-1')
            elif isinstance(value, int):
                value = str(value).encode('ascii')
            if _has_illegal_end(value):
                raise ValueError(f'Invalid header value {value!r}')
            encoded.append(value)
        self._output(header + b': ' + b'\r\n\t'.join(encoded))

    def endheaders(self, message_body=None, *, encode_chunked: bool = False) -> None:
        """Send the headers, and a body behind them."""
        if self.__state != _CS_REQ_STARTED:
            raise CannotSendHeader()
        self.__state = _CS_REQ_SENT
        self._send_output(message_body, encode_chunked=encode_chunked)

    def request(self, method, url, body=None, headers={}, *, encode_chunked: bool = False) -> None:
        """Send a whole request."""
        names = frozenset(name.lower() for name in headers)
        skips = {}
        if 'host' in names:
            skips['skip_host'] = 1
        if 'accept-encoding' in names:
            skips['skip_accept_encoding'] = 1
        self.putrequest(method, url, **skips)
        if 'content-length' not in names:
            # A body whose length is not known goes in chunks, unless it says itself how it goes.
            if 'transfer-encoding' not in names:
                encode_chunked = False
                length = self._get_content_length(body, method)
                if length is None:
                    if body is not None:
                        if self.debuglevel > 0:
                            print(f'Unable to determine size of {body!r}')
                        encode_chunked = True
                        self.putheader('Transfer-Encoding', 'chunked')
                else:
                    self.putheader('Content-Length', str(length))
        else:
            encode_chunked = False
        for name, value in headers.items():
            self.putheader(name, value)
        if isinstance(body, str):
            body = _encode(body, 'body')
        self.endheaders(body, encode_chunked=encode_chunked)

    def getresponse(self):
        """Wait for the answer."""
        if self.__response and self.__response.isclosed():
            self.__response = None
        if self.__state != _CS_REQ_SENT or self.__response:
            raise ResponseNotReady(self.__state)
        if self.debuglevel > 0:
            response = self.response_class(self.sock, self.debuglevel, method=self._method)
        else:
            response = self.response_class(self.sock, method=self._method)
        try:
            try:
                response.begin()
            except ConnectionError:
                self.close()
                raise
            self.__state = _CS_IDLE
            if response.will_close:
                # The answer has the socket to itself.
                self.close()
            else:
                self.__response = response
            return response
        except:
            response.close()
            raise


try:
    import ssl
except ImportError:
    pass
else:
    class HTTPSConnection(HTTPConnection):
        """A connection by way of TLS."""

        default_port = HTTPS_PORT

        def __init__(self, host, port=None, *, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None,
                     context=None, blocksize=8192) -> None:
            super().__init__(host, port, timeout, source_address, blocksize=blocksize)
            if context is None:
                context = _create_https_context(self._http_vsn)
            self._context = context

        def connect(self) -> None:
            """Make the connection, and the one of TLS on it."""
            super().connect()
            server_hostname = self._tunnel_host or self.host
            self.sock = self._context.wrap_socket(self.sock, server_hostname=server_hostname)

    def _create_https_context(http_version):
        context = ssl._create_default_https_context()
        if http_version == 11:
            context.set_alpn_protocols(['http/1.1'])
        if getattr(context, 'post_handshake_auth', None) is not None:
            context.post_handshake_auth = True
        return context

    __all__.append('HTTPSConnection')

error = HTTPException
