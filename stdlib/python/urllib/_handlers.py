"""What opens URLs of each scheme, and what is done with answers that are no end."""

import http.client
import io
import os
import socket
import string
from urllib._authentication import AbstractBasicAuthHandler, AbstractDigestAuthHandler, host_of_request
from urllib._proxies import parse_proxy
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, unquote_to_bytes, urljoin, urlparse, urlsplit, urlunparse
from urllib.response import addinfourl


class BaseHandler:
    """What all handlers are; those with smaller `handler_order` are asked first."""

    handler_order = 500

    def add_parent(self, parent) -> None:
        """Take note of the opener."""
        self.parent = parent

    def close(self) -> None:
        """Do nothing; it is there for programs of old times."""

    def __lt__(self, other) -> bool:
        # Others may be no handlers of ours: they come first.
        if not hasattr(other, 'handler_order'):
            return True
        return self.handler_order < other.handler_order


class HTTPErrorProcessor(BaseHandler):
    """What hands answers that are errors to the opener."""

    handler_order = 1000

    def http_response(self, request, response):
        """The answer, or what the opener makes of it if it is an error."""
        code, message, headers = response.code, response.msg, response.info()
        if not 200 <= code < 300:
            response = self.parent.error('http', request, response, code, message, headers)
        return response

    https_response = http_response


class HTTPDefaultErrorHandler(BaseHandler):
    """What raises errors that nobody has dealt with."""

    def http_error_default(self, req, fp, code, msg, hdrs):
        """Raise `HTTPError`."""
        raise HTTPError(req.full_url, code, msg, hdrs, fp)


