"""Requests and answers."""

import asyncio
import codecs
import io
import json as _json
import warnings
from collections import namedtuple

from multidict import CIMultiDict, CIMultiDictProxy, MultiDict, MultiDictProxy
from yarl import URL

from .client_exceptions import (ClientConnectionError, ClientResponseError, ContentTypeError,
                                ServerFingerprintMismatch)
from .connector import exception_of
from .helpers import HttpVersion10, HttpVersion11, parse_content_type
from .streams import StreamReader

__all__ = ['ClientResponse', 'RequestInfo', 'Fingerprint', 'ContentDisposition']

_DATA = 2
_HASHES = {16: 'md5', 20: 'sha1', 32: 'sha256'}
_MOST_WAITING = 1 << 18
# What headers `Content-Type` say, of those that came first.
_kinds = {}
_MOST_KINDS = 64


# What the header `Content-Disposition` says.
ContentDisposition = namedtuple('ContentDisposition', 'type parameters filename')
# What was asked.
RequestInfo = namedtuple('RequestInfo', 'url method headers real_url', defaults=(None,))


class Fingerprint:
    """The hash of the certificate that a host must show."""

    def __init__(self, fingerprint: bytes) -> None:
        name = _HASHES.get(len(fingerprint))
        if name is None:
            raise ValueError('fingerprint has invalid length')
        if name in ('md5', 'sha1'):
            raise ValueError('md5 and sha1 are insecure and not supported. Use sha256.')
        self._fingerprint = fingerprint

    @property
    def fingerprint(self) -> bytes:
        """The hash."""
        return self._fingerprint

    def check(self, exchange, host, port) -> None:
        """Raise `ServerFingerprintMismatch` if another certificate was shown."""
        import hashlib
        certificate = exchange.certificate
        if certificate is not None:
            got = hashlib.sha256(certificate).digest()
            if got != self._fingerprint:
                raise ServerFingerprintMismatch(self._fingerprint, got, host, port)


class Body(StreamReader):
    """The body of an answer."""

    def __init__(self, response) -> None:
        super().__init__(limit=2 ** 16)
        self._response = response

    async def _more(self) -> None:
        response = self._response
        exchange = response._exchange
        while not self._pull():
            if response._released:
                raise ClientConnectionError('Connection closed')
            await response._connector._news(exchange, response._number, _DATA)

    def _pull(self) -> bool:
        # Take what has come; say whether there was anything.
        exchange = self._response._exchange
        data = exchange.take()
        if data:
            self._buffer += data
            self.total_bytes += len(data)
            return True
        if data is not None:
            self._response._ended()
            self.feed_eof()
            return True
        failure = exchange.failure()
        if failure is None:
            return False
        self._exception = self._response._failure(failure)
        self._response.close()
        raise self._exception


