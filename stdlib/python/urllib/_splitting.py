"""The functions of `urllib.parse` that take addresses apart one cut at a time, from before `urlparse`."""

import functools
import re
import warnings

__all__ = ['splitattr', 'splithost', 'splitnport', 'splitpasswd', 'splitport', 'splitquery', 'splittag', 'splittype',
           'splituser', 'splitvalue', 'to_bytes']


def _deprecated(instead: str):
    """Make a function warn, and say what to use."""
    def decorate(function):
        @functools.wraps(function)
        def warning(*args, **kwargs):
            text = f'urllib.parse.{function.__name__}() is deprecated as of 3.8'
            if instead:
                text += f', use urllib.parse.{instead}() instead'
            warnings.warn(text, DeprecationWarning, stacklevel=2)
            return function(*args, **kwargs)
        return warning
    return decorate


def _cut(text: str, mark: str) -> tuple:
    """The text before a mark and what is behind it, None without one."""
    before, found, behind = text.partition(mark)
    return before, behind if found else None


def _cut_last(text: str, mark: str) -> tuple:
    before, found, behind = text.rpartition(mark)
    return (before, behind) if found else (text, None)


@_deprecated('urlparse')
def splittype(url):
    """Return the scheme, or None, and the rest."""
    match = re.match('([^/:]+):(.*)', url, re.DOTALL)
    return (match[1].lower(), match[2]) if match else (None, url)


@_deprecated('urlparse')
def splithost(url):
    """Return the host and port behind two slashes, or None, and the path."""
    match = re.match('//([^/#?]*)(.*)', url, re.DOTALL)
    if match is None:
        return None, url
    host, path = match.groups()
    return host, '/' + path if path and path[0] != '/' else path


@_deprecated('urlparse')
def splituser(host):
    """Return the user and password, or None, and the host."""
    user, found, host = host.rpartition('@')
    return user if found else None, host


@_deprecated('urlparse')
def splitpasswd(user):
    """Return the user and the password, or None."""
    return _cut(user, ':')


@_deprecated('urlparse')
def splitport(host):
    """Return the host and the port, or None."""
    match = re.fullmatch('(.*):([0-9]*)', host, re.DOTALL)
    return (match[1], match[2] or None) if match else (host, None)


@_deprecated('urlparse')
def splitnport(host, defport=-1):
    """Return the host and the port as a number: None if it is none, and the default without one."""
    name, port = _cut_last(host, ':')
    if not port:
        return name, defport
    return name, int(port) if port.isdigit() and port.isascii() else None


@_deprecated('urlparse')
def splitquery(url):
    """Return the address and its query, or None."""
    return _cut_last(url, '?')


@_deprecated('urlparse')
def splittag(url):
    """Return the address and its fragment, or None."""
    return _cut_last(url, '#')


@_deprecated('urlparse')
def splitattr(url):
    """Return the path and a list of the attributes behind it."""
    path, *attributes = url.split(';')
    return path, attributes


@_deprecated('parse_qsl')
def splitvalue(attr):
    """Return a name and its value, or None."""
    return _cut(attr, '=')


@_deprecated('')
def to_bytes(url):
    """Return the address, which must be ASCII if it is text."""
    if isinstance(url, str) and not url.isascii():
        raise UnicodeError(f'URL {url!r} contains non-ASCII characters')
    return url
