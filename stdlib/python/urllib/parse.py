"""Addresses (RFC 3986) taken apart and put together, and the quoting in them."""

import functools
from urllib._results import (
    DefragResult,
    DefragResultBytes,
    ParseResult,
    ParseResultBytes,
    SplitResult,
    SplitResultBytes,
    coerce_arguments as _coerce_arguments,
)

__all__ = [
    'urlparse', 'urlunparse', 'urljoin', 'urldefrag',
    'urlsplit', 'urlunsplit', 'urlencode', 'parse_qs',
    'parse_qsl', 'quote', 'quote_plus', 'quote_from_bytes',
    'unquote', 'unquote_plus', 'unquote_to_bytes',
    'DefragResult', 'ParseResult', 'SplitResult',
    'DefragResultBytes', 'ParseResultBytes', 'SplitResultBytes',
]

# The schemes whose addresses can be relative, have a host, and have parameters in their last segment.
uses_relative = [
    '', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms',
    'prospero', 'rtsp', 'rtsps', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss',
]
uses_netloc = [
    '', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp',
    'snews', 'prospero', 'rtsp', 'rtsps', 'rtspu', 'rsync', 'svn', 'svn+ssh', 'sftp', 'nfs', 'git',
    'git+ssh', 'ws', 'wss', 'itms-services',
]
uses_params = [
    '', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps', 'rtspu', 'sip',
    'sips', 'mms', 'sftp', 'tel',
]
non_hierarchical = [
    'gopher', 'hdl', 'mailto', 'news', 'telnet', 'wais', 'imap', 'snews', 'sip', 'sips',
]
uses_query = [
    '', 'http', 'wais', 'imap', 'https', 'shttp', 'mms', 'gopher', 'rtsp', 'rtsps', 'rtspu', 'sip',
    'sips',
]
uses_fragment = [
    '', 'ftp', 'hdl', 'http', 'gopher', 'news', 'nntp', 'wais', 'https', 'shttp', 'snews', 'file',
    'prospero',
]

scheme_chars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'

_CONTROLS_AND_SPACE = ''.join(map(chr, range(33)))
_REMOVED = dict.fromkeys(map(ord, '\t\r\n'))


def clear_cache() -> None:
    """Forget what was computed before."""
    urlsplit.cache_clear()
    _quoter.cache_clear()


# Taking addresses apart

