"""Answers of a server."""

import datetime
import enum
import json
import time
from collections.abc import MutableMapping
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from http.cookies import SimpleCookie

from multidict import CIMultiDict

from .helpers import ETag, parse_content_type, sentinel

__all__ = ['ContentCoding', 'StreamResponse', 'Response', 'json_response']

_date = (0, '')


def _now() -> str:
    # The same for all answers of a second.
    global _date
    second = int(time.time())
    if _date[0] != second:
        _date = (second, formatdate(second, usegmt=True))
    return _date[1]


class ContentCoding(enum.Enum):
    """How a content is compressed."""

    deflate = 'deflate'
    gzip = 'gzip'
    identity = 'identity'


class StreamResponse(MutableMapping):
    """An answer that is written bit by bit."""

    _body_length = None

    def __init__(self, *, status=200, reason=None, headers=None) -> None:
        self._state = {}
        self._cookies = None
        self._headers = CIMultiDict(headers) if headers is not None else CIMultiDict()
        self.set_status(status, reason)
        self._req = None
        self._writer = None
        self._eof_sent = False
        self._keep_alive = None
        self._chunked = False
        self._compression = None
        self._compressor = None
        # What was sent, with the head.
        self.body_length = 0

    def __eq__(self, other) -> bool:
        return self is other

    __hash__ = object.__hash__

    def __getitem__(self, key):
        return self._state[key]

    def __setitem__(self, key, value) -> None:
        self._state[key] = value

    def __delitem__(self, key) -> None:
        del self._state[key]

    def __len__(self) -> int:
        return len(self._state)

    def __iter__(self):
        return iter(self._state)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        if self._eof_sent:
            state = 'eof'
        elif self.prepared:
            state = f'{self._req.method} {self._req.path} '
        else:
            state = 'not prepared'
        return f'<{type(self).__name__} {self.reason} {state}>'

    @property
    def prepared(self) -> bool:
        """Whether its head is sent."""
        return self._writer is not None

    @property
    def task(self):
        """The task of the request."""
        return getattr(self._req, 'task', None)

    @property
    def status(self) -> int:
        """The status."""
        return self._status

    @property
    def reason(self) -> str:
        """What the status means."""
        return self._reason

    def set_status(self, status, reason=None) -> None:
        """Set the status."""
        self._status = int(status)
        if reason is None:
            try:
                reason = HTTPStatus(self._status).phrase
            except ValueError:
                reason = ''
        elif '\n' in reason or '\r' in reason:
            raise ValueError('Reason cannot contain \\n or \\r')
        self._reason = reason

    @property
    def headers(self):
        """The headers."""
        return self._headers

    @property
    def keep_alive(self):
        """Whether the connection stays."""
        return self._keep_alive

    def force_close(self) -> None:
        """Have the connection closed afterwards."""
        self._keep_alive = False

    @property
    def chunked(self) -> bool:
        """Whether the body is sent in chunks."""
        return self._chunked

    def enable_chunked_encoding(self) -> None:
        """Send the body in chunks."""
        self._chunked = True

    @property
    def compression(self) -> bool:
        """Whether the body is compressed."""
        return self._compression is not None

    def enable_compression(self, force=None, strategy=None) -> None:
        """Compress the body, if the client takes that."""
        self._compression = force if isinstance(force, ContentCoding) else True

    @property
    def cookies(self):
        """The cookies that are sent."""
        if self._cookies is None:
            self._cookies = SimpleCookie()
        return self._cookies

    def set_cookie(self, name, value, *, expires=None, domain=None, max_age=None, path='/', secure=None,
                   httponly=None, samesite=None, partitioned=None) -> None:
        """Send a cookie."""
        cookies = self.cookies
        cookies[name] = value
        morsel = cookies[name]
        given = {'expires': expires, 'domain': domain, 'path': path, 'secure': secure, 'httponly': httponly,
                 'samesite': samesite, 'max-age': None if max_age is None else str(max_age)}
        for key, what in given.items():
            if what is not None:
                morsel[key] = what

    def del_cookie(self, name, *, domain=None, path='/', secure=None, httponly=None, samesite=None) -> None:
        """Have the client forget a cookie."""
        if self._cookies is not None:
            self._cookies.pop(name, None)
        self.set_cookie(name, '', max_age=0, expires='Thu, 01 Jan 1970 00:00:00 GMT', domain=domain, path=path,
                        secure=secure, httponly=httponly, samesite=samesite)

    @property
    def content_length(self):
        """The length of the body, or None."""
        length = self._headers.get('Content-Length')
        return None if length is None else int(length)

    @content_length.setter
    def content_length(self, value) -> None:
        if value is None:
            self._headers.pop('Content-Length', None)
        else:
            self._headers['Content-Length'] = str(int(value))

    @property
    def content_type(self) -> str:
        """The type of the body."""
        return parse_content_type(self._headers.get('Content-Type', ''))[0]

    @content_type.setter
    def content_type(self, value) -> None:
        self._set_type(str(value), self.charset)

    @property
    def charset(self):
        """The charset of the body, or None."""
        return parse_content_type(self._headers.get('Content-Type', ''))[1].get('charset')

    @charset.setter
    def charset(self, value) -> None:
        if self.content_type == 'application/octet-stream':
            raise RuntimeError('Setting charset for application/octet-stream doesn\'t make sense, setup content_type '
                               'before')
        self._set_type(self.content_type, None if value is None else str(value).lower())

    def _set_type(self, kind, charset) -> None:
        self._headers['Content-Type'] = kind if charset is None else f'{kind}; charset={charset}'

    @property
    def last_modified(self):
        """When the content was changed, or None."""
        header = self._headers.get('Last-Modified')
        return None if header is None else parsedate_to_datetime(header)

    @last_modified.setter
    def last_modified(self, value) -> None:
        if value is None:
            self._headers.pop('Last-Modified', None)
            return
        if isinstance(value, datetime.datetime):
            value = value.timestamp()
        self._headers['Last-Modified'] = value if isinstance(value, str) else formatdate(value, usegmt=True)

    @property
    def etag(self):
        """What tells versions of the content apart, or None."""
        header = self._headers.get('ETag')
        if not header:
            return None
        is_weak = header.startswith('W/')
        return ETag(header.removeprefix('W/').strip('"'), is_weak)

    @etag.setter
    def etag(self, value) -> None:
        if value is None:
            self._headers.pop('ETag', None)
        elif isinstance(value, ETag):
            self._headers['ETag'] = f'W/"{value.value}"' if value.is_weak else f'"{value.value}"'
        else:
            self._headers['ETag'] = f'"{value}"'

    # Sending.

    async def prepare(self, request):
        """Send the head."""
        if self._eof_sent or self._writer is not None:
            return self._writer
        await request._prepare_hook(self)
        return await self._start(request)

    def _has_body(self) -> bool:
        return self._req.method != 'HEAD' and self._status >= 200 and self._status not in (204, 304)

    def _choose_compression(self) -> None:
        if self._compression is None:
            return
        accepted = self._req.headers.get('Accept-Encoding', '').lower()
        chosen = self._compression if isinstance(self._compression, ContentCoding) else next(
            (coding for coding in (ContentCoding.deflate, ContentCoding.gzip) if coding.value in accepted), None)
        if chosen is None or chosen is ContentCoding.identity:
            return
        import zlib
        self._headers['Content-Encoding'] = chosen.value
        self._headers.pop('Content-Length', None)
        self._compressor = zlib.compressobj(wbits=31 if chosen is ContentCoding.gzip else 15)

    def _head(self) -> bytes:
        request, headers = self._req, self._headers
        self._choose_compression()
        version = 1 if request.version >= (1, 1) else 0
        keeps = request.keep_alive if self._keep_alive is None else self._keep_alive
        if self._status != 101:
            if self._has_body() or self._req.method == 'HEAD':
                if self._chunked and version:
                    headers['Transfer-Encoding'] = 'chunked'
                    headers.pop('Content-Length', None)
                elif 'Content-Length' not in headers:
                    if version:
                        headers['Transfer-Encoding'] = 'chunked'
                        self._chunked = True
                    else:
                        keeps = False
            if 'Content-Type' not in headers and self._status not in (204, 304) and self._status >= 200:
                headers['Content-Type'] = 'application/octet-stream'
        self._keep_alive = keeps
        if 'Connection' not in headers:
            if not keeps and version:
                headers['Connection'] = 'close'
            elif keeps and not version:
                headers['Connection'] = 'keep-alive'
        lines = [f'HTTP/1.{version} {self._status} {self._reason}\r\n']
        has_date = has_server = False
        for name, value in headers.items():
            lowered = name.lower()
            has_date |= lowered == 'date'
            has_server |= lowered == 'server'
            value = str(value)
            if '\r' in value or '\n' in value or '\r' in name or '\n' in name:
                raise ValueError('Newline or carriage return detected in headers. Potential header injection attack.')
            lines.append(f'{name}: {value}\r\n')
        if self._cookies:
            lines += [f'Set-Cookie: {cookie.OutputString()}\r\n' for cookie in self._cookies.values()]
        if not has_date:
            lines.append(f'Date: {_now()}\r\n')
        if not has_server:
            lines.append(f'Server: {request._server_name}\r\n')
        lines.append('\r\n')
        return ''.join(lines).encode('utf-8', 'surrogateescape')

    async def _start(self, request):
        self._req = request
        self._writer = request._connection
        head = self._head()
        self.body_length += len(head)
        await self._writer.write(head)
        return self._writer

    async def write(self, data) -> None:
        """Send a part of the body."""
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be byte-ish ({type(data)!r})')
        if self._eof_sent:
            raise RuntimeError('Cannot call write() after write_eof()')
        if self._writer is None:
            raise RuntimeError('Cannot call write() before prepare()')
        data = bytes(data)
        if self._compressor is not None:
            data = self._compressor.compress(data)
        await self._write_part(data)

    async def _write_part(self, data: bytes) -> None:
        if not data or not self._has_body():
            return
        if self._chunked and self._req.version >= (1, 1):
            data = b'%x\r\n%b\r\n' % (len(data), data)
        self.body_length += len(data)
        await self._writer.write(data)

    async def drain(self) -> None:
        """Wait until there is room for more."""
        if self._writer is not None:
            await self._writer.drain()

    async def write_eof(self, data=b'') -> None:
        """Send the last part of the body."""
        if self._eof_sent:
            return
        if self._writer is None:
            raise RuntimeError('Response has not been started')
        if self._compressor is not None:
            data = self._compressor.compress(bytes(data)) + self._compressor.flush()
        await self._write_part(bytes(data))
        if self._chunked and self._has_body() and self._req.version >= (1, 1):
            self.body_length += 5
            await self._writer.write(b'0\r\n\r\n')
        self._eof_sent = True


