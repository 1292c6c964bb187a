"""Cookies as a server writes them and reads them back."""

import re
import string
import types

__all__ = ['CookieError', 'BaseCookie', 'SimpleCookie']

_LEGAL = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"
_is_legal_key = re.compile('[%s]+' % re.escape(_LEGAL)).fullmatch
_CONTROLS = re.compile(r'[\x00-\x1f\x7f]')

# What must be escaped between quotes: characters that are no text, and those that end a cookie in some browsers.
_ESCAPES = {code: f'\\{code:03o}' for code in set(range(256)) - set(map(ord, _LEGAL + ' ()/<=>?@[]{}'))}
_ESCAPES.update({ord('"'): '\\"', ord('\\'): '\\\\'})
_ESCAPED = re.compile(r'\\(?:([0-3][0-7][0-7])|(.))')


class CookieError(Exception):
    """A key or an attribute cannot be in a cookie."""


def _quote(text):
    if text is None or _is_legal_key(text):
        return text
    return '"' + text.translate(_ESCAPES) + '"'


def _unquote(text):
    if text is None or len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 8)) if match[1] else match[2], text[1:-1])


_DAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_MONTHS = ('', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')


def _getdate(future=0) -> str:
    from time import gmtime, time
    year, month, day, hours, minutes, seconds, weekday, *_ = gmtime(time() + future)
    return f'{_DAYS[weekday]}, {day:02d} {_MONTHS[month]} {year:4d} {hours:02d}:{minutes:02d}:{seconds:02d} GMT'


class Morsel(dict):
    """One cookie: key and value, and its attributes as a dictionary."""

    _reserved = {'expires': 'expires', 'path': 'Path', 'comment': 'Comment', 'domain': 'Domain',
                 'max-age': 'Max-Age', 'secure': 'Secure', 'httponly': 'HttpOnly', 'version': 'Version',
                 'samesite': 'SameSite', 'partitioned': 'Partitioned'}
    _reserved_defaults = dict.fromkeys(_reserved, '')
    _flags = {'secure', 'httponly', 'partitioned'}

    def __init__(self) -> None:
        self._key = self._value = self._coded_value = None
        dict.update(self, self._reserved_defaults)

    @property
    def key(self):
        """The name of the cookie."""
        return self._key

    @property
    def value(self):
        """The value."""
        return self._value

    @property
    def coded_value(self):
        """The value as it is sent."""
        return self._coded_value

    def __setitem__(self, K, V) -> None:
        K = K.lower()
        if K not in self._reserved:
            raise CookieError(f'Invalid attribute {K!r}')
        if _has_controls(V):
            raise CookieError(f'Control characters are not allowed in cookies {K!r} {V!r}')
        dict.__setitem__(self, K, V)

    def setdefault(self, key, val=None):
        """The value of an attribute, which is set if it was not there."""
        key = key.lower()
        if key not in self._reserved:
            raise CookieError(f'Invalid attribute {key!r}')
        if _has_controls(val):
            raise CookieError(f'Control characters are not allowed in cookies {key!r} {val!r}')
        return dict.setdefault(self, key, val)

    def __eq__(self, morsel) -> bool:
        if not isinstance(morsel, Morsel):
            return NotImplemented
        return (dict.__eq__(self, morsel) and self._value == morsel._value and self._key == morsel._key
                and self._coded_value == morsel._coded_value)

    __ne__ = object.__ne__

    def copy(self):
        """A cookie like this one."""
        morsel = Morsel()
        dict.update(morsel, self)
        morsel.__dict__.update(self.__dict__)
        return morsel

    def update(self, values) -> None:
        """Set several attributes."""
        changed = {}
        for key, value in dict(values).items():
            key = key.lower()
            if key not in self._reserved:
                raise CookieError(f'Invalid attribute {key!r}')
            if _has_controls(value):
                raise CookieError(f'Control characters are not allowed in cookies {key!r} {value!r}')
            changed[key] = value
        dict.update(self, changed)

    def __ior__(self, values):
        self.update(values)
        return self

    def isReservedKey(self, K) -> bool:
        """Whether a name is that of an attribute."""
        return K.lower() in self._reserved

    def set(self, key, val, coded_val) -> None:
        """Set the name and the value, as it is and as it is sent."""
        if key.lower() in self._reserved:
            raise CookieError(f'Attempt to set a reserved key {key!r}')
        if not _is_legal_key(key):
            raise CookieError(f'Illegal key {key!r}')
        if _has_controls(key, val, coded_val):
            raise CookieError(f'Control characters are not allowed in cookies {key!r} {val!r} {coded_val!r}')
        self._key = key
        self._value = val
        self._coded_value = coded_val

    def __getstate__(self):
        return {'key': self._key, 'value': self._value, 'coded_value': self._coded_value}

    def __setstate__(self, state) -> None:
        key, value, coded_value = state['key'], state['value'], state['coded_value']
        if _has_controls(key, value, coded_value):
            raise CookieError(f'Control characters are not allowed in cookies {key!r} {value!r} {coded_value!r}')
        self._key = key
        self._value = value
        self._coded_value = coded_value

    def output(self, attrs=None, header='Set-Cookie:') -> str:
        """The cookie as a header."""
        return f'{header} {self.OutputString(attrs)}'

    __str__ = output

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__}: {self.OutputString()}>'

    def js_output(self, attrs=None) -> str:
        """The cookie as a script that sets it."""
        from urllib.parse import quote
        encoded = quote(self.OutputString(attrs), safe='', encoding='utf-8')
        return ('\n        <script type="text/javascript">\n        <!-- begin hiding\n'
                f'        document.cookie = decodeURIComponent("{encoded}");\n'
                '        // end hiding -->\n        </script>\n        ')

    def OutputString(self, attrs=None) -> str:
        """The cookie without a name of a header."""
        parts = [f'{self.key}={self.coded_value}']
        if attrs is None:
            attrs = self._reserved
        for key, value in sorted(self.items()):
            if value == '' or key not in attrs:
                continue
            shown = self._reserved[key]
            if key == 'expires' and isinstance(value, int):
                parts.append(f'{shown}={_getdate(value)}')
            elif key == 'max-age' and isinstance(value, int):
                parts.append(f'{shown}={value:d}')
            elif key == 'comment' and isinstance(value, str):
                parts.append(f'{shown}={_quote(value)}')
            elif key in self._flags:
                if value:
                    parts.append(shown)
            else:
                parts.append(f'{shown}={value}')
        text = '; '.join(parts)
        if _has_controls(text):
            raise CookieError('Control characters are not allowed in cookies')
        return text

    __class_getitem__ = classmethod(types.GenericAlias)


