"""Messages of several parts: writing and reading them."""

import io
import json
import os
import re
from urllib.parse import quote, unquote

from multidict import CIMultiDict, CIMultiDictProxy

from .helpers import parse_content_type

__all__ = ['MultipartWriter', 'MultipartReader', 'BodyPartReader', 'parse_content_disposition',
           'content_disposition_filename']

_PARAMETER = re.compile(r';\s*([\w!#$&+\-^`|~.*]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))')
_LONGEST_HEAD = 65536


def parse_content_disposition(header):
    """Return the kind of a header `Content-Disposition`, and its parameters."""
    if not header:
        return None, {}
    kind, _, _ = header.partition(';')
    parameters = {}
    for name, quoted, plain in _PARAMETER.findall(header):
        value = re.sub(r'\\(.)', r'\1', quoted) if quoted else plain
        if name.endswith('*') and "'" in value:
            charset, _, text = value.split("'", 2)
            value = unquote(text, charset or 'utf-8')
        parameters[name.lower()] = value
    return kind.strip().lower(), parameters


def content_disposition_filename(parameters, name='filename'):
    """Return the name of the file."""
    return parameters.get(f'{name}*') or parameters.get(name)


class Part:
    """A part to be written."""

    def __init__(self, value, headers) -> None:
        self.headers = CIMultiDict(headers or {})
        self.filename = None
        if isinstance(value, MultipartWriter):
            self._data = value.as_bytes()
            kind = value.headers['Content-Type']
        elif isinstance(value, str):
            self._data, kind = value.encode('utf-8'), 'text/plain; charset=utf-8'
        elif isinstance(value, io.TextIOBase):
            self._data, kind = value.read().encode('utf-8'), 'text/plain; charset=utf-8'
            self.filename = os.path.basename(str(getattr(value, 'name', ''))) or None
        elif isinstance(value, io.IOBase):
            self._data, kind = value.read(), 'application/octet-stream'
            self.filename = os.path.basename(str(getattr(value, 'name', ''))) or None
            import mimetypes
            kind = (mimetypes.guess_type(self.filename)[0] if self.filename else None) or kind
        elif isinstance(value, (bytes, bytearray, memoryview)):
            self._data, kind = bytes(value), 'application/octet-stream'
        else:
            raise TypeError(f'Cannot create payload from {value!r}')
        self.headers.setdefault('Content-Type', kind)
        self.headers['Content-Length'] = str(len(self._data))

    def set_content_disposition(self, disptype, quote_fields=True, _charset='utf-8', **params) -> None:
        """Say what it is."""
        text = disptype
        for name, value in params.items():
            escaped = quote(value, safe='') if quote_fields and not value.isascii() else value.replace('"', '\\"')
            text += f'; {name}="{escaped}"' if value.isascii() else f'; {name}="{quote(value, safe="")}"'
        self.headers['Content-Disposition'] = text

    def octets(self) -> bytes:
        """Return the part with its head."""
        lines = ''.join(f'{name}: {value}\r\n' for name, value in self.headers.items())
        return lines.encode('utf-8') + b'\r\n' + self._data


class MultipartWriter:
    """Writes a message of several parts."""

    def __init__(self, subtype='mixed', boundary=None) -> None:
        self._boundary = boundary if boundary is not None else os.urandom(16).hex()
        self._boundary.encode('ascii')
        self._parts = []
        quoted = self._boundary if re.fullmatch(r"[\w'+\-.]+", self._boundary) else f'"{self._boundary}"'
        self.headers = CIMultiDict({'Content-Type': f'multipart/{subtype}; boundary={quoted}'})

    @property
    def boundary(self) -> str:
        """What stands between the parts."""
        return self._boundary

    @property
    def content_type(self) -> str:
        """The type of the message."""
        return self.headers['Content-Type']

    @property
    def size(self) -> int:
        """How many octets it is."""
        return len(self.as_bytes())

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        pass

    def __iter__(self):
        return iter([(part, '', '') for part in self._parts])

    def __len__(self) -> int:
        return len(self._parts)

    def __bool__(self) -> bool:
        return True

    def append(self, obj, headers=None):
        """Add a part."""
        part = obj if isinstance(obj, Part) else Part(obj, headers)
        self._parts.append(part)
        return part

    append_payload = append

    def append_json(self, obj, headers=None):
        """Add a part that is JSON."""
        headers = CIMultiDict(headers or {})
        headers.setdefault('Content-Type', 'application/json')
        return self.append(json.dumps(obj), headers)

    def append_form(self, obj, headers=None):
        """Add a part that is a form."""
        from urllib.parse import urlencode
        headers = CIMultiDict(headers or {})
        headers.setdefault('Content-Type', 'application/x-www-form-urlencoded')
        return self.append(urlencode(list(obj.items() if hasattr(obj, 'items') else obj), doseq=True), headers)

    def as_bytes(self, encoding='utf-8', errors='strict') -> bytes:
        """Return the message."""
        mark = self._boundary.encode('ascii')
        body = b''.join(b'--' + mark + b'\r\n' + part.octets() + b'\r\n' for part in self._parts)
        return body + b'--' + mark + b'--\r\n'


