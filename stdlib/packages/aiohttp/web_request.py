"""Requests of a server."""

import asyncio
import datetime
import io
import json
import re
from collections.abc import MutableMapping
from email.utils import parsedate_to_datetime
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import parse_qsl

from multidict import CIMultiDict, CIMultiDictProxy, MultiDict, MultiDictProxy
from yarl import URL

from .helpers import ETag, HttpVersion10, HttpVersion11, parse_content_type
from .streams import EMPTY_PAYLOAD, StreamReader

__all__ = ['BaseRequest', 'FileField', 'Request', 'RequestKey']


_TAG = re.compile(r'(W/)?"([!#-}\x80-\xff]*)"')
_FORWARDED = re.compile(r'([\w!#$%&\'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+))')


def _split(header) -> list:
    # The elements of a list, whose quoted parts may have commas.
    return re.findall(r'(?:"(?:[^"\\]|\\.)*"|[^,"])+', header)


class RequestKey:
    """A key of a request, with a type."""

    def __init__(self, name, t=object) -> None:
        self.name = name
        self.type = t

    def __repr__(self) -> str:
        return f'<RequestKey({self.name}, type={self.type!r})>'


class FileField(NamedTuple):
    """A file of a form."""

    name: str
    filename: str
    file: object
    content_type: str
    headers: object


