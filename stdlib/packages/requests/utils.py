"""Small things around requests that programs use too."""

import os
import re
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from urllib._proxies import getproxies_environment as getproxies
from urllib._proxies import proxy_bypass_environment as proxy_bypass

from .cookies import cookiejar_from_dict
from .structures import CaseInsensitiveDict

__all__ = ['default_user_agent', 'default_headers', 'dict_from_cookiejar', 'add_dict_to_cookiejar', 'quote', 'unquote',
           'get_encoding_from_headers', 'guess_json_utf', 'parse_header_links', 'requote_uri', 'should_bypass_proxies',
           'get_environ_proxies', 'select_proxy', 'super_len', 'urldefragauth', 'get_auth_from_url',
           'get_netrc_auth', 'to_key_val_list', 'iter_slices', 'guess_filename', 'default_ports']

default_ports = {'http': 80, 'https': 443}
_UNRESERVED = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~')
_PLAIN = re.compile(r"[A-Za-z0-9\-._~!#$&'()*+,/:;=?@\[\]]*").fullmatch


def default_user_agent(name='python-requests') -> str:
    """Return what requests call themselves."""
    return f'{name}/2.34.2'


def default_headers() -> CaseInsensitiveDict:
    """Return the headers that every request has."""
    return CaseInsensitiveDict({'User-Agent': 'python-requests/2.34.2', 'Accept-Encoding': 'gzip, deflate, br',
                                'Accept': '*/*', 'Connection': 'keep-alive'})


def dict_from_cookiejar(cj) -> dict:
    """Return names and values of cookies."""
    return {cookie.name: cookie.value for cookie in cj}


def add_dict_to_cookiejar(cj, cookie_dict):
    """Put names and values into a jar."""
    return cookiejar_from_dict(cookie_dict, cj)


def to_key_val_list(value):
    """Return a list of pairs."""
    if value is None:
        return None
    if isinstance(value, (str, bytes, bool, int)):
        raise ValueError('cannot encode objects that are not 2-tuples')
    return list(value.items() if hasattr(value, 'items') else value)


def iter_slices(string, slice_length):
    """Iterate over pieces."""
    if slice_length is None or slice_length <= 0:
        slice_length = len(string)
    for place in range(0, len(string), slice_length or 1):
        yield string[place:place + slice_length]


def guess_filename(obj):
    """Return the name of a file, if it has one."""
    name = getattr(obj, 'name', None)
    if name and isinstance(name, (str, bytes)) and name[0] != '<' and name[-1] != '>':
        return os.path.basename(name)
    return None


def get_encoding_from_headers(headers):
    """Return the encoding that headers name or mean, or None."""
    content_type = headers.get('content-type')
    if not content_type:
        return None
    kind, *parameters = content_type.split(';')
    for parameter in parameters:
        name, equals, value = parameter.partition('=')
        if name.strip(' \'"').lower() == 'charset' and equals:
            return value.strip(' \'"')
    if 'text' in kind:
        return 'ISO-8859-1'
    if 'application/json' in kind:
        return 'utf-8'
    return None


def guess_json_utf(data):
    """Return the encoding of a JSON text, by where its zeros are."""
    sample = data[:4]
    if sample in (b'\xff\xfe\0\0', b'\0\0\xfe\xff'):
        return 'utf-32'
    if sample[:3] == b'\xef\xbb\xbf':
        return 'utf-8-sig'
    if sample[:2] in (b'\xff\xfe', b'\xfe\xff'):
        return 'utf-16'
    zeros = sample.count(0)
    if zeros == 0:
        return 'utf-8'
    if zeros == 2:
        if sample[::2] == b'\0\0':
            return 'utf-16-be'
        if sample[1::2] == b'\0\0':
            return 'utf-16-le'
    if zeros == 3:
        if sample[:3] == b'\0\0\0':
            return 'utf-32-be'
        if sample[1:] == b'\0\0\0':
            return 'utf-32-le'
    return None


def parse_header_links(value) -> list:
    """Return what a `Link` header lists, a dictionary each."""
    links = []
    value = value.strip(' \'"')
    if not value:
        return links
    for part in re.split(', *<', value):
        url, _, parameters = part.partition(';')
        link = {'url': url.strip('<> \'"')}
        for parameter in parameters.split(';'):
            name, equals, text = parameter.partition('=')
            if not equals or '=' in text:
                break
            link[name.strip(' \'"')] = text.strip(' \'"')
        links.append(link)
    return links


