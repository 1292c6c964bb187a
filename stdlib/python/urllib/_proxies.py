"""Proxies as the environment names them, and the hosts that are reached without one."""

import os
import re
import socket


def _candidates() -> list[str]:
    # Variables that may name a proxy. This is asked for each request, so not all of the environment is decoded.
    known = getattr(os.environ, '_data', None)
    if known is None:
        return list(os.environ)
    return [os.environ.decodekey(name) for name in list(known) if name[-6:].lower() == b'_proxy']


def getproxies_environment() -> dict[str, str]:
    """The proxies that variables like `http_proxy` name; small letters count more than large ones."""
    proxies = {}
    entries = []
    for name in _candidates():
        value = os.environ.get(name)
        if value is None:
            continue
        if len(name) > 6 and name[-6] == '_' and name[-5:].lower() == 'proxy':
            scheme = name[:-6].lower()
            entries.append((name, value, scheme))
            if value:
                proxies[scheme] = value
    # In a CGI program HTTP_PROXY is a header of the request, which anyone can send.
    if 'REQUEST_METHOD' in os.environ:
        proxies.pop('http', None)
    for name, value, scheme in entries:
        if name[-6:] == '_proxy':
            if value:
                proxies[scheme] = value
            else:
                proxies.pop(scheme, None)
    return proxies


def proxy_bypass_environment(host, proxies=None) -> bool:
    """Whether a host is one of those that `no_proxy` names."""
    if proxies is None:
        proxies = getproxies_environment()
    try:
        excluded = proxies['no']
    except KeyError:
        return False
    if excluded == '*':
        return True
    host = host.lower()
    match = re.fullmatch('(.*):([0-9]*)', host, re.DOTALL)
    without_port = match[1] if match else host
    for name in excluded.split(','):
        name = name.strip()
        if name:
            # A dot at the beginning means the same as none.
            name = name.lstrip('.').lower()
            if without_port == name or host == name:
                return True
            if without_port.endswith('.' + name) or host.endswith('.' + name):
                return True
    return False


def parse_proxy(proxy: str):
    """Scheme, user, password and host of a proxy, which may be named by host and port alone."""
    match = re.match('([^/:]+):(.*)', proxy, re.DOTALL)
    scheme, rest = (match[1].lower(), match[2]) if match else (None, proxy)
    if not rest.startswith('/'):
        # What looked like a scheme was a host.
        scheme = None
        authority = proxy
    else:
        if not rest.startswith('//'):
            raise ValueError(f'proxy URL with no authority: {proxy!r}')
        end = rest.find('/', 2)
        at = rest.find('@')
        if at > end:
            # There may be slashes in the password.
            end = rest.find('/', at)
        authority = rest[2:] if end == -1 else rest[2:end]
    user_and_password, at, host = authority.rpartition('@')
    user = password = None
    if at:
        user, colon, password = user_and_password.partition(':')
        if not colon:
            password = None
    return scheme, user, password, host


def is_local_authority(authority: str, resolve: bool) -> bool:
    """Whether the host of a `file:` URL is this machine."""
    if not authority or authority == 'localhost':
        return True
    try:
        hostname = socket.gethostname()
    except (socket.gaierror, AttributeError):
        pass
    else:
        if authority == hostname:
            return True
    if not resolve:
        return False
    try:
        address = socket.gethostbyname(authority)
    except (socket.gaierror, AttributeError, UnicodeEncodeError):
        return False
    return address in this_host()


_addresses = None


def this_host() -> tuple:
    """The addresses of this machine."""
    global _addresses
    if _addresses is None:
        try:
            _addresses = tuple(socket.gethostbyname_ex(socket.gethostname())[2])
        except socket.gaierror:
            _addresses = tuple(socket.gethostbyname_ex('localhost')[2])
    return _addresses