def _has_controls(*values) -> bool:
    return any(_CONTROLS.search(str(value)) for value in values if value is not None)


_KEY = r"[\w\d!#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\=]"
_PAIR = re.compile(r'''
    \s* (?P<key> %(key)s+? )
    ( \s* = \s*
      (?P<value>
        "(?:[^\\"]|\\.)*"
      | \w{3,9}, \s [\w\d\s-]{9,11} \s [\d:]{8} \s GMT
      | [%(value)s]*
      )
    )?
    \s* (\s+|;|$)
''' % {'key': _KEY, 'value': _KEY[1:-1] + r'\[\]'}, re.ASCII | re.VERBOSE)


class BaseCookie(dict):
    """Cookies by their names; subclasses say how values are encoded."""

    def value_decode(self, val):
        """The value of what was sent, and what was sent."""
        return val, val

    def value_encode(self, val):
        """A value, and what is sent for it."""
        text = str(val)
        return text, text

    def __init__(self, input=None) -> None:
        if input:
            self.load(input)

    def __set(self, key, real_value, coded_value) -> None:
        morsel = self.get(key, Morsel())
        morsel.set(key, real_value, coded_value)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value) -> None:
        if isinstance(value, Morsel):
            # One that comes from a pickle is taken as it is.
            dict.__setitem__(self, key, value)
        else:
            real, coded = self.value_encode(value)
            self.__set(key, real, coded)

    def output(self, attrs=None, header='Set-Cookie:', sep='\r\n') -> str:
        """All cookies as headers."""
        lines = [morsel.output(attrs, header) for _, morsel in sorted(self.items())]
        for line in lines:
            if _has_controls(line):
                raise CookieError('Control characters are not allowed in cookies')
        return sep.join(lines)

    __str__ = output

    def __repr__(self) -> str:
        shown = ' '.join(f'{key}={morsel.value!r}' for key, morsel in sorted(self.items()))
        return f'<{self.__class__.__name__}: {shown}>'

    def js_output(self, attrs=None) -> str:
        """All cookies as a script that sets them."""
        return ''.join(morsel.js_output(attrs) for _, morsel in sorted(self.items()))

    def load(self, rawdata) -> None:
        """Take the cookies of a header, or those of a dictionary."""
        if isinstance(rawdata, str):
            self.__parse_string(rawdata)
        else:
            for key, value in rawdata.items():
                self[key] = value

    def __parse_string(self, text) -> None:
        position = 0
        found = []
        has_cookie = False
        while 0 <= position < len(text):
            match = _PAIR.match(text, position)
            if not match:
                break
            key, value = match['key'], match['value']
            position = match.end(0)
            if key[0] == '$':
                # An attribute of all cookies, of which only the version is known; before any it is passed over.
                if has_cookie:
                    found.append((None, key[1:], value))
            elif key.lower() in Morsel._reserved:
                if not has_cookie:
                    # Attributes before any cookie: this is no header of cookies at all.
                    return
                if value is None:
                    if key.lower() not in Morsel._flags:
                        return
                    found.append((None, key, True))
                else:
                    found.append((None, key, _unquote(value)))
            elif value is not None:
                found.append((key, *self.value_decode(value)))
                has_cookie = True
            else:
                return
        morsel = None
        for key, first, second in found:
            if key is None:
                morsel[first] = second
            else:
                self.__set(key, first, second)
                morsel = self[key]


class SimpleCookie(BaseCookie):
    """Cookies whose values are texts, in quotes if they need them."""

    def value_decode(self, val):
        """The value without quotes, and what was sent."""
        return _unquote(val), val

    def value_encode(self, val):
        """The value as text, and with quotes if it needs them."""
        text = str(val)
        return text, _quote(text)
