"""URLs that can be taken apart and put together."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, quote, unquote, unquote_plus, urlsplit

from multidict import MultiDict, MultiDictProxy

__version__ = '1.25.1'
__all__ = ['URL', 'Query', 'QueryVariable', 'SimpleQuery', 'cache_clear', 'cache_info']

_PORTS = {'http': 80, 'https': 443, 'ws': 80, 'wss': 443, 'ftp': 21}
_HEX = frozenset('0123456789abcdefABCDEF')
_ALWAYS = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~')
_PATH = "!$&'()*+,;=:@/"
_QUERY = "!$'()*,;:@/?=&+"
_FRAGMENT = "!$&'()*+,;=:@/?"
_USER = "!$&'()*+,;="
_MOST_KNOWN = 512
_known = {}


def cache_clear() -> None:
    """Forget the URLs that were taken apart."""
    _known.clear()


def cache_info() -> dict:
    """Say how many URLs are remembered."""
    return {'known': len(_known)}


def _requote(text: str, safe: str) -> str:
    """Escape what must be, undo what need not, and leave other escapes as they are."""
    if '%' not in text:
        return quote(text, safe=safe)
    result = []
    place = 0
    while place < len(text):
        letter = text[place]
        digits = text[place + 1:place + 3]
        if letter == '%' and len(digits) == 2 and set(digits) <= _HEX:
            meant = chr(int(digits, 16))
            result.append(meant if meant in _ALWAYS else f'%{digits.upper()}')
            place += 3
            continue
        result.append(letter if letter in safe else quote(letter, safe=''))
        place += 1
    return ''.join(result)


def _normal(path: str) -> str:
    """Without `.` and `..`."""
    result = []
    parts = path.split('/')
    for part in parts:
        if part == '..':
            if len(result) > 1:
                result.pop()
        elif part != '.':
            result.append(part)
    if parts[-1] in ('.', '..'):
        result.append('')
    return '/'.join(result) or '/'


def _encoded_host(host: str) -> str:
    if not host.isascii():
        try:
            return host.encode('idna').decode('ascii')
        except UnicodeError:
            raise ValueError(f'Host {host!r} cannot contain ...') from None
    return host.lower()


def _query_text(query) -> str:
    if query is None:
        return ''
    if isinstance(query, str):
        return _requote(query.replace(' ', '+'), _QUERY)
    if isinstance(query, (bytes, bytearray, memoryview)):
        raise TypeError('Invalid query type: bytes, bytearray and memoryview are forbidden')
    pairs = []
    if isinstance(query, Mapping):
        for key, value in query.items():
            if isinstance(value, (list, tuple)):
                pairs += [(key, one) for one in value]
            else:
                pairs.append((key, value))
    elif isinstance(query, Sequence):
        pairs = list(query)
    else:
        raise TypeError(f'Invalid query type: only str, mapping or sequence of (key, value) pairs is allowed, got {query!r}')

    def text(value) -> str:
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            raise TypeError(f'Invalid variable type: value should be str, int or float, got {value!r} of type '
                            f'{type(value)}')
        if isinstance(value, float) and (value != value or value in (float('inf'), float('-inf'))):
            raise ValueError('float(inf) or float(nan) is not supported')
        return quote(str(value), safe="!$'()*,;:@/? ").replace(' ', '+')
    return '&'.join(f'{text(key)}={text(value)}' for key, value in pairs)


class URL:
    """A URL; it cannot be changed."""

    __slots__ = ('_scheme', '_user', '_password', '_host', '_port', '_path', '_query', '_fragment', '_text', '_pairs', '_hash')

    def __new__(cls, val='', *, encoded: bool = False):
        if type(val) is str:
            found = _known.get((val, encoded))
            if found is None:
                found = cls._parsed(val, encoded)
                if len(_known) >= _MOST_KNOWN:
                    _known.clear()
                _known[val, encoded] = found
            return found
        if isinstance(val, URL):
            return val
        if isinstance(val, str):
            return cls._parsed(str(val), encoded)
        if isinstance(val, tuple) and hasattr(val, 'geturl'):
            return cls._parsed(val.geturl(), encoded)
        raise TypeError('Constructor parameter should be str')

    @classmethod
    def _parsed(cls, text: str, encoded: bool):
        parts = urlsplit(text)
        host = parts.hostname
        port = parts.port
        path = parts.path if encoded else _requote(parts.path, _PATH)
        if parts.netloc:
            if not host:
                raise ValueError('Invalid URL: host is required for absolute urls')
            if '/.' in path and not encoded:
                path = _normal(path)
        user, password = parts.username, parts.password
        return cls._made(
            parts.scheme, user and _requote(user, _USER), password and _requote(password, _USER),
            host and _encoded_host(host), port, path,
            parts.query if encoded else _requote(parts.query.replace(' ', '+'), _QUERY),
            parts.fragment if encoded else _requote(parts.fragment, _FRAGMENT))

    @classmethod
    def _made(cls, scheme, user, password, host, port, path, query, fragment):
        self = object.__new__(cls)
        self._scheme, self._user, self._password, self._host = scheme, user, password, host
        self._port, self._path, self._query, self._fragment = port, path, query, fragment
        self._text = self._pairs = self._hash = None
        return self

    def _with(self, **changes):
        values = {'scheme': self._scheme, 'user': self._user, 'password': self._password, 'host': self._host,
                  'port': self._port, 'path': self._path, 'query': self._query, 'fragment': self._fragment}
        return URL._made(**(values | changes))

    @classmethod
    def build(cls, *, scheme='', authority='', user=None, password=None, host='', port=None, path='', query=None,
              query_string='', fragment='', encoded=False):
        """Put a URL together."""
        if authority:
            parts = urlsplit(f'//{authority}')
            user, password, host, port = parts.username, parts.password, parts.hostname or '', parts.port
        if port is not None and not host:
            raise ValueError('Can\'t build URL with "port" but without "host".')
        if query and query_string:
            raise ValueError('Only one of "query" or "query_string" should be passed')
        if host and path and not path.startswith('/'):
            raise ValueError("Path in a URL with authority should start with a slash ('/') if set")
        path = path if encoded else quote(path, safe=_PATH)
        return cls._made(scheme, user and quote(user, safe=_USER), password and quote(password, safe=_USER),
                         _encoded_host(host) if host else None, port, path,
                         _query_text(query) if query else _requote(query_string, _QUERY),
                         quote(fragment, safe=_FRAGMENT))

    def __str__(self) -> str:
        if self._text is None:
            text = f'{self._scheme}:' if self._scheme else ''
            if self._host is not None:
                text += f'//{self.raw_authority}'
            elif self._scheme == 'file':
                text += '//'
            text += self._path or ('/' if self._host and (self._query or self._fragment) else '')
            if self._query:
                text += f'?{self._query}'
            if self._fragment:
                text += f'#{self._fragment}'
            self._text = text
        return self._text

    def __repr__(self) -> str:
        return f"URL('{self}')"

    def __bytes__(self) -> bytes:
        return str(self).encode('ascii')

    def __fspath__(self):
        raise TypeError('expected str, bytes or os.PathLike object, not URL')

    def __reduce__(self):
        return URL, (str(self),)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(self._compared())
        return self._hash

    def __eq__(self, other):
        if self is other:
            return True
        return self._compared() == other._compared() if isinstance(other, URL) else NotImplemented

    def _compared(self) -> tuple:
        return (self._scheme, self.raw_authority, self.raw_path, self._query, self._fragment)

    def __lt__(self, other):
        return str(self) < str(other) if isinstance(other, URL) else NotImplemented

    def __le__(self, other):
        return str(self) <= str(other) if isinstance(other, URL) else NotImplemented

    def __bool__(self) -> bool:
        return bool(self._host or self._path or self._query or self._fragment)

    @property
    def scheme(self) -> str:
        """`http` and the like."""
        return self._scheme

    @property
    def absolute(self) -> bool:
        """Whether it has a host."""
        return self._host is not None

    def is_absolute(self) -> bool:
        """Return whether it has a host."""
        return self._host is not None

    def is_default_port(self) -> bool:
        """Return whether the port is the usual one."""
        return self._host is not None and self.port == _PORTS.get(self._scheme)

    @property
    def raw_user(self):
        """The name of the user, escaped."""
        return self._user

    @property
    def user(self):
        """The name of the user."""
        return self._user and unquote(self._user)

    @property
    def raw_password(self):
        """The password, escaped."""
        return self._password

    @property
    def password(self):
        """The password."""
        return self._password and unquote(self._password)

    @property
    def raw_host(self):
        """The host, as it is asked for."""
        return self._host

    @property
    def host(self):
        """The host."""
        if self._host and 'xn--' in self._host:
            return self._host.encode('ascii').decode('idna')
        return self._host

    @property
    def host_subcomponent(self):
        """The host, in brackets if it needs them."""
        return f'[{self._host}]' if self._host and ':' in self._host else self._host

    @property
    def host_port_subcomponent(self):
        """The host, and the port unless it is the usual one."""
        if self._host is None:
            return None
        if self._port is None or self._port == _PORTS.get(self._scheme):
            return self.host_subcomponent
        return f'{self.host_subcomponent}:{self._port}'

    @property
    def port(self):
        """The port, which may be the usual one."""
        return self._port if self._port is not None else _PORTS.get(self._scheme)

    @property
    def explicit_port(self):
        """The port that is named."""
        return self._port

    @property
    def raw_authority(self) -> str:
        """User, host and port, escaped."""
        text = ''
        if self._user is not None or self._password is not None:
            text = self._user or ''
            text += f':{self._password}@' if self._password is not None else '@'
        text += self.host_subcomponent or ''
        if self._port is not None and self._port != _PORTS.get(self._scheme):
            text += f':{self._port}'
        return text

    authority = raw_authority

    @property
    def raw_path(self) -> str:
        """The path, escaped."""
        return self._path or ('/' if self._host else '')

    @property
    def path(self) -> str:
        """The path."""
        return unquote(self.raw_path)

    path_safe = path

    @property
    def raw_query_string(self) -> str:
        """The query, escaped."""
        return self._query

    @property
    def query_string(self) -> str:
        """The query."""
        return unquote_plus(self._query)

    @property
    def query(self):
        """What the query says, as a `MultiDictProxy`."""
        if self._pairs is None:
            self._pairs = MultiDict(parse_qsl(self._query, keep_blank_values=True))
        return MultiDictProxy(self._pairs)

    @property
    def raw_path_qs(self) -> str:
        """Path and query, escaped."""
        return f'{self.raw_path}?{self._query}' if self._query else self.raw_path

    @property
    def path_qs(self) -> str:
        """Path and query."""
        return f'{self.path}?{self.query_string}' if self._query else self.path

    @property
    def raw_fragment(self) -> str:
        """The fragment, escaped."""
        return self._fragment

    @property
    def fragment(self) -> str:
        """The fragment."""
        return unquote(self._fragment)

    @property
    def raw_parts(self) -> tuple:
        """The parts of the path, escaped."""
        path = self.raw_path
        if path.startswith('/'):
            return ('/', *path[1:].split('/'))
        return tuple(path.split('/'))

    @property
    def parts(self) -> tuple:
        """The parts of the path."""
        return tuple(map(unquote, self.raw_parts))

    @property
    def raw_name(self) -> str:
        """The last part of the path, escaped."""
        parts = self.raw_parts
        return parts[-1] if self._host is None or len(parts) > 1 else ''

    @property
    def name(self) -> str:
        """The last part of the path."""
        return unquote(self.raw_name)

    @property
    def suffix(self) -> str:
        """The extension of the name."""
        place = self.name.rfind('.')
        return self.name[place:] if 0 < place < len(self.name) - 1 else ''

    @property
    def suffixes(self) -> tuple:
        """All extensions of the name."""
        return tuple('.' + part for part in self.name.lstrip('.').split('.')[1:])

    @property
    def parent(self):
        """The URL without the last part of its path, without query and fragment."""
        path = self.raw_path
        if path in ('', '/'):
            return self._with(query='', fragment='') if self._query or self._fragment else self
        return self._with(path=path.rpartition('/')[0] or ('/' if self._host else ''), query='', fragment='')

    def origin(self):
        """Return scheme, host and port of it."""
        if self._host is None:
            raise ValueError('URL should be absolute')
        if not self._scheme:
            raise ValueError('URL should have scheme')
        return self._with(user=None, password=None, path='', query='', fragment='')

    def relative(self):
        """Return path, query and fragment of it."""
        if self._host is None:
            raise ValueError('URL should be absolute')
        return self._with(scheme='', user=None, password=None, host=None, port=None)

    def with_scheme(self, scheme):
        """Return it with another scheme."""
        if not isinstance(scheme, str):
            raise TypeError('Invalid scheme type')
        return self._with(scheme=scheme.lower())

    def with_user(self, user):
        """Return it with another user."""
        return self._with(user=None if user is None else quote(user, safe=_USER),
                          password=None if user is None else self._password)

    def with_password(self, password):
        """Return it with another password."""
        return self._with(password=None if password is None else quote(password, safe=_USER))

    def with_host(self, host):
        """Return it with another host."""
        if not isinstance(host, str):
            raise TypeError('Invalid host type')
        if not host:
            raise ValueError('host removing is not allowed')
        return self._with(host=_encoded_host(host))

    def with_port(self, port):
        """Return it with another port."""
        if port is not None:
            if isinstance(port, bool) or not isinstance(port, int):
                raise TypeError(f'port should be int or None, got {type(port)}')
            if not 0 <= port <= 65535:
                raise ValueError(f'port must be between 0 and 65535, got {port}')
        return self._with(port=port)

    def with_path(self, path, *, encoded=False, keep_query=False, keep_fragment=False):
        """Return it with another path."""
        if not encoded:
            path = quote(path, safe=_PATH)
            if self._host is not None:
                path = _normal(path)
        if path and not path.startswith('/'):
            path = f'/{path}'
        return self._with(path=path, query=self._query if keep_query else '',
                          fragment=self._fragment if keep_fragment else '')

    def with_query(self, *args, **kwargs):
        """Return it with another query."""
        if len(args) + bool(kwargs) != 1:
            raise ValueError('Either kwargs or single query parameter must be present')
        return self._with(query=_query_text(kwargs or args[0]))

    def extend_query(self, *args, **kwargs):
        """Return it with more in its query."""
        more = _query_text(kwargs or args[0])
        if not more:
            return self
        return self._with(query=f'{self._query}&{more}' if self._query else more)

    def update_query(self, *args, **kwargs):
        """Return it with some of its query replaced."""
        given = kwargs or args[0]
        if given is None:
            return self._with(query='')
        merged = MultiDict(self.query)
        merged.update(MultiDict(parse_qsl(_query_text(given), keep_blank_values=True)))
        return self._with(query=_query_text(list(merged.items())))

    def without_query_params(self, *names):
        """Return it without some of its query."""
        return self._with(query=_query_text([pair for pair in self.query.items() if pair[0] not in names]))

    def with_fragment(self, fragment):
        """Return it with another fragment."""
        return self._with(fragment='' if fragment is None else quote(fragment, safe=_FRAGMENT))

    def with_name(self, name):
        """Return it with another last part of its path."""
        if '/' in name:
            raise ValueError('Slash in name is not allowed')
        head = self.raw_path.rpartition('/')[0]
        return self._with(path=f'{head}/{quote(name, safe=_PATH)}', query='', fragment='')

    def with_suffix(self, suffix):
        """Return it with another extension."""
        name = self.name
        return self.with_name((name[:-len(self.suffix)] if self.suffix else name) + suffix)

    def __truediv__(self, name):
        if not isinstance(name, str):
            return NotImplemented
        return self.joinpath(name)

    def joinpath(self, *other, encoded=False):
        """Return it with more parts in its path."""
        path = self.raw_path.rstrip('/')
        for part in other:
            if part.startswith('/'):
                raise ValueError(f"Appending path {part!r} starting from slash is forbidden")
            path += '/' + (part if encoded else quote(part, safe=_PATH))
        return self._with(path=_normal(path) if '/.' in path else path, query='', fragment='')

    def __mod__(self, query):
        return self.update_query(query)

    def join(self, url):
        """Return what another URL means, seen from this one."""
        if not isinstance(url, URL):
            raise TypeError('url should be URL')
        from urllib.parse import urljoin
        return URL(urljoin(str(self), str(url)), encoded=True)

    def human_repr(self) -> str:
        """Return it as people read it."""
        text = f'{self._scheme}:' if self._scheme else ''
        if self._host is not None:
            user = f'{self.user}:{self.password}@' if self._password else f'{self.user}@' if self._user else ''
            port = '' if self._port is None or self.is_default_port() else f':{self._port}'
            text += f'//{user}{self.host}{port}'
        text += self.path
        if self._query:
            text += '?' + '&'.join(f'{key}={value}' for key, value in self.query.items())
        return text + (f'#{self.fragment}' if self._fragment else '')


Query = QueryVariable = SimpleQuery = object