class Response(StreamResponse):
    """An answer with a body that is known."""

    def __init__(self, *, body=None, status=200, reason=None, text=None, headers=None, content_type=None,
                 charset=None, zlib_executor_size=None, zlib_executor=None) -> None:
        if body is not None and text is not None:
            raise ValueError('body and text are not allowed together')
        super().__init__(status=status, reason=reason, headers=headers)
        if content_type is not None and 'charset' in content_type:
            raise ValueError('charset must not be in content_type argument')
        if 'Content-Type' in self._headers:
            if content_type or charset:
                raise ValueError('passing both Content-Type header and content_type or charset params is forbidden')
            if text is not None:
                if not isinstance(text, str):
                    raise TypeError(f'text argument must be str ({type(text)!r})')
                body = text.encode(self.charset or 'utf-8')
        elif text is not None:
            if not isinstance(text, str):
                raise TypeError(f'text argument must be str ({type(text)!r})')
            charset = charset or 'utf-8'
            self._headers['Content-Type'] = f'{content_type or "text/plain"}; charset={charset}'
            body = text.encode(charset)
        elif content_type is not None:
            self._headers['Content-Type'] = content_type if charset is None else f'{content_type}; charset={charset}'
        elif charset is not None:
            self._headers['Content-Type'] = f'application/octet-stream; charset={charset}'
        self.body = body

    @property
    def body(self):
        """The body."""
        return self._body

    @body.setter
    def body(self, body) -> None:
        self._pieces = None
        if body is None or isinstance(body, (bytes, bytearray)):
            self._body = body
            return
        from .client_reqrep import body_of
        octets, kind = body_of(body, self._headers, None)
        if 'Content-Type' not in self._headers:
            self._headers['Content-Type'] = kind
        self._body = octets
        if not isinstance(octets, bytes):
            self._pieces = octets

    @property
    def text(self):
        """The body as text."""
        return None if self._body is None else self._body.decode(self.charset or 'utf-8')

    @text.setter
    def text(self, text) -> None:
        if not isinstance(text, str):
            raise TypeError(f'text argument must be str ({type(text)!r})')
        if self.content_type == 'application/octet-stream':
            self.content_type = 'text/plain'
        if self.charset is None:
            self.charset = 'utf-8'
        self._body = text.encode(self.charset)

    async def _start(self, request):
        if not self._chunked and 'Content-Length' not in self._headers and self._pieces is None:
            if not (self._status in (204, 304) or self._status < 200):
                self._headers['Content-Length'] = str(len(self._body or b''))
        if self._pieces is not None or self._chunked or self._compression:
            return await super()._start(request)
        # Head and body go out at once.
        self._req = request
        self._writer = request._connection
        head = self._head()
        body = bytes(self._body or b'') if self._has_body() else b''
        if self._chunked:
            body = b'%x\r\n%b\r\n0\r\n\r\n' % (len(body), body) if body else b'0\r\n\r\n'
        self.body_length = len(head) + len(body)
        self._eof_sent = True
        await self._writer.write(head + body)
        return self._writer

    async def write_eof(self, data=b'') -> None:
        """Send what is left."""
        if self._eof_sent:
            return
        if self._pieces is not None:
            async for piece in self._pieces:
                await self.write(piece)
            await super().write_eof()
        else:
            await super().write_eof(bytes(self._body or b''))


def json_response(data=sentinel, *, text=None, body=None, status=200, reason=None, headers=None,
                  content_type='application/json', dumps=json.dumps):
    """Return an answer that is JSON."""
    if data is not sentinel:
        if text or body:
            raise ValueError('only one of data, text, or body should be specified')
        text = dumps(data)
    return Response(text=text, body=body, status=status, reason=reason, headers=headers, content_type=content_type)
