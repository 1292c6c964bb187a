"""Small things that both sides use."""

import binascii
from collections import namedtuple

__all__ = ['BasicAuth', 'ETag', 'HttpVersion', 'HttpVersion10', 'HttpVersion11', 'encode_basic_auth', 'sentinel', 'parse_content_type', 'reify', 'MimeType']

sentinel = type('_Sentinel', (), {'__repr__': lambda self: '<sentinel>', '__bool__': lambda self: False})()
MimeType = namedtuple('MimeType', 'type subtype suffix parameters')
HttpVersion = namedtuple('HttpVersion', 'major minor')
HttpVersion10 = HttpVersion(1, 0)
HttpVersion11 = HttpVersion(1, 1)


def encode_basic_auth(login: str, password: str = '', encoding: str = 'utf-8') -> str:
    """Return the value of `Authorization` for a name and a password."""
    if ':' in login:
        raise ValueError('A ":" is not allowed in login (RFC 7617#section-2)')
    return 'Basic ' + binascii.b2a_base64(f'{login}:{password}'.encode(encoding), newline=False).decode('ascii')


class BasicAuth(namedtuple('BasicAuth', 'login password encoding')):
    """Name and password, readable for everyone on the way."""

    def __new__(cls, login, password='', encoding='latin1'):
        if login is None:
            raise ValueError('None is not allowed as login value')
        if password is None:
            raise ValueError('None is not allowed as password value')
        if ':' in login:
            raise ValueError('A ":" is not allowed in login (RFC 1945#section-11.1)')
        return super().__new__(cls, login, password, encoding)

    @classmethod
    def decode(cls, auth_header, encoding='latin1'):
        """Return what the value of `Authorization` says."""
        kind, _, encoded = auth_header.partition(' ')
        if not encoded:
            raise ValueError('Could not parse authorization header.')
        if kind.lower() != 'basic':
            raise ValueError(f'Unknown authorization method {kind}')
        try:
            text = binascii.a2b_base64(encoded.encode('ascii'), strict_mode=True).decode(encoding)
        except ValueError:
            raise ValueError('Invalid base64 encoding.') from None
        login, colon, password = text.partition(':')
        if not colon:
            raise ValueError('Invalid credentials.')
        return cls(login, password, encoding=encoding)

    @classmethod
    def from_url(cls, url, *, encoding='latin1'):
        """Return name and password of a URL, or None."""
        if url.user is None and url.password is None:
            return None
        return cls(url.user or '', url.password or '', encoding=encoding)

    def encode(self) -> str:
        """Return the value of `Authorization`."""
        both = f'{self.login}:{self.password}'.encode(self.encoding)
        return f'Basic {binascii.b2a_base64(both, newline=False).decode("ascii")}'


class ETag(namedtuple('ETag', 'value is_weak', defaults=(False,))):
    """What tells versions of a content apart."""


def parse_content_type(value: str) -> tuple:
    """Return the type that a header names, and its parameters."""
    kind, *rest = value.split(';')
    parameters = {}
    for part in rest:
        name, equals, text = part.partition('=')
        if equals:
            parameters[name.strip().lower()] = text.strip().strip('"')
    return kind.strip().lower() or 'application/octet-stream', parameters


class reify:
    """A property that is computed once."""

    def __init__(self, wrapped) -> None:
        self.wrapped = wrapped
        self.__doc__ = wrapped.__doc__
        self.name = wrapped.__name__

    def __get__(self, instance, owner):
        if instance is None:
            return self
        known = instance.__dict__.setdefault('_reified', {})
        if self.name not in known:
            known[self.name] = self.wrapped(instance)
        return known[self.name]

    def __set__(self, instance, value) -> None:
        raise AttributeError('reified property is read-only')