def unquote_unreserved(uri) -> str:
    """Undo the escapes of what needs none."""
    parts = uri.split('%')
    for place in range(1, len(parts)):
        digits = parts[place][:2]
        if len(digits) == 2 and digits.isalnum():
            try:
                letter = chr(int(digits, 16))
            except ValueError:
                from .exceptions import InvalidURL
                raise InvalidURL(f"Invalid percent-escape sequence: '{digits}'") from None
            if letter in _UNRESERVED:
                parts[place] = letter + parts[place][2:]
                continue
        parts[place] = f'%{parts[place]}'
    return ''.join(parts)


def requote_uri(uri) -> str:
    """Escape what must be, and nothing twice."""
    if _PLAIN(uri):
        return uri
    from .exceptions import InvalidURL
    try:
        return quote(unquote_unreserved(uri), safe="!#$%&'()*+,/:;=?@[]~")
    except InvalidURL:
        return quote(uri, safe="!#$&'()*+,/:;=?@[]~")


def urldefragauth(url) -> str:
    """Return a URL without fragment, name and password."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition('@')[2], fragment=''))


def get_auth_from_url(url) -> tuple:
    """Return name and password of a URL."""
    parts = urlsplit(url)
    if parts.username is None or parts.password is None:
        return ('', '')
    return (unquote(parts.username), unquote(parts.password))


def _netrc_path():
    # The user's file, by one of two names, if there is one.
    home = os.path.expanduser('~').rstrip('/')
    for name in ('.netrc', '_netrc'):
        path = f'{home}/{name}'
        if os.path.exists(path):
            return path
    return None


def get_netrc_auth(url, raise_errors=False):
    """Return name and password that the user's netrc file has for a URL, or None."""
    path = os.environ.get('NETRC') or _netrc_path()
    if path is None or not os.path.exists(path):
        return None
    from netrc import NetrcParseError, netrc
    try:
        found = netrc(path).authenticators(urlsplit(url).hostname)
    except (NetrcParseError, OSError):
        if raise_errors:
            raise
        return None
    return (found[0] or found[1], found[2]) if found and any(found) else None


def is_ipv4_address(string_ip) -> bool:
    """Return whether it is an address of the Internet, version 4."""
    import socket
    try:
        socket.inet_aton(string_ip)
    except OSError:
        return False
    return True


def should_bypass_proxies(url, no_proxy) -> bool:
    """Return whether a URL is reached without a proxy."""
    if no_proxy is None:
        no_proxy = os.environ.get('no_proxy') or os.environ.get('NO_PROXY')
    parts = urlsplit(url)
    host = parts.hostname
    if host is None:
        return True
    if no_proxy:
        wanted = [name for name in no_proxy.replace(' ', '').split(',') if name]
        if is_ipv4_address(host):
            import ipaddress
            for name in wanted:
                if '/' in name:
                    try:
                        if ipaddress.ip_address(host) in ipaddress.ip_network(name, strict=False):
                            return True
                    except ValueError:
                        continue
                elif name == host:
                    return True
        else:
            with_port = f'{host}:{parts.port}' if parts.port else host
            for name in wanted:
                bare = name.lstrip('.')
                if host.endswith(name) or with_port.endswith(name) or host == bare or host.endswith('.' + bare):
                    return True
    return bool(proxy_bypass(host))


def get_environ_proxies(url, no_proxy=None) -> dict:
    """Return the proxies of the environment that are meant for a URL."""
    found = getproxies()
    return {} if not found or should_bypass_proxies(url, no_proxy) else found


def select_proxy(url, proxies):
    """Return which of several proxies is meant for a URL, or None."""
    if not proxies:
        return None
    parts = urlsplit(url)
    if parts.hostname is None:
        return proxies.get(parts.scheme, proxies.get('all'))
    for key in (f'{parts.scheme}://{parts.hostname}', parts.scheme, f'all://{parts.hostname}', 'all'):
        if key in proxies:
            return proxies[key]
    return None


def super_len(o) -> int:
    """Return how much is left to read of anything that has a length."""
    length = None
    if isinstance(o, str):
        o = o.encode('utf-8')
    if hasattr(o, '__len__'):
        length = len(o)
    elif hasattr(o, 'len'):
        length = o.len
    elif hasattr(o, 'fileno'):
        try:
            length = os.fstat(o.fileno()).st_size
        except (OSError, AttributeError):
            length = None
    position = 0
    if hasattr(o, 'tell'):
        try:
            position = o.tell()
            if length is None:
                o.seek(0, 2)
                length = o.tell()
                o.seek(position)
        except OSError:
            position = length or 0
    return max(0, (length or 0) - position)