class BaseRequest(MutableMapping):
    """What a client asks."""

    POST_METHODS = {'PATCH', 'POST', 'PUT', 'TRACE', 'DELETE'}

    def __init__(self, head, payload, connection, server_name, client_max_size=1024 ** 2) -> None:
        method, target, version, headers, has_body = head
        self._method = method
        self._target = target if isinstance(target, str) else target.decode('utf-8', 'surrogateescape')
        self.version = HttpVersion11 if version == 11 else HttpVersion10
        self._pairs = headers
        self._headers = None
        self._payload = payload
        self._connection = connection
        self._server_name = server_name
        self._client_max_size = client_max_size
        self._state = {}
        self._has_body = has_body
        self._url = None
        self._read_bytes = None
        self._post = None
        self.task = None

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

    def __eq__(self, other) -> bool:
        return self is other

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        path = self.path.encode('ascii', 'backslashreplace').decode('ascii')
        return f'<{type(self).__name__} {self._method} {path} >'

    @property
    def method(self) -> str:
        """The method."""
        return self._method

    @property
    def headers(self):
        """The headers."""
        if self._headers is None:
            pairs = [(name if isinstance(name, str) else name.decode('utf-8', 'surrogateescape'),
                      value if isinstance(value, str) else value.decode('utf-8', 'surrogateescape'))
                     for name, value in self._pairs]
            self._headers = CIMultiDictProxy(CIMultiDict(pairs))
        return self._headers

    @property
    def raw_headers(self) -> tuple:
        """The headers as octets."""
        return tuple((name.encode() if isinstance(name, str) else name,
                      value.encode() if isinstance(value, str) else value) for name, value in self._pairs)

    @property
    def secure(self) -> bool:
        """Whether it came over TLS."""
        return self.scheme == 'https'

    @property
    def scheme(self) -> str:
        """`http` or `https`."""
        return 'https' if self._connection.transport.get_extra_info('sslcontext') else 'http'

    @property
    def host(self) -> str:
        """Whom the client asked."""
        return self.headers.get('Host', 'localhost')

    @property
    def remote(self):
        """The address of the client, or None."""
        peer = self._connection.transport.get_extra_info('peername')
        return str(peer[0]) if isinstance(peer, (list, tuple)) else peer

    @property
    def url(self):
        """The URL."""
        if self._url is None:
            target = URL(self._target, encoded=False)
            self._url = target if target.is_absolute() else URL(f'{self.scheme}://{self.host}{self._target}')
        return self._url

    @property
    def rel_url(self):
        """The URL without scheme and host."""
        url = self.url
        return url.relative() if url.is_absolute() else url

    @property
    def path(self) -> str:
        """The path."""
        return self.url.path

    @property
    def raw_path(self) -> str:
        """The path as it was asked for, with the query."""
        return self._target

    @property
    def path_qs(self) -> str:
        """Path and query."""
        return str(self.rel_url)

    @property
    def query(self):
        """The parameters of the query."""
        return self.url.query

    @property
    def query_string(self) -> str:
        """The query."""
        return self.url.query_string

    @property
    def cookies(self):
        """The cookies."""
        found = SimpleCookie()
        try:
            found.load(self.headers.get('Cookie', ''))
        except CookieError:
            pass
        return {name: morsel.value for name, morsel in found.items()}

    @property
    def content_type(self) -> str:
        """The type of the body."""
        header = self.headers.get('Content-Type')
        return 'application/octet-stream' if header is None else parse_content_type(header)[0]

    @property
    def charset(self):
        """The charset of the body, or None."""
        return parse_content_type(self.headers.get('Content-Type', ''))[1].get('charset')

    @property
    def content_length(self):
        """The length of the body, or None."""
        length = self.headers.get('Content-Length')
        return None if length is None else int(length)

    @property
    def keep_alive(self) -> bool:
        """Whether the connection stays."""
        words = self.headers.get('Connection', '').lower()
        return 'close' not in words if self.version >= (1, 1) else 'keep-alive' in words

    @property
    def transport(self):
        """The transport of the connection."""
        return self._connection.transport

    @property
    def protocol(self):
        """The protocol of the connection."""
        return self._connection

    @property
    def content(self):
        """The body, as a stream."""
        return self._payload

    @property
    def can_read_body(self) -> bool:
        """Whether there is a body that was not read."""
        return self._has_body and not self._payload.at_eof()

    body_exists = property(lambda self: self._has_body, doc='Whether there is a body.')

    @property
    def has_body(self) -> bool:
        """Whether there is a body that was not read."""
        return self.can_read_body

    @property
    def client_max_size(self) -> int:
        """How much of a body is read at most."""
        return self._client_max_size

    @property
    def loop(self):
        """The loop."""
        return self._connection._task.get_loop()

    @property
    def message(self):
        """The head of the request."""
        from .http_parser import RawRequestMessage
        return RawRequestMessage(
            self._method, self._target, self.version, self.headers, self.raw_headers, not self.keep_alive,
            self.headers.get('Content-Encoding'), 'Upgrade' in self.headers,
            'chunked' in self.headers.get('Transfer-Encoding', '').lower(), self.url)

    def get_extra_info(self, name, default=None):
        """Return something about the connection."""
        transport = self._connection.transport
        return default if transport is None else transport.get_extra_info(name, default)

    @property
    def forwarded(self) -> tuple:
        """What the headers `Forwarded` say, a mapping for each proxy."""
        from types import MappingProxyType
        return tuple(MappingProxyType({
            name.lower(): re.sub(r'\\(.)', r'\1', quoted) if quoted or not plain else plain
            for name, quoted, plain in _FORWARDED.findall(element)})
            for header in self.headers.getall('Forwarded', ()) for element in _split(header))

    @property
    def if_match(self):
        """The tags of that header, or None."""
        return self._tags('If-Match')

    @property
    def if_none_match(self):
        """The tags of that header, or None."""
        return self._tags('If-None-Match')

    @property
    def if_range(self):
        """The time of that header, or None."""
        return self._date('If-Range')

    def _tags(self, name):
        header = self.headers.get(name)
        if header is None:
            return None
        if header == '*':
            return (ETag('*'),)
        found = []
        for part in header.split(','):
            match = _TAG.fullmatch(part.strip())
            if match is None:
                break
            found.append(ETag(match[2], bool(match[1])))
        return tuple(found)

    @property
    def if_modified_since(self):
        """The time of that header, or None."""
        return self._date('If-Modified-Since')

    @property
    def if_unmodified_since(self):
        """The time of that header, or None."""
        return self._date('If-Unmodified-Since')

    def _date(self, name):
        header = self.headers.get(name)
        if header is None:
            return None
        try:
            moment = parsedate_to_datetime(header)
        except ValueError:
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)

    @property
    def http_range(self) -> slice:
        """The part of the content that is asked for."""
        header = self.headers.get('Range')
        if header is None:
            return slice(None, None, 1)
        match = re.fullmatch(r'bytes=(\d*)-(\d*)', header)
        if match is None or not any(match.groups()):
            raise ValueError('range not in acceptable format')
        start, end = (int(text) if text else None for text in match.groups())
        if start is None:
            return slice(-end, None, 1)
        if end is not None:
            end += 1
            if start >= end:
                raise ValueError('start cannot be after end')
        return slice(start, end, 1)

    def clone(self, **changes):
        """Return a copy."""
        import copy
        new = copy.copy(self)
        new._state = dict(self._state)
        if 'method' in changes:
            new._method = changes['method']
        if 'rel_url' in changes:
            new._url, new._target = None, str(changes['rel_url'])
        if 'headers' in changes:
            new._headers = CIMultiDictProxy(CIMultiDict(changes['headers']))
        return new

    async def release(self) -> None:
        """Read what is left of the body, and forget it."""
        while not self._payload.at_eof():
            await self._payload.readany()

    async def read(self) -> bytes:
        """Return the body."""
        if self._read_bytes is None:
            body = bytearray()
            while True:
                piece = await self._payload.readany()
                body += piece
                if self._client_max_size and len(body) > self._client_max_size:
                    from .web_exceptions import HTTPRequestEntityTooLarge
                    raise HTTPRequestEntityTooLarge(max_size=self._client_max_size, actual_size=len(body))
                if not piece:
                    break
            self._read_bytes = bytes(body)
        return self._read_bytes

    async def text(self) -> str:
        """Return the body as text."""
        return (await self.read()).decode(self.charset or 'utf-8')

    async def json(self, *, loads=json.loads):
        """Return what the body is as JSON."""
        return loads(await self.text())

    async def multipart(self):
        """Return a reader of the parts of the body."""
        from .multipart import MultipartReader
        return MultipartReader(self.headers, self._payload)

    async def post(self):
        """Return the fields of a form."""
        if self._post is None:
            found = MultiDict()
            kind = self.content_type
            if self._method in self.POST_METHODS and kind == 'multipart/form-data':
                found = await self._post_parts()
            elif self._method in self.POST_METHODS and kind in ('', 'application/x-www-form-urlencoded'):
                text = (await self.read()).rstrip().decode(self.charset or 'utf-8')
                found.extend(parse_qsl(text, keep_blank_values=True, encoding=self.charset or 'utf-8'))
            self._post = MultiDictProxy(found)
        return self._post

    async def _post_parts(self):
        found = MultiDict()
        size = 0
        async for part in await self.multipart():
            data = bytearray()
            while piece := await part.read_chunk(65536):
                data += piece
                size += len(piece)
                if 0 < self._client_max_size < size:
                    from .web_exceptions import HTTPRequestEntityTooLarge
                    raise HTTPRequestEntityTooLarge(max_size=self._client_max_size, actual_size=size)
            data = part.decode(bytes(data))
            kind = part.headers.get('Content-Type')
            if part.filename:
                found.add(part.name, FileField(part.name, part.filename, io.BufferedReader(io.BytesIO(data)),
                                               kind or 'application/octet-stream', part.headers))
            elif kind is None or kind.startswith('text/'):
                found.add(part.name, data.decode(part.get_charset('utf-8')))
            else:
                found.add(part.name, data)
        return found

    async def _prepare_hook(self, response) -> None:
        pass


class Request(BaseRequest):
    """What a client asks of an application."""

    _match_info = None

    @property
    def match_info(self):
        """The route, and the variable parts of the path."""
        return self._match_info

    @property
    def app(self):
        """The application."""
        return self._match_info.current_app

    @property
    def config_dict(self):
        """The settings of the application and of those around it."""
        from collections import ChainMap
        return ChainMap(*reversed(self._match_info.apps))

    async def _prepare_hook(self, response) -> None:
        if self._match_info is not None:
            for app in self._match_info.apps:
                await app.on_response_prepare.send(self, response)
