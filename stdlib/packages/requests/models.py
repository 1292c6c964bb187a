"""Requests and responses."""

import datetime
import json as _json
import re
from urllib.parse import urlencode, urlsplit, urlunsplit

from .exceptions import (HTTPError, InvalidHeader, InvalidJSONError, InvalidURL, JSONDecodeError, MissingSchema,
                         StreamConsumedError)
from .structures import CaseInsensitiveDict

__all__ = ['Request', 'PreparedRequest', 'Response', 'REDIRECT_STATI', 'DEFAULT_REDIRECT_LIMIT', 'CONTENT_CHUNK_SIZE',
           'ITER_CHUNK_SIZE']

REDIRECT_STATI = (301, 302, 303, 307, 308)
DEFAULT_REDIRECT_LIMIT = 30
CONTENT_CHUNK_SIZE = 10 * 1024
ITER_CHUNK_SIZE = 512

# What an answer has taken that did not come from a host.
_NO_TIME = datetime.timedelta(0)
_UNUSABLE = re.compile(r'^\s|[\r\n]')
# Headers that were found to be usable: most requests have the same ones.
_usable = set()
_MOST_USABLE = 64
_HOST = re.compile(r'[^\s/?#@\\^|<>"`{}%]+').fullmatch


def _pairs(data) -> list:
    return list(data.items() if hasattr(data, 'items') else data)


class _Encoding:
    # What requests have in common that turns values into parts of a message.

    @staticmethod
    def _encode_params(data):
        if isinstance(data, (str, bytes)) or hasattr(data, 'read'):
            return data
        if not hasattr(data, '__iter__'):
            return data
        result = []
        for key, values in _pairs(data):
            if isinstance(values, (str, bytes)) or not hasattr(values, '__iter__'):
                values = [values]
            result += [(key, value) for value in values if value is not None]
        return urlencode(result, doseq=True)

    @staticmethod
    def _encode_files(files, data):
        from ._multipart import encoded
        from .utils import guess_filename
        if not files:
            raise ValueError('Files must be provided.')
        if isinstance(data, (str, bytes)):
            raise ValueError('Data must not be a string.')
        fields = []
        for name, values in _pairs(data or {}):
            if isinstance(values, (str, bytes)) or not hasattr(values, '__iter__'):
                values = [values]
            for value in values:
                if value is not None:
                    name = name.decode('utf-8') if isinstance(name, bytes) else name
                    fields.append((name, None, value if isinstance(value, bytes) else str(value), None, None))
        for name, file in _pairs(files):
            kind = headers = None
            if isinstance(file, (tuple, list)):
                filename, file, *more = file
                kind = more[0] if more else None
                headers = more[1] if len(more) > 1 else None
            else:
                filename = guess_filename(file) or name
            if isinstance(file, (str, bytes, bytearray)):
                content = file
            elif hasattr(file, 'read'):
                content = file.read()
            elif file is None:
                continue
            else:
                content = file
            fields.append((name, filename, content, kind, headers))
        return encoded(fields)


class _Hooks:
    def register_hook(self, event, hook) -> None:
        """Have a function called on an event, which is `response`."""
        if event not in self.hooks:
            raise ValueError(f'Unsupported event specified, with event name "{event}"')
        if callable(hook):
            self.hooks[event].append(hook)
        elif hasattr(hook, '__iter__'):
            self.hooks[event].extend(one for one in hook if callable(one))

    def deregister_hook(self, event, hook) -> bool:
        """Undo `register_hook`; return whether there was something to undo."""
        try:
            self.hooks[event].remove(hook)
        except ValueError:
            return False
        return True


class Request(_Hooks):
    """A request as a program describes it."""

    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None,
                 cookies=None, hooks=None, json=None) -> None:
        self.method = method
        self.url = url
        self.headers = {} if headers is None else headers
        self.files = [] if files is None else files
        self.data = [] if data is None else data
        self.json = json
        self.params = {} if params is None else params
        self.auth = auth
        self.cookies = cookies
        self.hooks = {'response': []}
        for event, hook in (hooks or {}).items():
            self.register_hook(event=event, hook=hook)

    def __repr__(self) -> str:
        return f'<Request [{self.method}]>'

    def prepare(self):
        """Return it as it is sent."""
        prepared = PreparedRequest()
        prepared.prepare(self.method, self.url, self.headers, self.files, self.data, self.params, self.auth,
                         self.cookies, self.hooks, self.json)
        return prepared