def rewind_body(prepared_request) -> None:
    """Go back to where the body of a request began, so that it can be sent again."""
    from .exceptions import UnrewindableBodyError
    body = prepared_request.body
    if getattr(body, 'seek', None) is None or not isinstance(prepared_request._body_position, int):
        raise UnrewindableBodyError('Unable to rewind request body for redirect.')
    try:
        body.seek(prepared_request._body_position)
    except OSError:
        raise UnrewindableBodyError('An error occurred when rewinding request body for redirect.') from None


def prepend_scheme_if_needed(url, new_scheme) -> str:
    """Return a URL with a scheme: its own, or another one."""
    return url if '://' in url else f'{new_scheme}://{url.lstrip("/")}'


def resolve_proxies(request, proxies, trust_env=True) -> dict:
    """Return the proxies for a request, with those of the environment."""
    found = dict(proxies or {})
    no_proxy = found.get('no_proxy')
    if trust_env and not should_bypass_proxies(request.url, no_proxy):
        usual = get_environ_proxies(request.url, no_proxy)
        scheme = urlsplit(request.url).scheme
        proxy = usual.get(scheme, usual.get('all'))
        if proxy:
            found.setdefault(scheme, proxy)
    return found


def from_key_val_list(value):
    """Return an ordered dictionary of pairs."""
    from collections import OrderedDict
    if value is None:
        return None
    if isinstance(value, (str, bytes, bool, int)):
        raise ValueError('cannot encode objects that are not 2-tuples')
    return OrderedDict(value)


def unquote_header_value(value, is_filename=False) -> str:
    """Return a value of a header without its quotes."""
    if value and value[0] == value[-1] == '"':
        value = value[1:-1]
        if not is_filename or value[:2] != '\\\\':
            return value.replace('\\\\', '\\').replace('\\"', '"')
    return value


def parse_list_header(value) -> list:
    """Return the items of a header that is a list, without their quotes."""
    from urllib.request import parse_http_list
    return [unquote_header_value(item[1:-1]) if item[:1] == item[-1:] == '"' else item for item in parse_http_list(value)]


def parse_dict_header(value) -> dict:
    """Return the pairs of a header that is a list of these."""
    from urllib.request import parse_http_list
    found = {}
    for item in parse_http_list(value):
        name, equals, text = item.partition('=')
        if not equals:
            found[item] = None
        else:
            found[name] = unquote_header_value(text[1:-1]) if text[:1] == text[-1:] == '"' else text
    return found


def check_header_validity(header) -> None:
    """Raise `InvalidHeader` if a pair is no header."""
    from .models import PreparedRequest
    PreparedRequest().prepare_headers(dict((header,)))


def dotted_netmask(mask) -> str:
    """Return the mask of a network as an address: 24 is 255.255.255.0."""
    from ipaddress import ip_network
    return str(ip_network(f'0.0.0.0/{mask}').netmask)


def address_in_network(ip, net) -> bool:
    """Return whether an address is one of a network."""
    from ipaddress import ip_address, ip_network
    return ip_address(ip) in ip_network(net, strict=False)


def is_valid_cidr(string_network) -> bool:
    """Return whether a text is a network, with the length of its mask."""
    from ipaddress import IPv4Network
    address, slash, length = string_network.partition('/')
    if not slash or '/' in length or not length.isdecimal() or not 1 <= int(length) <= 32:
        return False
    try:
        IPv4Network(string_network, strict=False)
    except ValueError:
        return False
    return is_ipv4_address(address)


def get_encodings_from_content(content) -> list:
    """Return the encodings that an HTML or XML text names."""
    import warnings
    warnings.warn('In requests 3.0, get_encodings_from_content will be removed. For more information, please see the '
                  'discussion on issue #2266. (This warning should only appear once.)', DeprecationWarning, stacklevel=2)
    return [found for pattern in (r'<meta.*?charset=["\']*(.+?)["\'>]', r'<meta.*?content=["\']*;?charset=(.+?)["\'>]',
                                  r'^<\?xml.*?encoding=["\']*(.+?)["\'>]')
            for found in re.findall(pattern, content, re.IGNORECASE)]


def to_native_string(string, encoding='ascii') -> str:
    """Return text, whatever it was before."""
    return string if isinstance(string, str) else string.decode(encoding)
