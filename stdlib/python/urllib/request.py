"""Opening URLs: requests, what opens them, and the files that answers are."""

import bisect
import contextlib
import http.client
import os
import re
import socket
import sys
import tempfile

from urllib._authentication import (AbstractBasicAuthHandler, AbstractDigestAuthHandler, HTTPPasswordMgr,
                                    HTTPPasswordMgrWithDefaultRealm, HTTPPasswordMgrWithPriorAuth, parse_http_list,
                                    parse_keqv_list)
from urllib._ftp import CacheFTPHandler, FTPHandler, ftpwrapper
from urllib._handlers import (AbstractHTTPHandler, BaseHandler, DataHandler, FileHandler, HTTPBasicAuthHandler,
                              HTTPCookieProcessor, HTTPDefaultErrorHandler, HTTPDigestAuthHandler,
                              HTTPErrorProcessor, HTTPHandler, HTTPRedirectHandler, ProxyBasicAuthHandler,
                              ProxyDigestAuthHandler, ProxyHandler, UnknownHandler)
from urllib._proxies import (getproxies_environment, is_local_authority as _is_local_authority,
                             parse_proxy as _parse_proxy, proxy_bypass_environment, this_host as thishost)
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import quote, unquote, unquote_to_bytes, unwrap, urljoin, urlparse, urlsplit, urlunparse
from urllib.response import addclosehook, addinfourl

__all__ = ['Request', 'OpenerDirector', 'BaseHandler', 'HTTPDefaultErrorHandler', 'HTTPRedirectHandler',
           'HTTPCookieProcessor', 'ProxyHandler', 'HTTPPasswordMgr', 'HTTPPasswordMgrWithDefaultRealm',
           'HTTPPasswordMgrWithPriorAuth', 'AbstractBasicAuthHandler', 'HTTPBasicAuthHandler',
           'ProxyBasicAuthHandler', 'AbstractDigestAuthHandler', 'HTTPDigestAuthHandler', 'ProxyDigestAuthHandler',
           'HTTPHandler', 'FileHandler', 'FTPHandler', 'CacheFTPHandler', 'DataHandler', 'UnknownHandler',
           'HTTPErrorProcessor', 'urlopen', 'install_opener', 'build_opener', 'pathname2url', 'url2pathname',
           'getproxies', 'urlretrieve', 'urlcleanup']

__version__ = '%d.%d' % sys.version_info[:2]

_have_ssl = hasattr(http.client, 'HTTPSConnection')
if _have_ssl:
    from urllib._handlers import HTTPSHandler
    __all__.append('HTTPSHandler')

# Proxies of other systems than the environment's are not asked for here.
getproxies = getproxies_environment
proxy_bypass = proxy_bypass_environment

_opener = None


def urlopen(url, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, *, context=None):
    """Open a URL, which is a text or a `Request`, and return its answer as a file."""
    global _opener
    if context:
        opener = build_opener(HTTPSHandler(context=context))
    elif _opener is None:
        _opener = opener = build_opener()
    else:
        opener = _opener
    return opener.open(url, data, timeout)


def install_opener(opener) -> None:
    """Let `urlopen` use an opener."""
    global _opener
    _opener = opener