class PreparedRequest(_Encoding, _Hooks):
    """A request as it is sent."""

    def __init__(self) -> None:
        self.method = None
        self.url = None
        self.headers = None
        self._cookies = None
        self.body = None
        self.hooks = {'response': []}
        self._body_position = None
        self._proved = False

    def __repr__(self) -> str:
        return f'<PreparedRequest [{self.method}]>'

    def prepare(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None,
                cookies=None, hooks=None, json=None) -> None:
        """Take over a description."""
        self.method = method.upper() if isinstance(method, str) else method
        self.prepare_url(url, params)
        self.prepare_headers(headers)
        self.prepare_cookies(cookies)
        self.prepare_body(data, files, json)
        self.prepare_auth(auth, url)
        self.prepare_hooks(hooks)

    def copy(self):
        """Return a copy."""
        new = PreparedRequest()
        new.method, new.url, new.body = self.method, self.url, self.body
        new.headers = self.headers.copy() if self.headers is not None else None
        new._cookies = self._cookies.copy() if self._cookies is not None else None
        new.hooks = self.hooks
        new._body_position = self._body_position
        new._proved = self._proved
        return new

    def prepare_method(self, method) -> None:
        """Set the method."""
        self.method = method.upper() if method is not None else None

    def prepare_url(self, url, params) -> None:
        """Set the URL, with parameters added to its query."""
        from .utils import requote_uri
        url = url.decode('utf8') if isinstance(url, bytes) else str(url)
        url = url.lstrip()
        if ':' in url and not url.lower().startswith('http'):
            self.url = url
            return
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise InvalidURL(f'Failed to parse: {url}') from None
        if not parts.scheme:
            raise MissingSchema(f'Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?')
        if not host:
            raise InvalidURL(f'Invalid URL {url!r}: No host supplied')
        if not host.isascii():
            try:
                host = host.encode('idna').decode('ascii')
            except UnicodeError:
                raise InvalidURL('URL has an invalid label.') from None
        elif host.startswith(('*', '.')):
            raise InvalidURL('URL has an invalid label.')
        if not _HOST(host):
            raise InvalidURL(f'Failed to parse: {url}')
        user = parts.netloc.rpartition('@')[0]
        netloc = f'{user}@' if user else ''
        netloc += f'[{host}]' if ':' in host else host
        if port is not None:
            netloc += f':{port}'
        query = parts.query
        more = self._encode_params(params)
        if isinstance(more, bytes):
            more = more.decode('utf8')
        if more:
            query = f'{query}&{more}' if query else more
        self.url = requote_uri(urlunsplit((parts.scheme.lower(), netloc, parts.path or '/', query, parts.fragment)))

    def prepare_headers(self, headers) -> None:
        """Set the headers."""
        self.headers = CaseInsensitiveDict()
        if type(headers) is CaseInsensitiveDict:
            headers = headers._store.values()
        else:
            headers = headers.items() if headers else ()
        for name, value in headers:
            if type(name) is str and type(value) is str and (name, value) in _usable:
                self.headers[name] = value
                continue
            for part, what in ((name, 'name'), (value, 'value')):
                if not isinstance(part, (str, bytes)):
                    raise InvalidHeader(f'Header part ({part!r}) from ({name!r}, {value!r}) must be of type str or '
                                        f'bytes, not {type(part)}')
                if _UNUSABLE.search(part if isinstance(part, str) else part.decode('latin-1')) or (
                        what == 'name' and not part):
                    raise InvalidHeader(f'Invalid leading whitespace, reserved character(s), or return character(s) '
                                        f'in header {what}: {part!r}')
            if type(name) is str and type(value) is str and len(_usable) < _MOST_USABLE:
                _usable.add((name, value))
            self.headers[name.decode('latin-1') if isinstance(name, bytes) else name] = value

    def prepare_body(self, data, files, json=None) -> None:
        """Set the body."""
        from .utils import super_len
        body = kind = None
        if not data and json is not None:
            kind = 'application/json'
            try:
                body = _json.dumps(json, allow_nan=False)
            except ValueError as error:
                raise InvalidJSONError(error, request=self) from error
            body = body.encode('utf-8')
        is_stream = hasattr(data, '__iter__') and not isinstance(data, (str, bytes, bytearray, list, tuple, dict)) \
            and not hasattr(data, 'items')
        if is_stream:
            try:
                length = super_len(data)
            except (TypeError, AttributeError):
                length = None
            body = data
            if getattr(body, 'tell', None) is not None:
                try:
                    self._body_position = body.tell()
                except OSError:
                    self._body_position = object()
            if files:
                raise NotImplementedError('Streamed bodies and files are mutually exclusive.')
            if length:
                self.headers['Content-Length'] = str(length)
            else:
                self.headers['Transfer-Encoding'] = 'chunked'
        else:
            if files:
                body, kind = self._encode_files(files, data)
            elif data:
                body = self._encode_params(data)
                if not isinstance(data, (str, bytes, bytearray)) and not hasattr(data, 'read'):
                    kind = 'application/x-www-form-urlencoded'
            self.prepare_content_length(body)
        if kind and 'content-type' not in self.headers:
            self.headers['Content-Type'] = kind
        self.body = body

    def prepare_content_length(self, body) -> None:
        """Set the header that says how long the body is."""
        from .utils import super_len
        if body is not None:
            length = super_len(body)
            if length:
                self.headers['Content-Length'] = str(length)
        elif self.method not in ('GET', 'HEAD') and self.headers.get('Content-Length') is None:
            self.headers['Content-Length'] = '0'

    def prepare_auth(self, auth, url='') -> None:
        """Say who sends it."""
        if auth is None:
            if '@' not in self.url:
                return
            from .utils import get_auth_from_url
            found = get_auth_from_url(self.url)
            auth = found if any(found) else None
        if auth:
            if isinstance(auth, tuple) and len(auth) == 2:
                from .auth import HTTPBasicAuth
                auth = HTTPBasicAuth(*auth)
            changed = auth(self)
            self.__dict__.update(changed.__dict__)
            self.prepare_content_length(self.body)

    def prepare_cookies(self, cookies) -> None:
        """Set the header that sends cookies."""
        from .cookies import cookiejar, cookiejar_from_dict, get_cookie_header
        if isinstance(cookies, cookiejar.CookieJar):
            self._cookies = cookies
        else:
            self._cookies = cookiejar_from_dict(cookies)
        value = get_cookie_header(self._cookies, self)
        if value is not None:
            self.headers['Cookie'] = value

    def prepare_hooks(self, hooks) -> None:
        """Set what is called on events."""
        for event in hooks or ():
            self.register_hook(event, hooks[event])

    @property
    def path_url(self) -> str:
        """The path and the query."""
        parts = urlsplit(self.url)
        path = parts.path or '/'
        return f'{path}?{parts.query}' if parts.query else path


