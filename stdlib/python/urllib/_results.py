"""What taking addresses apart results in, for text and for octets."""

from collections import namedtuple
from types import GenericAlias

__all__ = []


def _as_is(value):
    return value


def _encoded(value):
    return value.encode('ascii', 'strict')


def coerce_arguments(*arguments):
    """Decode arguments that are octets. The last item of the result makes a result of the arguments' kind."""
    is_text = isinstance(arguments[0], str)
    for argument in arguments[1:]:
        # An empty text is a default, which goes with octets too.
        if argument and isinstance(argument, str) != is_text:
            raise TypeError('Cannot mix str and non-str arguments')
    if is_text:
        return (*arguments, _as_is)
    decoded = [argument.decode('ascii', 'strict') if argument else '' for argument in arguments]
    return (*decoded, _encoded)


class _TextResult:
    """A result that is text."""

    __slots__ = ()

    def encode(self, encoding='ascii', errors='strict'):
        """Return the same result as octets."""
        return self._encoded_counterpart(*(part.encode(encoding, errors) for part in self))


class _OctetsResult:
    """A result that is octets."""

    __slots__ = ()

    def decode(self, encoding='ascii', errors='strict'):
        """Return the same result as text."""
        return self._decoded_counterpart(*(part.decode(encoding, errors) for part in self))


class _HostResult:
    """A result with a host, which may have a user, a password and a port."""

    __slots__ = ()

    @property
    def username(self):
        """The user, or None."""
        return self._user[0]

    @property
    def password(self):
        """The password, or None."""
        return self._user[1]

    @property
    def hostname(self):
        """The host in small letters, or None."""
        host = self._host[0]
        if not host:
            return None
        # A zone keeps its letters.
        percent = '%' if isinstance(host, str) else b'%'
        host, sign, zone = host.partition(percent)
        return host.lower() + sign + zone

    @property
    def port(self):
        """The port, or None."""
        port = self._host[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError('Port out of range 0-65535')
        return port

    @property
    def _user(self):
        at, colon = ('@', ':') if isinstance(self.netloc, str) else (b'@', b':')
        information, sign, _ = self.netloc.rpartition(at)
        if not sign:
            return None, None
        username, sign, password = information.partition(colon)
        return username, password if sign else None

    @property
    def _host(self):
        if isinstance(self.netloc, str):
            at, colon, opening, closing = '@', ':', '[', ']'
        else:
            at, colon, opening, closing = b'@', b':', b'[', b']'
        host = self.netloc.rpartition(at)[2]
        _, bracket, inside = host.partition(opening)
        if bracket:
            host, _, port = inside.partition(closing)
            port = port.partition(colon)[2]
        else:
            host, _, port = host.partition(colon)
        return host, port or None

    __class_getitem__ = classmethod(GenericAlias)


_Defragged = namedtuple('_DefragResultBase', 'url fragment')
_Split = namedtuple('_SplitResultBase', 'scheme netloc path query fragment')
_Parsed = namedtuple('_ParseResultBase', 'scheme netloc path params query fragment')


class _Defragging:
    __slots__ = ()

    def geturl(self):
        """Put the address together again."""
        if not self.fragment:
            return self.url
        return self.url + ('#' if isinstance(self.url, str) else b'#') + self.fragment


class _Splitting(_HostResult):
    __slots__ = ()

    def geturl(self):
        """Put the address together again."""
        from urllib.parse import urlunsplit
        return urlunsplit(self)


class _Parsing(_HostResult):
    __slots__ = ()

    def geturl(self):
        """Put the address together again."""
        from urllib.parse import urlunparse
        return urlunparse(self)


class DefragResult(_Defragging, _Defragged, _TextResult):
    """An address without its fragment, and the fragment."""

    __slots__ = ()


class SplitResult(_Splitting, _Split, _TextResult):
    """The five parts of an address."""

    __slots__ = ()


class ParseResult(_Parsing, _Parsed, _TextResult):
    """The six parts of an address."""

    __slots__ = ()


class DefragResultBytes(_Defragging, _Defragged, _OctetsResult):
    """An address without its fragment, and the fragment, as octets."""

    __slots__ = ()


class SplitResultBytes(_Splitting, _Split, _OctetsResult):
    """The five parts of an address, as octets."""

    __slots__ = ()


class ParseResultBytes(_Parsing, _Parsed, _OctetsResult):
    """The six parts of an address, as octets."""

    __slots__ = ()


for _text, _octets in (
    (DefragResult, DefragResultBytes),
    (SplitResult, SplitResultBytes),
    (ParseResult, ParseResultBytes),
):
    _text._encoded_counterpart = _octets
    _octets._decoded_counterpart = _text
    # Pickles name them where they are public.
    _text.__module__ = _octets.__module__ = 'urllib.parse'
del _text, _octets