_url_tempfiles = []


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Fetch a URL into a file; the name of that and the headers."""
    scheme, path = _split_scheme(url)
    with contextlib.closing(urlopen(url, data)) as answer:
        headers = answer.info()
        # What is a file already is not copied, unless that is asked for.
        if scheme == 'file' and not filename:
            return os.path.normpath(url2pathname(path)), headers
        if filename:
            file = open(filename, 'wb')
        else:
            file = tempfile.NamedTemporaryFile(delete=False)
            filename = file.name
            _url_tempfiles.append(filename)
        with file:
            result = filename, headers
            block, size, read, number = 1024 * 8, -1, 0, 0
            if 'content-length' in headers:
                size = int(headers['Content-Length'])
            if reporthook:
                reporthook(number, block, size)
            while piece := answer.read(block):
                read += len(piece)
                file.write(piece)
                number += 1
                if reporthook:
                    reporthook(number, block, size)
    if size >= 0 and read < size:
        raise ContentTooShortError(f'retrieval incomplete: got only {read:d} out of {size:d} bytes', result)
    return result


def urlcleanup() -> None:
    """Remove the files that `urlretrieve` has left."""
    global _opener
    for name in _url_tempfiles:
        try:
            os.unlink(name)
        except OSError:
            pass
    del _url_tempfiles[:]
    _opener = None


_cut_port_re = re.compile(r':\d+$', re.ASCII)


def request_host(request) -> str:
    """The host that a request goes to, without its port."""
    host = urlparse(request.full_url)[1]
    if host == '':
        host = request.get_header('Host', '')
    return _cut_port_re.sub('', host, count=1).lower()


def _split_scheme(url):
    match = re.match('([^/:]+):(.*)', url, re.DOTALL)
    return (match[1].lower(), match[2]) if match else (None, url)


def _split_authority(rest):
    match = re.match('//([^/#?]*)(.*)', rest, re.DOTALL)
    if match is None:
        return None, rest
    authority, path = match.groups()
    return authority, '/' + path if path and path[0] != '/' else path


def _split_fragment(url):
    before, mark, fragment = url.rpartition('#')
    return (before, fragment) if mark else (url, None)


class Request:
    """What is asked of whom: a URL, headers, and data to be sent."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None) -> None:
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self._data = None
        self.data = data
        self._tunnel_host = None
        for key, value in headers.items():
            self.add_header(key, value)
        self.origin_req_host = request_host(self) if origin_req_host is None else origin_req_host
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        """The URL."""
        return f'{self._full_url}#{self.fragment}' if self.fragment else self._full_url

    @full_url.setter
    def full_url(self, url) -> None:
        self._full_url = unwrap(url)
        self._full_url, self.fragment = _split_fragment(self._full_url)
        self._parse()

    @full_url.deleter
    def full_url(self) -> None:
        self._full_url = None
        self.fragment = None
        self.selector = ''

    @property
    def data(self):
        """What is sent, or `None`."""
        return self._data

    @data.setter
    def data(self, data) -> None:
        if data != self._data:
            self._data = data
            # Its length was that of other data.
            if self.has_header('Content-length'):
                self.remove_header('Content-length')

    @data.deleter
    def data(self) -> None:
        self.data = None

    def _parse(self) -> None:
        self.type, rest = _split_scheme(self._full_url)
        if self.type is None:
            raise ValueError(f'unknown url type: {self.full_url!r}')
        self.host, self.selector = _split_authority(rest)
        if self.host:
            self.host = unquote(self.host)

    def get_method(self) -> str:
        """The method, which is POST if there is something to send and GET if not."""
        return getattr(self, 'method', 'GET' if self.data is None else 'POST')

    def get_full_url(self):
        """The URL."""
        return self.full_url

    def set_proxy(self, host, type) -> None:
        """Send the request by way of a proxy."""
        if self.type == 'https' and not self._tunnel_host:
            self._tunnel_host = self.host
        else:
            self.type = type
            self.selector = self.full_url
        self.host = host

    def has_proxy(self) -> bool:
        """Whether the request goes by way of a proxy."""
        return self.selector == self.full_url

    def add_header(self, key, val) -> None:
        """Set a header."""
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val) -> None:
        """Set a header that is not sent to where the server redirects to."""
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name) -> bool:
        """Whether a header is set."""
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        """The value of a header."""
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name) -> None:
        """Take a header away."""
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self) -> list[tuple]:
        """Names and values of all headers."""
        return list({**self.unredirected_hdrs, **self.headers}.items())