def urlparse(url, scheme='', allow_fragments=True):
    """Take an address apart into six parts, one of which are the parameters of the last segment."""
    url, scheme, coerce_result = _coerce_arguments(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in path:
        path, params = _split_params(path)
    return coerce_result(ParseResult(scheme, netloc, path, params, query, fragment))


def _split_params(path: str) -> tuple[str, str]:
    place = path.find(';', path.rfind('/') + 1)
    return (path, '') if place < 0 else (path[:place], path[place + 1:])


def _split_host(url: str) -> tuple[str, str]:
    """The host of what follows two slashes, and the rest."""
    places = [place for place in map(url.find, '/?#') if place >= 0]
    end = min(places, default=len(url))
    return url[:end], url[end:]


def _check_characters(netloc: str) -> None:
    """Fail for characters that turn into delimiters where an address is normalized."""
    if netloc.isascii():
        return
    try:
        import unicodedata
    except ImportError:
        return
    rest = netloc.translate(dict.fromkeys(map(ord, '@:#?')))
    normalized = unicodedata.normalize('NFKC', rest)
    if rest != normalized and any(character in normalized for character in '/?#@:'):
        raise ValueError(
            f'netloc {netloc} contains invalid characters under NFKC normalization'
        )


def _check_brackets(netloc: str) -> None:
    host = netloc.rpartition('@')[2]
    before, bracket, inside = host.partition('[')
    if not bracket:
        host = host.partition(':')[0]
    else:
        host, _, port = inside.partition(']')
        if before or port and not port.startswith(':'):
            raise ValueError('Invalid IPv6 URL')
    if host[:1] in ('v', 'V'):
        version, dot, address = host[1:].partition('.')
        hexadecimal = version and not version.strip('0123456789abcdefABCDEF')
        if not (hexadecimal and dot and address) or '\n' in address:
            raise ValueError('IPvFuture address is invalid')
        return
    import ipaddress
    if isinstance(ipaddress.ip_address(host), ipaddress.IPv4Address):
        raise ValueError('An IPv4 address cannot be in brackets')


def _split(url: str, scheme: str | None, allow_fragments: bool):
    """The parts of an address, None for those that are absent (and not only empty)."""
    url = url.lstrip(_CONTROLS_AND_SPACE).translate(_REMOVED)
    if scheme is not None:
        scheme = scheme.strip(_CONTROLS_AND_SPACE).translate(_REMOVED)
    netloc = query = fragment = None
    end = url.find(':')
    if end > 0 and url[0].isascii() and url[0].isalpha() and not url[:end].strip(scheme_chars):
        scheme, url = url[:end].lower(), url[end + 1:]
    if url[:2] == '//':
        netloc, url = _split_host(url[2:])
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
        if '[' in netloc:
            _check_brackets(netloc)
        _check_characters(netloc)
    if allow_fragments and '#' in url:
        url, _, fragment = url.partition('#')
    if '?' in url:
        url, _, query = url.partition('?')
    return scheme, netloc, url, query, fragment


@functools.lru_cache(typed=True)
def urlsplit(url, scheme='', allow_fragments=True):
    """Take an address apart into scheme, host, path, query and fragment."""
    url, scheme, coerce_result = _coerce_arguments(url, scheme)
    scheme, netloc, url, query, fragment = _split(url, scheme, bool(allow_fragments))
    parts = (scheme, netloc or '', url, query or '', fragment or '')
    return coerce_result(SplitResult(*parts))


def urlunparse(components):
    """Put together an address of the six parts that urlparse() makes."""
    scheme, netloc, url, params, query, fragment, coerce_result = _coerce_arguments(*components)
    if params:
        url = f'{url};{params}'
    return coerce_result(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    """Put together an address of the five parts that urlsplit() makes."""
    scheme, netloc, url, query, fragment, coerce_result = _coerce_arguments(*components)
    if not netloc:
        # Whether there were slashes is not known; where a host can stand they belong there.
        has_slashes = scheme and scheme in uses_netloc and (not url or url[:1] == '/')
        netloc = '' if has_slashes else None
    return coerce_result(_unsplit(scheme, netloc, url, query or None, fragment or None))


def _unsplit(scheme, netloc, url, query, fragment) -> str:
    if netloc is not None:
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + netloc + url
    elif url[:2] == '//':
        # Without a host between them the slashes would begin one.
        url = '//' + url
    if scheme:
        url = scheme + ':' + url
    if query is not None:
        url = url + '?' + query
    if fragment is not None:
        url = url + '#' + fragment
    return url


def _without_dots(segments: list[str]) -> list[str]:
    """Resolve the segments . and .. (RFC 3986, section 5.2.4)."""
    kept: list[str] = []
    for segment in segments:
        if segment == '..':
            if kept:
                kept.pop()
        elif segment != '.':
            kept.append(segment)
    if segments[-1] in ('.', '..'):
        kept.append('')
    return kept


def urljoin(base, url, allow_fragments=True):
    """Make an absolute address of one that may be relative to another."""
    if not base:
        return url
    if not url:
        return base
    base, url, coerce_result = _coerce_arguments(base, url)
    allow_fragments = bool(allow_fragments)
    bscheme, bnetloc, bpath, bquery, bfragment = _split(base, None, allow_fragments)
    scheme, netloc, path, query, fragment = _split(url, None, allow_fragments)
    if scheme is None:
        scheme = bscheme
    if scheme != bscheme or scheme and scheme not in uses_relative:
        return coerce_result(url)
    if not scheme or scheme in uses_netloc:
        if netloc:
            return coerce_result(_unsplit(scheme, netloc, path, query, fragment))
        netloc = bnetloc
    if not path:
        path = bpath
        if query is None:
            query = bquery
            if fragment is None:
                fragment = bfragment
        return coerce_result(_unsplit(scheme, netloc, path, query, fragment))
    base_segments = bpath.split('/')
    if base_segments[-1] != '':
        # The last segment is a file, not a folder.
        del base_segments[-1]
    if path[:1] == '/':
        segments = path.split('/')
    else:
        segments = base_segments + path.split('/')
        segments[1:-1] = filter(None, segments[1:-1])
    path = '/'.join(_without_dots(segments)) or '/'
    return coerce_result(_unsplit(scheme, netloc, path, query, fragment))


def urldefrag(url):
    """Split an address into what comes before the fragment, and the fragment."""
    url, coerce_result = _coerce_arguments(url)
    fragment = ''
    if '#' in url:
        scheme, netloc, path, query, fragment = _split(url, None, True)
        url = _unsplit(scheme, netloc, path, query, None)
    return coerce_result(DefragResult(url, fragment or ''))


# Quoting

_HEXADECIMAL = '0123456789ABCDEFabcdef'
_PAIRS = {
    (high + low).encode(): bytes.fromhex(high + low)
    for high in _HEXADECIMAL for low in _HEXADECIMAL
}

_ALWAYS_SAFE = frozenset(
    b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~'
)


def unquote_to_bytes(string) -> bytes:
    """Replace each % with two hexadecimal digits by an octet."""
    if not string:
        # What is no string fails as it would otherwise.
        string.split
        return b''
    if isinstance(string, str):
        string = string.encode('utf-8')
    first, *rest = string.split(b'%')
    parts = [first]
    for part in rest:
        octet = _PAIRS.get(part[:2])
        if octet is None:
            parts.append(b'%' + part)
        else:
            parts.append(octet)
            parts.append(part[2:])
    return b''.join(parts)


def unquote(string, encoding='utf-8', errors='replace') -> str:
    """Replace each % with two hexadecimal digits by an octet, and decode the octets."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if '%' not in string:
        string.split
        return string
    if encoding is None:
        encoding = 'utf-8'
    if errors is None:
        errors = 'replace'
    parts = []
    ascii_start = 0
    place, length = 0, len(string)
    # Only what is ASCII is decoded, so that other characters stay as they are.
    while place < length:
        if string[place].isascii():
            place += 1
            continue
        if place > ascii_start:
            parts.append(unquote_to_bytes(string[ascii_start:place]).decode(encoding, errors))
        start = place
        while place < length and not string[place].isascii():
            place += 1
        parts.append(string[start:place])
        ascii_start = place
    if ascii_start < length:
        parts.append(unquote_to_bytes(string[ascii_start:]).decode(encoding, errors))
    return ''.join(parts)


def unquote_plus(string, encoding='utf-8', errors='replace') -> str:
    """As unquote(), with + for a space."""
    return unquote(string.replace('+', ' '), encoding, errors)


@functools.lru_cache
def _quoter(safe: bytes):
    """A table of what each octet becomes."""
    kept = _ALWAYS_SAFE.union(safe)
    return [chr(octet) if octet in kept else f'%{octet:02X}' for octet in range(256)]


def quote(string, safe='/', encoding=None, errors=None) -> str:
    """Replace what means something in addresses, and what is not ASCII, by % and hexadecimal digits."""
    if isinstance(string, str):
        if not string:
            return string
        if encoding is None:
            encoding = 'utf-8'
        if errors is None:
            errors = 'strict'
        string = string.encode(encoding, errors)
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None) -> str:
    """As quote(), with + for a space, as in forms."""
    space = ' ' if isinstance(string, str) else b' '
    if space not in string:
        return quote(string, safe, encoding, errors)
    extended = safe + (' ' if isinstance(safe, str) else b' ')
    return quote(string, extended, encoding, errors).replace(' ', '+')


def quote_from_bytes(bs, safe='/') -> str:
    """As quote(), of octets."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if not bs:
        return ''
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    else:
        safe = bytes(octet for octet in safe if octet < 128)
    if not bs.rstrip(bytes(_ALWAYS_SAFE) + safe):
        return bs.decode()
    return ''.join(map(_quoter(safe).__getitem__, bs))


# Queries

def parse_qs(
    qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
    max_num_fields=None, separator='&',
) -> dict:
    """Read a query into a dictionary of lists of values."""
    values: dict = {}
    pairs = parse_qsl(
        qs, keep_blank_values, strict_parsing, encoding=encoding, errors=errors,
        max_num_fields=max_num_fields, separator=separator,
    )
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return values


def parse_qsl(
    qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
    max_num_fields=None, separator='&',
) -> list:
    """Read a query into a list of pairs of name and value."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, 'ascii')
        equals = '='

        def unquoted(text):
            return unquote_plus(text, encoding=encoding, errors=errors)
    elif qs is None:
        return []
    else:
        try:
            # What is not empty shows octets, or is an error.
            qs = bytes(memoryview(qs))
        except TypeError:
            if not qs:
                return []
            raise
        if isinstance(separator, str):
            separator = bytes(separator, 'ascii')
        equals = b'='

        def unquoted(text):
            return unquote_to_bytes(text.replace(b'+', b' '))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, sign, value = field.partition(equals)
        if not sign:
            if strict_parsing:
                raise ValueError(f'bad query field: {field!r}')
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            pairs.append((unquoted(name), unquoted(value)))
    return pairs


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus) -> str:
    """Write a mapping, or a sequence of pairs, as a query; with `doseq` each item of a value by itself."""
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as error:
            raise TypeError('not a valid non-string sequence or mapping object') from error

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        if isinstance(value, str):
            return quote_via(value, safe, encoding, errors)
        return quote_via(str(value), safe, encoding, errors)

    fields = []
    for name, value in query:
        name = quoted(name)
        if doseq and not isinstance(value, (bytes, str)):
            try:
                len(value)
            except TypeError:
                pass
            else:
                fields.extend(f'{name}={quoted(item)}' for item in value)
                continue
        fields.append(f'{name}={quoted(value)}')
    return '&'.join(fields)


def unwrap(url) -> str:
    """Return the address in <URL:…>, in <…>, or as it stands."""
    url = str(url).strip()
    if url[:1] == '<' and url[-1:] == '>':
        url = url[1:-1].strip()
    if url[:4] == 'URL:':
        url = url[4:].strip()
    return url


def __getattr__(name: str):
    # Few programs use these any more.
    from . import _splitting
    if name in _splitting.__all__:
        return getattr(_splitting, name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