class HTTPRedirectHandler(BaseHandler):
    """What goes where the server sends it, but not for ever."""

    max_repeats = 4
    max_redirections = 10

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """The request to be sent to the new URL; subclasses may say otherwise."""
        method = req.get_method()
        is_allowed = code in (301, 302, 303, 307, 308) and method in ('GET', 'HEAD') \
            or code in (301, 302, 303) and method == 'POST'
        if not is_allowed:
            raise HTTPError(req.full_url, code, msg, headers, fp)
        # What describes the data is not sent, for the data are not.
        kept = {key: value for key, value in req.headers.items()
                if key.lower() not in ('content-length', 'content-type')}
        from urllib.request import Request
        return Request(newurl.replace(' ', '%20'), method='HEAD' if method == 'HEAD' else 'GET', headers=kept,
                       origin_req_host=req.origin_req_host, unverifiable=True)

    def http_error_302(self, req, fp, code, msg, headers):
        """Open what the server names instead."""
        if 'location' in headers:
            newurl = headers['location']
        elif 'uri' in headers:
            newurl = headers['uri']
        else:
            return None
        parts = urlparse(newurl)
        # A server must not send anyone to files.
        if parts.scheme not in ('http', 'https', 'ftp', ''):
            raise HTTPError(newurl, code, f"{msg} - Redirection to url '{newurl}' is not allowed", headers, fp)
        if not parts.path and parts.netloc:
            parts = parts._replace(path='/')
        newurl = quote(urlunparse(parts), encoding='iso-8859-1', safe=string.punctuation)
        newurl = urljoin(req.full_url, newurl)
        new = self.redirect_request(req, fp, code, msg, headers, newurl)
        if new is None:
            return None
        # Loops are found by URL, and by number if each is another.
        if hasattr(req, 'redirect_dict'):
            visited = new.redirect_dict = req.redirect_dict
            if visited.get(newurl, 0) >= self.max_repeats or len(visited) >= self.max_redirections:
                raise HTTPError(req.full_url, code, self.inf_msg + msg, headers, fp)
        else:
            visited = new.redirect_dict = req.redirect_dict = {}
        visited[newurl] = visited.get(newurl, 0) + 1
        # Read to its end, so that the connection is free.
        fp.read()
        fp.close()
        return self.parent.open(new, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302

    inf_msg = ('The HTTP server returned a redirect error that would lead to an infinite loop.\n'
               'The last 30x error message was:\n')


class ProxyHandler(BaseHandler):
    """What sends requests by way of proxies, by scheme."""

    # Before the handlers that would open the URL.
    handler_order = 100

    def __init__(self, proxies=None) -> None:
        if proxies is None:
            from urllib.request import getproxies
            proxies = getproxies()
        assert hasattr(proxies, 'keys'), 'proxies must be a mapping'
        self.proxies = proxies
        for scheme, url in proxies.items():
            setattr(self, f'{scheme.lower()}_open',
                    lambda request, proxy=url, scheme=scheme.lower(): self.proxy_open(request, proxy, scheme))

    def proxy_open(self, req, proxy, type):
        """Let the request go to the proxy; `None`, so that others open it."""
        original = req.type
        proxy_type, user, password, hostport = parse_proxy(proxy)
        if proxy_type is None:
            proxy_type = original
        if req.host:
            from urllib.request import proxy_bypass
            if proxy_bypass(req.host):
                return None
        if user and password:
            import base64
            credentials = f'{unquote(user)}:{unquote(password)}'
            encoded = base64.b64encode(credentials.encode()).decode('ascii')
            req.add_header('Proxy-authorization', 'Basic ' + encoded)
        req.set_proxy(unquote(hostport), proxy_type)
        if original == proxy_type or original == 'https':
            return None
        # Another scheme has other handlers.
        return self.parent.open(req, timeout=req.timeout)


class HTTPBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """What answers a server that asks for a password."""

    auth_header = 'Authorization'

    def http_error_401(self, req, fp, code, msg, headers):
        """Send the request again with a password."""
        return self.http_error_auth_reqed('www-authenticate', req.full_url, req, headers)


class ProxyBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """What answers a proxy that asks for a password."""

    auth_header = 'Proxy-authorization'

    def http_error_407(self, req, fp, code, msg, headers):
        """Send the request again with a password."""
        return self.http_error_auth_reqed('proxy-authenticate', req.host, req, headers)


class HTTPDigestAuthHandler(BaseHandler, AbstractDigestAuthHandler):
    """What proves to a server that it knows a password."""

    auth_header = 'Authorization'
    # Before the one that would send it.
    handler_order = 490

    def http_error_401(self, req, fp, code, msg, headers):
        """Send the request again with the proof."""
        answer = self.http_error_auth_reqed('www-authenticate', host_of_request(req), req, headers)
        self.reset_retry_count()
        return answer


class ProxyDigestAuthHandler(BaseHandler, AbstractDigestAuthHandler):
    """What proves to a proxy that it knows a password."""

    auth_header = 'Proxy-Authorization'
    handler_order = 490

    def http_error_407(self, req, fp, code, msg, headers):
        """Send the request again with the proof."""
        answer = self.http_error_auth_reqed('proxy-authenticate', req.host, req, headers)
        self.reset_retry_count()
        return answer


class AbstractHTTPHandler(BaseHandler):
    """What sends requests by connections of `http.client`."""

    def __init__(self, debuglevel=None) -> None:
        self._debuglevel = http.client.HTTPConnection.debuglevel if debuglevel is None else debuglevel

    def set_http_debuglevel(self, level) -> None:
        """Print what is sent and what comes back, if the level is more than 0."""
        self._debuglevel = level

    def _get_content_length(self, request):
        return http.client.HTTPConnection._get_content_length(request.data, request.get_method())

    def do_request_(self, request):
        """Put the headers into a request that all have."""
        if not request.host:
            raise URLError('no host given')
        if request.data is not None:
            if isinstance(request.data, str):
                raise TypeError('POST data should be bytes, an iterable of bytes, or a file object. '
                                'It cannot be of type str.')
            if not request.has_header('Content-type'):
                request.add_unredirected_header('Content-type', 'application/x-www-form-urlencoded')
            if not request.has_header('Content-length') and not request.has_header('Transfer-encoding'):
                length = self._get_content_length(request)
                if length is None:
                    request.add_unredirected_header('Transfer-encoding', 'chunked')
                else:
                    request.add_unredirected_header('Content-length', str(length))
        host = request.host
        if request.has_proxy():
            host = urlsplit(request.selector).netloc
        if not request.has_header('Host'):
            request.add_unredirected_header('Host', host)
        for name, value in self.parent.addheaders:
            name = name.capitalize()
            if not request.has_header(name):
                request.add_unredirected_header(name, value)
        return request

    def do_open(self, http_class, req, **http_conn_args):
        """Send a request by a new connection, and return its answer."""
        host = req.host
        if not host:
            raise URLError('no host given')
        connection = http_class(host, timeout=req.timeout, **http_conn_args)
        connection.set_debuglevel(self._debuglevel)
        headers = dict(req.unredirected_hdrs)
        headers.update(req.headers)
        # One request for each connection: nobody would use it again.
        headers['Connection'] = 'close'
        headers = {name.title(): value for name, value in headers.items()}
        if req._tunnel_host:
            tunnel_headers = {}
            name = 'Proxy-Authorization'
            if name in headers:
                # For the proxy and not for who is behind it.
                tunnel_headers[name] = headers.pop(name)
            connection.set_tunnel(req._tunnel_host, headers=tunnel_headers)
        try:
            try:
                connection.request(req.get_method(), req.selector, req.data, headers,
                                   encode_chunked=req.has_header('Transfer-encoding'))
            except OSError as error:
                raise URLError(error)
            answer = connection.getresponse()
        except:
            connection.close()
            raise
        # The answer has its own hold on the socket.
        if connection.sock:
            connection.sock.close()
            connection.sock = None
        answer.url = req.get_full_url()
        answer.msg = answer.reason
        return answer


class HTTPHandler(AbstractHTTPHandler):
    """What opens `http:` URLs."""

    def http_open(self, req):
        """Send the request."""
        return self.do_open(http.client.HTTPConnection, req)

    http_request = AbstractHTTPHandler.do_request_


if hasattr(http.client, 'HTTPSConnection'):
    class HTTPSHandler(AbstractHTTPHandler):
        """What opens `https:` URLs."""

        def __init__(self, debuglevel=None, context=None, check_hostname=None) -> None:
            super().__init__(debuglevel)
            if context is None:
                context = http.client._create_https_context(http.client.HTTPSConnection._http_vsn)
            if check_hostname is not None:
                context.check_hostname = check_hostname
            self._context = context

        def https_open(self, req):
            """Send the request."""
            return self.do_open(http.client.HTTPSConnection, req, context=self._context)

        https_request = AbstractHTTPHandler.do_request_


class HTTPCookieProcessor(BaseHandler):
    """What keeps cookies and sends them."""

    def __init__(self, cookiejar=None) -> None:
        if cookiejar is None:
            import http.cookiejar
            cookiejar = http.cookiejar.CookieJar()
        self.cookiejar = cookiejar

    def http_request(self, request):
        """Put cookies into a request."""
        self.cookiejar.add_cookie_header(request)
        return request

    def http_response(self, request, response):
        """Keep the cookies of an answer."""
        self.cookiejar.extract_cookies(response, request)
        return response

    https_request = http_request
    https_response = http_response


class UnknownHandler(BaseHandler):
    """What raises an error for URLs that nobody opens."""

    def unknown_open(self, req):
        """Raise `URLError`."""
        raise URLError(f'unknown url type: {req.type}')


class FileHandler(BaseHandler):
    """What opens `file:` URLs."""

    names = None

    def get_names(self) -> tuple:
        """The addresses of this machine."""
        if FileHandler.names is None:
            try:
                FileHandler.names = tuple(socket.gethostbyname_ex('localhost')[2]
                                          + socket.gethostbyname_ex(socket.gethostname())[2])
            except socket.gaierror:
                FileHandler.names = (socket.gethostbyname('localhost'),)
        return FileHandler.names

    def file_open(self, req):
        """Open the file."""
        return self.open_local_file(req)

    def open_local_file(self, req):
        """The file, with headers about it."""
        import email.utils
        import mimetypes
        from urllib.request import pathname2url, url2pathname
        path = url2pathname(req.full_url, require_scheme=True, resolve_host=True)
        try:
            status = os.stat(path)
            modified = email.utils.formatdate(status.st_mtime, usegmt=True)
            kind = mimetypes.guess_file_type(path)[0]
            headers = email.message_from_string(f'Content-type: {kind or "text/plain"}\n'
                                                f'Content-length: {status.st_size}\nLast-modified: {modified}\n')
            return addinfourl(open(path, 'rb'), headers, pathname2url(path, add_scheme=True))
        except OSError as error:
            raise URLError(error, path)


class DataHandler(BaseHandler):
    """What opens `data:` URLs (RFC 2397)."""

    def data_open(self, req):
        """What the URL itself holds."""
        import base64
        import email
        scheme, data = req.full_url.split(':', 1)
        mediatype, data = data.split(',', 1)
        # Even what is base64 may be quoted, for it has characters that mean something in URLs.
        data = unquote_to_bytes(data)
        if mediatype.endswith(';base64'):
            data = base64.decodebytes(data)
            mediatype = mediatype[:-7]
        if not mediatype:
            mediatype = 'text/plain;charset=US-ASCII'
        headers = email.message_from_string(f'Content-type: {mediatype}\nContent-length: {len(data)}\n')
        return addinfourl(io.BytesIO(data), headers, req.full_url)