class OpenerDirector:
    """What opens URLs by asking handlers, one after the other."""

    def __init__(self) -> None:
        self.addheaders = [('User-agent', 'Python-urllib/' + __version__)]
        self.handlers = []
        # By scheme; errors by scheme and status.
        self.handle_open = {}
        self.handle_error = {}
        self.process_response = {}
        self.process_request = {}

    def add_handler(self, handler) -> None:
        """Ask a handler too; the names of its methods say when: `http_open`, `http_error_404`, `http_request`."""
        if not hasattr(handler, 'add_parent'):
            raise TypeError('expected BaseHandler instance, got %r' % type(handler))
        added = False
        for name in dir(handler):
            if name in ('redirect_request', 'do_open', 'proxy_open'):
                # These only look like it.
                continue
            scheme, _, condition = name.partition('_')
            if '_' not in name:
                continue
            if condition.startswith('error'):
                kind = condition.partition('_')[2]
                try:
                    kind = int(kind)
                except ValueError:
                    pass
                lookup = self.handle_error.setdefault(scheme, {})
            elif condition == 'open':
                kind, lookup = scheme, self.handle_open
            elif condition == 'response':
                kind, lookup = scheme, self.process_response
            elif condition == 'request':
                kind, lookup = scheme, self.process_request
            else:
                continue
            bisect.insort(lookup.setdefault(kind, []), handler)
            added = True
        if added:
            bisect.insort(self.handlers, handler)
            handler.add_parent(self)

    def close(self) -> None:
        """Do nothing; it is there for programs of old times."""

    def _call_chain(self, chain, kind, meth_name, *args):
        # The first that answers anything.
        for handler in chain.get(kind, ()):
            result = getattr(handler, meth_name)(*args)
            if result is not None:
                return result
        return None

    def open(self, fullurl, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        """Open a URL or a `Request`."""
        if isinstance(fullurl, str):
            req = Request(fullurl, data)
        else:
            req = fullurl
            if data is not None:
                req.data = data
        req.timeout = timeout
        protocol = req.type
        for processor in self.process_request.get(protocol, ()):
            req = getattr(processor, protocol + '_request')(req)
        sys.audit('urllib.Request', req.full_url, req.data, req.headers, req.get_method())
        response = self._open(req, data)
        for processor in self.process_response.get(protocol, ()):
            response = getattr(processor, protocol + '_response')(req, response)
        return response

    def _open(self, req, data=None):
        result = self._call_chain(self.handle_open, 'default', 'default_open', req)
        if result:
            return result
        protocol = req.type
        result = self._call_chain(self.handle_open, protocol, protocol + '_open', req)
        if result:
            return result
        return self._call_chain(self.handle_open, 'unknown', 'unknown_open', req)

    def error(self, proto, *args):
        """Let handlers deal with an answer that is an error."""
        if proto in ('http', 'https'):
            # HTTPS has no errors of its own.
            lookup = self.handle_error['http']
            kind = args[2]
            name = f'http_error_{kind}'
            result = self._call_chain(lookup, kind, name, *args)
            return result if result else self._call_chain(lookup, 'default', 'http_error_default', *args)
        return self._call_chain(self.handle_error, proto, proto + '_error', *args) or None


def build_opener(*handlers):
    """An opener with some handlers, and those that every opener has unless one of these is of its kind."""
    opener = OpenerDirector()
    default_classes = [ProxyHandler, UnknownHandler, HTTPHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler,
                       FTPHandler, FileHandler, HTTPErrorProcessor, DataHandler]
    if _have_ssl:
        default_classes.append(HTTPSHandler)

    def replaces(given, default) -> bool:
        return issubclass(given, default) if isinstance(given, type) else isinstance(given, default)

    for default in default_classes:
        if not any(replaces(given, default) for given in handlers):
            opener.add_handler(default())
    for handler in handlers:
        opener.add_handler(handler() if isinstance(handler, type) else handler)
    return opener


def url2pathname(url, *, require_scheme=False, resolve_host=False) -> str:
    """The path of a file that a `file:` URL names, or what is behind its scheme."""
    if not require_scheme:
        url = 'file:' + url
    scheme, authority, url = urlsplit(url)[:3]
    if scheme != 'file':
        raise URLError("URL is missing a 'file:' scheme")
    if not _is_local_authority(authority, resolve_host):
        raise URLError('file:// scheme is supported only on localhost')
    return unquote(url, sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())


def pathname2url(pathname, *, add_scheme=False) -> str:
    """The path of a file as a URL, with its scheme if that is asked for."""
    scheme = 'file:' if add_scheme else ''
    # Two slashes would begin an authority, so an empty one is put before a path from the root.
    if pathname[:1] == '/':
        pathname = '//' + pathname
    encoded = pathname.encode(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
    return scheme + quote(encoded)


def localhost() -> str:
    """The address of this machine for itself."""
    return socket.gethostbyname('localhost')


_moved = (_value for _value in list(globals().values())
          if callable(_value) and _value.__module__.startswith('urllib._'))
for _value in _moved:
    # Handlers are known under the name of the module that programs import.
    _value.__module__ = __name__
del _moved, _value