class ClientResponse:
    """What a host answers."""

    # What most answers leave so.
    _headers = _body = _cookies = _sender = _stream = _kind = None
    _released = _is_over = _closed = False
    _history = ()
    _traces = None

    def __init__(self, method, url, *, exchange, number, connector, session, request_info, ssl) -> None:
        version, status, reason, self._type, self._has_cookies = exchange.head()
        self.version = HttpVersion11 if version == 11 else HttpVersion10
        self.status = status
        self.reason = reason if isinstance(reason, str) else reason.decode('utf-8', 'surrogateescape')
        self.method = method
        self._real_url = url
        self._url = request_info.url
        self._exchange = exchange
        self._number = number
        self._connector = connector
        self._session = session
        self._loop = connector._loop
        self._request_info = request_info
        self._ssl = ssl

    def __repr__(self) -> str:
        reason = self.reason.encode('ascii', 'backslashreplace').decode('ascii') if self.reason else self.reason
        return f'<{type(self).__name__}({self._url}) [{self.status} {reason}]>\n{self.headers}\n'

    @property
    def content(self):
        """The body, as a stream."""
        if self._stream is None:
            self._stream = Body(self)
            if self._body is not None:
                self._stream.feed_eof()
        return self._stream

    def _read_at_once(self) -> bool:
        # Take the body if all of it has come, and nobody has begun to read it as a stream.
        if self._stream is None and self._traces is None and not self._released:
            self._body = self._exchange.whole()
            if self._body is not None:
                self._is_over = self._closed = True
                return True
        return False

    async def _everything(self) -> bytes:
        # The body, where nobody has begun to read it as a stream.
        exchange = self._exchange
        exchange.gather()
        if not exchange.over:
            await self._connector._news(exchange, self._number, _DATA)
        failure = exchange.failure()
        if failure is not None:
            raise self._failure(failure)
        data = exchange.take()
        self._is_over = self._closed = True
        return data

    @property
    def url(self):
        """Where it comes from."""
        return self._url

    @property
    def real_url(self):
        """Where it comes from, with the fragment."""
        return self._real_url

    @property
    def host(self):
        """The host."""
        return self._url.host

    @property
    def headers(self):
        """The headers."""
        if self._headers is None:
            pairs = []
            for name, value in self._exchange.headers():
                name = name if isinstance(name, str) else name.decode('utf-8', 'surrogateescape')
                pairs.append((name, value if isinstance(value, str) else value.decode('utf-8', 'surrogateescape')))
            self._headers = CIMultiDictProxy(CIMultiDict(pairs))
        return self._headers

    @property
    def raw_headers(self) -> tuple:
        """The headers as octets."""
        return tuple((name.encode() if isinstance(name, str) else name,
                      value.encode() if isinstance(value, str) else value) for name, value in self._exchange.headers())

    @property
    def request_info(self):
        """What was asked."""
        return self._request_info

    @property
    def history(self) -> tuple:
        """The redirections that led here."""
        return self._history

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._closed

    @property
    def connection(self):
        """The exchange, as long as it goes on."""
        return None if self._is_over or self._released else self._exchange

    @property
    def cookies(self):
        """The cookies of the answer."""
        if self._cookies is None:
            from http.cookies import CookieError, SimpleCookie
            self._cookies = SimpleCookie()
            for header in self.headers.getall('Set-Cookie', ()):
                try:
                    self._cookies.load(header)
                except CookieError:
                    pass
        return self._cookies

    @cookies.setter
    def cookies(self, cookies) -> None:
        self._cookies = cookies

    @property
    def ok(self) -> bool:
        """Whether the status is below 400."""
        return 400 > self.status

    @property
    def content_type(self) -> str:
        """The type of the content."""
        return self._content_kind()[0]

    @property
    def charset(self):
        """The charset that the headers name, or None."""
        return self._content_kind()[1].get('charset')

    def _content_kind(self) -> tuple:
        if self._kind is None:
            header = self._type or ''
            if not isinstance(header, str):
                header = header.decode('utf-8', 'surrogateescape')
            known = _kinds.get(header)
            if known is None:
                known = parse_content_type(header)
                if len(_kinds) < _MOST_KINDS:
                    _kinds[header] = known
            self._kind = known
        return self._kind

    @property
    def content_length(self):
        """The length that the headers name, or None."""
        length = self.headers.get('Content-Length')
        return None if length is None else int(length)

    @property
    def content_disposition(self):
        """What the header `Content-Disposition` says, or None."""
        header = self.headers.get('Content-Disposition')
        if header is None:
            return None
        from .multipart import content_disposition_filename, parse_content_disposition
        kind, parameters = parse_content_disposition(header)
        return ContentDisposition(kind, parameters, content_disposition_filename(parameters))

    @property
    def links(self):
        """What the header `Link` lists."""
        import re
        found = MultiDict()
        for header in self.headers.getall('Link', ()):
            for part in re.split(r',(?=\s*<)', header):
                match = re.match(r'\s*<(.*)>(.*)', part)
                if match is None:
                    continue
                url, parameters = match.groups()
                link = MultiDict()
                for name, _, value in re.findall(r';\s*([\w*]+)\s*=\s*(["\']?)([^"\';]*)\2', parameters):
                    link.add(name, value)
                link.add('url', self._url.join(URL(url)))
                found.add(link.get('rel', url), MultiDictProxy(link))
        return MultiDictProxy(found)

    def get_extra_info(self, name, default=None):
        """Return something about the connection."""
        return {'peername': self._exchange.peer}.get(name) or default

    def _failure(self, failure):
        return exception_of(failure, self._request_info, self._url, self._ssl, self._connector, self._headers,
                            has_head=True)

    def _ended(self) -> None:
        self._is_over = True
        self._closed = True

    def close(self) -> None:
        """Close the connection, unless all of the answer has come."""
        self._stop_sending()
        if not self._is_over and not self._released:
            self._exchange.cancel()
        self._closed = True
        self._released = True

    def release(self):
        """Give back the connection; what was not read is lost."""
        self._stop_sending()
        if not self._is_over and not self._released and not self._exchange.over:
            self._exchange.cancel()
        self._closed = True
        self._released = True
        return _noop()

    def _stop_sending(self) -> None:
        sender, self._sender = self._sender, None
        if sender is not None and not sender.done():
            sender.cancel()

    def raise_for_status(self) -> None:
        """Raise `ClientResponseError` if the status is 400 or above."""
        if not self.ok:
            self.release()
            raise ClientResponseError(self._request_info, self._history, status=self.status, message=self.reason,
                                      headers=self.headers)

    async def wait_for_close(self) -> None:
        """Wait until the request is sent, and close."""
        self.release()

    async def read(self) -> bytes:
        """Return the body."""
        if self._body is None and not self._read_at_once():
            if self._released and not self._is_over:
                raise ClientConnectionError('Connection closed')
            try:
                self._body = await (self._everything() if self._stream is None else self._stream.read())
            except BaseException:
                self.close()
                raise
            if self._traces is not None:
                await self._traces.tell('response_chunk_received', self.method, self._url, self._body)
        return self._body

    def get_encoding(self) -> str:
        """Return the encoding of the body."""
        kind, parameters = self._content_kind()
        encoding = parameters.get('charset')
        if encoding:
            try:
                return codecs.lookup(encoding).name
            except (LookupError, ValueError):
                pass
        if kind == 'application/json' or kind.endswith('+json') or self._body is None:
            return 'utf-8'
        return self._session._resolve_charset(self, self._body) if self._session is not None else 'utf-8'

    async def text(self, encoding=None, errors='strict') -> str:
        """Return the body as text."""
        if self._body is None and not self._read_at_once():
            await self.read()
        return self._body.decode(encoding or self.get_encoding(), errors=errors)

    async def json(self, *, encoding=None, loads=_json.loads, content_type='application/json'):
        """Return what the body is as JSON."""
        if self._body is None and not self._read_at_once():
            await self.read()
        if content_type:
            kind = self._content_kind()[0]
            if content_type == 'application/json':
                expected = kind == content_type or kind.startswith('application/') and kind.endswith('+json')
            else:
                expected = content_type in kind
            if not expected:
                raise ContentTypeError(
                    self._request_info, self._history, status=self.status,
                    message=f'Attempt to decode JSON with unexpected mimetype: {self.headers.get("Content-Type", "")}',
                    headers=self.headers)
        stripped = self._body.strip()
        if not stripped:
            return None
        if encoding is None and self._kind == ('application/json', {}):
            encoding = 'utf-8'
        return loads(stripped.decode(encoding or self.get_encoding()))

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args) -> None:
        self.release()