class Response:
    """What a host answers."""

    __attrs__ = ['_content', 'status_code', 'url', 'headers', 'history', 'encoding', 'reason', 'cookies', 'elapsed',
                 'request']

    def __init__(self) -> None:
        self._content = False
        self._content_consumed = False
        self._next = None
        self.status_code = None
        self.headers = CaseInsensitiveDict()
        self.raw = None
        self.url = None
        self.encoding = None
        self.history = []
        self.reason = None
        self.cookies = None
        self.elapsed = _NO_TIME
        self.request = None
        self.connection = None

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.close()

    def __getstate__(self) -> dict:
        self.content
        return {name: getattr(self, name, None) for name in self.__attrs__}

    def __setstate__(self, state) -> None:
        self.__dict__.update(state)
        self._content_consumed = True
        self.raw = self.connection = self._next = None

    def __repr__(self) -> str:
        return f'<Response [{self.status_code}]>'

    def __bool__(self) -> bool:
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    @property
    def ok(self) -> bool:
        """Whether the status is below 400."""
        try:
            self.raise_for_status()
        except HTTPError:
            return False
        return True

    @property
    def is_redirect(self) -> bool:
        """Whether it is a redirection that can be followed."""
        return 'location' in self.headers and self.status_code in REDIRECT_STATI

    @property
    def is_permanent_redirect(self) -> bool:
        """Whether it is one for good."""
        return 'location' in self.headers and self.status_code in (301, 308)

    @property
    def next(self):
        """The request that a redirection asks for, where it is not followed."""
        return self._next

    @property
    def apparent_encoding(self) -> str:
        """The encoding that the body looks like."""
        data = self.content
        for mark, name in ((b'\xef\xbb\xbf', 'UTF-8-SIG'), (b'\xff\xfe\0\0', 'utf-32'), (b'\0\0\xfe\xff', 'utf-32'),
                           (b'\xff\xfe', 'utf-16'), (b'\xfe\xff', 'utf-16')):
            if data.startswith(mark):
                return name
        for name in ('ascii', 'utf-8'):
            try:
                data.decode(name)
            except UnicodeDecodeError:
                continue
            return name
        return 'cp1252'

    def iter_content(self, chunk_size=1, decode_unicode=False):
        """Iterate over the body, in pieces of a size, or as they come for None."""
        if self._content_consumed and isinstance(self._content, bool):
            raise StreamConsumedError()
        if chunk_size is not None and not isinstance(chunk_size, int):
            raise TypeError(f'chunk_size must be an int, it is instead a {type(chunk_size)}.')
        if self._content_consumed:
            from .utils import iter_slices
            pieces = iter_slices(self._content, chunk_size)
        else:
            pieces = self._generate(chunk_size)
        return self._decoded(pieces) if decode_unicode else pieces

    def _generate(self, chunk_size):
        if hasattr(self.raw, 'stream'):
            yield from self.raw.stream(chunk_size, decode_content=True)
        else:
            while piece := self.raw.read(chunk_size):
                yield piece
        self._content_consumed = True

    def _decoded(self, pieces):
        if self.encoding is None:
            yield from pieces
            return
        import codecs
        decoder = codecs.getincrementaldecoder(self.encoding)(errors='replace')
        for piece in pieces:
            if text := decoder.decode(piece):
                yield text
        if text := decoder.decode(b'', final=True):
            yield text

    def iter_lines(self, chunk_size=ITER_CHUNK_SIZE, decode_unicode=False, delimiter=None):
        """Iterate over the lines of the body, without their ends."""
        pending = None
        for piece in self.iter_content(chunk_size=chunk_size, decode_unicode=decode_unicode):
            if pending is not None:
                piece = pending + piece
            lines = piece.split(delimiter) if delimiter else piece.splitlines()
            pending = lines.pop() if lines and lines[-1] and piece and lines[-1][-1] == piece[-1] else None
            yield from lines
        if pending is not None:
            yield pending

    @property
    def content(self) -> bytes:
        """The body."""
        if self._content is False:
            if self._content_consumed:
                raise RuntimeError('The content for this response was already consumed')
            if self.status_code == 0 or self.raw is None:
                self._content = None
            elif hasattr(self.raw, '_read_all'):
                self._content = self.raw._read_all()
            else:
                self._content = b''.join(self.iter_content(CONTENT_CHUNK_SIZE)) or b''
        self._content_consumed = True
        return self._content

    @property
    def text(self) -> str:
        """The body as text, in `encoding`."""
        if not self.content:
            return ''
        encoding = self.encoding
        if encoding is None:
            encoding = self.apparent_encoding
        try:
            return str(self.content, encoding, errors='replace')
        except (LookupError, TypeError):
            return str(self.content, errors='replace')

    def json(self, **kwargs):
        """Return what the body is as JSON."""
        if not self.encoding and self.content and len(self.content) > 3:
            from .utils import guess_json_utf
            encoding = guess_json_utf(self.content)
            if encoding is not None:
                try:
                    return _json.loads(self.content.decode(encoding), **kwargs)
                except UnicodeDecodeError:
                    pass
                except _json.JSONDecodeError as error:
                    raise JSONDecodeError(error.msg, error.doc, error.pos) from error
        try:
            return _json.loads(self.text, **kwargs)
        except _json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos) from error

    @property
    def links(self) -> dict:
        """What the `Link` header lists, by relation."""
        from .utils import parse_header_links
        header = self.headers.get('link')
        if not header:
            return {}
        return {link.get('rel') or link.get('url'): link for link in parse_header_links(header)}

    def raise_for_status(self) -> None:
        """Raise `HTTPError` if the status is 400 or above."""
        reason = self.reason
        if isinstance(reason, bytes):
            try:
                reason = reason.decode('utf-8')
            except UnicodeDecodeError:
                reason = reason.decode('iso-8859-1')
        status = self.status_code
        if 400 <= status < 600:
            side = 'Client' if status < 500 else 'Server'
            raise HTTPError(f'{status} {side} Error: {reason} for url: {self.url}', response=self)

    def close(self) -> None:
        """Give back the connection; what was not read is lost."""
        if self.raw is not None:
            self.raw.close()