class BodyPartReader:
    """A part as it is read."""

    chunk_size = 8192

    def __init__(self, boundary: bytes, headers, content) -> None:
        self.headers = headers
        self._mark = b'\r\n' + boundary
        self._content = content
        self._at_eof = False

    def __aiter__(self):
        return self

    async def __anext__(self) -> bytes:
        part = await self.next()
        if part is None:
            raise StopAsyncIteration
        return part

    async def next(self):
        """Return all of it, once."""
        data = await self.read()
        return data or None

    async def read_chunk(self, size=chunk_size) -> bytes:
        """Return at most so many octets of it."""
        content, mark = self._content, self._mark
        while not self._at_eof:
            buffer = content.pending
            place = buffer.find(mark)
            if place >= 0:
                if place <= size:
                    self._at_eof = True
                data = bytes(buffer[:min(place, size)])
                # The end of the line before the mark is the mark's.
                del buffer[:len(data) + (2 if self._at_eof else 0)]
                if data or self._at_eof:
                    return data
            elif len(buffer) > len(mark):
                count = min(size, len(buffer) - len(mark))
                data = bytes(buffer[:count])
                del buffer[:count]
                return data
            if not await content.more():
                raise ValueError('Could not find the end of a part')
        return b''

    async def read(self, *, decode=False) -> bytes:
        """Return all of it."""
        data = bytearray()
        while not self._at_eof:
            data += await self.read_chunk(65536)
        return self.decode(bytes(data)) if decode else bytes(data)

    async def text(self, *, encoding=None) -> str:
        """Return all of it as text."""
        data = await self.read(decode=True)
        return data.decode(encoding or self.get_charset('utf-8'))

    async def json(self, *, encoding=None):
        """Return what it is as JSON."""
        data = await self.read(decode=True)
        return json.loads(data.decode(encoding or self.get_charset('utf-8'))) if data else None

    async def form(self, *, encoding=None) -> list:
        """Return the names and values of a form."""
        from urllib.parse import parse_qsl
        data = await self.read(decode=True)
        return parse_qsl(data.rstrip().decode(encoding or 'utf-8'), keep_blank_values=True)

    async def release(self) -> None:
        """Leave out what is left of it."""
        while not self._at_eof:
            await self.read_chunk(65536)

    def at_eof(self) -> bool:
        """Return whether all of it is read."""
        return self._at_eof

    def decode(self, data: bytes) -> bytes:
        """Undo the encoding of the transfer."""
        encoding = self.headers.get('Content-Transfer-Encoding', '').lower()
        if encoding == 'base64':
            import base64
            return base64.b64decode(data)
        if encoding == 'quoted-printable':
            import quopri
            return quopri.decodestring(data)
        return data

    def get_charset(self, default: str) -> str:
        """Return the charset that the head names, or the default."""
        return parse_content_type(self.headers.get('Content-Type', ''))[1].get('charset', default)

    @property
    def name(self):
        """The name of the field."""
        return parse_content_disposition(self.headers.get('Content-Disposition'))[1].get('name')

    @property
    def filename(self):
        """The name of the file."""
        return content_disposition_filename(parse_content_disposition(self.headers.get('Content-Disposition'))[1])


class _Content:
    def __init__(self, stream) -> None:
        self.stream = stream
        self.pending = bytearray()

    async def more(self) -> bool:
        data = await self.stream.readany()
        self.pending += data
        return bool(data)

    async def line(self):
        while (place := self.pending.find(b'\n')) < 0:
            if len(self.pending) > _LONGEST_HEAD:
                raise ValueError('Could not find starting boundary')
            if not await self.more():
                line = bytes(self.pending)
                self.pending.clear()
                return line
        line = bytes(self.pending[:place + 1])
        del self.pending[:place + 1]
        return line


class MultipartReader:
    """Reads a message of several parts."""

    def __init__(self, headers, content) -> None:
        self.headers = headers
        kind, parameters = parse_content_type(headers['Content-Type'])
        if not kind.startswith('multipart/'):
            raise ValueError('multipart/* content type expected')
        if 'boundary' not in parameters:
            raise ValueError(f'boundary missed for Content-Type: {headers["Content-Type"]}')
        if len(parameters['boundary']) > 70:
            raise ValueError('boundary is too long (70 chars max)')
        self._mark = b'--' + parameters['boundary'].encode('ascii')
        self._content = content if isinstance(content, _Content) else _Content(content)
        self._last = None
        self._at_eof = False
        self._begun = False

    @classmethod
    def from_response(cls, response):
        """Return a reader of an answer."""
        return cls(response.headers, response.content)

    def at_eof(self) -> bool:
        """Return whether all parts are read."""
        return self._at_eof

    def __aiter__(self):
        return self

    async def __anext__(self):
        part = await self.next()
        if part is None:
            raise StopAsyncIteration
        return part

    async def next(self):
        """Return the next part, or None."""
        if self._at_eof:
            return None
        if self._last is not None:
            await self._last.release()
        while True:
            line = await self._content.line()
            if not line:
                raise ValueError(f'Could not find starting boundary {self._mark!r}' if not self._begun
                                 else f'Invalid boundary {line!r}, expected {self._mark!r}')
            line = line.rstrip()
            if line == self._mark:
                break
            if line == self._mark + b'--':
                self._at_eof = True
                return None
            if self._begun:
                raise ValueError(f'Invalid boundary {line!r}, expected {self._mark!r}')
        self._begun = True
        headers = CIMultiDict()
        size = 0
        while line := (await self._content.line()).rstrip(b'\r\n'):
            size += len(line)
            if size > _LONGEST_HEAD:
                raise ValueError('the head of a part is too long')
            name, _, value = line.decode('utf-8', 'surrogateescape').partition(':')
            headers.add(name.strip(), value.strip())
        headers = CIMultiDictProxy(headers)
        if headers.get('Content-Type', '').startswith('multipart/'):
            self._last = MultipartReader(headers, self._content)
        else:
            self._last = BodyPartReader(self._mark, headers, self._content)
        return self._last

    async def release(self) -> None:
        """Leave out what is left."""
        while not self._at_eof:
            part = await self.next()
            if part is None:
                break
            await part.release()