class _WatchedResponse(ClientResponse):
    # In debug mode: one that says so if nobody has closed it. An exchange that nobody knows any more ends by itself.

    def __del__(self, _warnings=warnings) -> None:
        if self._closed or self._is_over or self._exchange.over:
            return
        self._exchange.cancel()
        _warnings.warn(f'Unclosed response {self!r}', ResourceWarning, source=self)
        self._loop.call_exception_handler({'client_response': self, 'message': 'Unclosed response'})


_WatchedResponse.__name__ = _WatchedResponse.__qualname__ = 'ClientResponse'


class _noop:
    def __await__(self):
        return iter(())


async def _octets_of_file(file, loop):
    while data := await loop.run_in_executor(None, file.read, 1 << 16):
        yield data.encode('utf-8') if isinstance(data, str) else data


def body_of(data, headers, loop):
    """Return what sends data: octets or an asynchronous iterator, its content type, and its length if that is known."""
    from .formdata import FormData, encoded
    from .multipart import MultipartWriter
    if isinstance(data, (bytes, bytearray, memoryview)):
        return bytes(data), 'application/octet-stream'
    if isinstance(data, str):
        charset = parse_content_type(headers.get('Content-Type', ''))[1].get('charset', 'utf-8')
        return data.encode(charset), f'text/plain; charset={charset}'
    if isinstance(data, FormData):
        return encoded(data)
    if isinstance(data, MultipartWriter):
        return data.as_bytes(), data.headers['Content-Type']
    if isinstance(data, (io.StringIO, io.BytesIO)):
        left = data.read()
        if isinstance(left, str):
            return left.encode('utf-8'), 'text/plain; charset=utf-8'
        return left, 'application/octet-stream'
    if isinstance(data, io.TextIOBase):
        return _octets_of_file(data, loop), 'text/plain; charset=utf-8'
    if hasattr(data, 'read') and hasattr(data, 'seek') and not hasattr(data, '__aiter__'):
        kind = 'application/octet-stream'
        if isinstance(getattr(data, 'name', None), str):
            import mimetypes
            kind = mimetypes.guess_type(data.name)[0] or kind
        return _octets_of_file(data, loop), kind
    if isinstance(data, StreamReader):
        return data.iter_any(), 'application/octet-stream'
    if hasattr(data, '__aiter__'):
        return data, 'application/octet-stream'
    return encoded(FormData(data))
