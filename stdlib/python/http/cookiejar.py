"""Cookies as a client keeps them: which it takes from which server, and which it sends back."""

import os
import re
import threading
import time

from http._cookie_text import (IPV4_RE, cut_port_re, deepvalues, domain_match, eff_request_host, escape_path,
                               http2time, is_HDN, is_third_party, iso2time, join_header_words, liberal_is_HDN,
                               parse_ns_headers, reach, request_host, request_path, request_port,
                               split_header_words, strip_quotes, time2isoz, time2netscape, user_domain_match)
from http._cookie_policy import CookiePolicy, DefaultCookiePolicy

__all__ = ['Cookie', 'CookieJar', 'CookiePolicy', 'DefaultCookiePolicy', 'FileCookieJar', 'LWPCookieJar',
           'LoadError', 'MozillaCookieJar']

DEFAULT_HTTP_PORT = '80'

_NEED_QUOTES = re.compile(r'\W', re.ASCII)
_QUOTABLE = re.compile(r'([\"\\])')


class Cookie:
    """A cookie with all that is known of it."""

    def __init__(self, version, name, value, port, port_specified, domain, domain_specified, domain_initial_dot,
                 path, path_specified, secure, expires, discard, comment, comment_url, rest, rfc2109=False) -> None:
        if version is not None:
            version = int(version)
        if expires is not None:
            expires = int(float(expires))
        if port is None and port_specified is True:
            raise ValueError('if port is None, port_specified must be false')
        self.version = version
        self.name = name
        self.value = value
        self.port = port
        self.port_specified = port_specified
        self.domain = domain.lower()
        self.domain_specified = domain_specified
        self.domain_initial_dot = domain_initial_dot
        self.path = path
        self.path_specified = path_specified
        self.secure = secure
        self.expires = expires
        self.discard = discard
        self.comment = comment
        self.comment_url = comment_url
        self.rfc2109 = rfc2109
        self._rest = dict(rest)

    def has_nonstandard_attr(self, name) -> bool:
        """Whether it has an attribute that is in no standard."""
        return name in self._rest

    def get_nonstandard_attr(self, name, default=None):
        """An attribute that is in no standard."""
        return self._rest.get(name, default)

    def set_nonstandard_attr(self, name, value) -> None:
        """Set an attribute that is in no standard."""
        self._rest[name] = value

    def is_expired(self, now=None) -> bool:
        """Whether its time is over."""
        return self.expires is not None and self.expires <= (time.time() if now is None else now)

    def __str__(self) -> str:
        port = '' if self.port is None else ':' + self.port
        shown = self.name if self.value is None else f'{self.name}={self.value}'
        return f'<Cookie {shown} for {self.domain}{port}{self.path}>'

    def __repr__(self) -> str:
        names = ('version', 'name', 'value', 'port', 'port_specified', 'domain', 'domain_specified',
                 'domain_initial_dot', 'path', 'path_specified', 'secure', 'expires', 'discard', 'comment',
                 'comment_url')
        shown = [f'{name}={getattr(self, name)!r}' for name in names]
        shown += [f'rest={self._rest!r}', f'rfc2109={self.rfc2109!r}']
        return f'{self.__class__.__name__}({", ".join(shown)})'


class Absent:
    """What is not there, where `None` is a value."""


class CookieJar:
    """Cookies by domain, path and name; what takes them from answers and puts them into requests."""

    non_word_re = re.compile(r'\W')
    quote_re = re.compile(r'([\"\\])')
    domain_re = re.compile(r'[^.]*')
    dots_re = re.compile(r'^\.+')
    magic_re = re.compile(r'^\#LWP-Cookies-(\d+\.\d+)', re.ASCII)

    def __init__(self, policy=None) -> None:
        self._policy = DefaultCookiePolicy() if policy is None else policy
        self._cookies_lock = threading.RLock()
        self._cookies = {}

    def set_policy(self, policy) -> None:
        """Decide with another policy."""
        self._policy = policy

    def _cookies_for_domain(self, domain, request) -> list:
        if not self._policy.domain_return_ok(domain, request):
            return []
        found = []
        for path, cookies in self._cookies[domain].items():
            if self._policy.path_return_ok(path, request):
                found += [cookie for cookie in cookies.values() if self._policy.return_ok(cookie, request)]
        return found

    def _cookies_for_request(self, request) -> list:
        return [cookie for domain in self._cookies for cookie in self._cookies_for_domain(domain, request)]

    def _cookie_attrs(self, cookies) -> list[str]:
        # The most specific path first.
        cookies.sort(key=lambda cookie: len(cookie.path), reverse=True)
        attributes, has_version = [], False
        for cookie in cookies:
            version = cookie.version
            if not has_version:
                has_version = True
                if version > 0:
                    attributes.append(f'$Version={version}')
            value = cookie.value
            if value is not None and _NEED_QUOTES.search(value) and version > 0:
                value = _QUOTABLE.sub(r'\\\1', value)
            if value is None:
                attributes.append(cookie.name)
            else:
                attributes.append(f'{cookie.name}={value}')
            if version > 0:
                if cookie.path_specified:
                    attributes.append(f'$Path="{cookie.path}"')
                if cookie.domain.startswith('.'):
                    domain = cookie.domain
                    if not cookie.domain_initial_dot and domain.startswith('.'):
                        domain = domain[1:]
                    attributes.append(f'$Domain="{domain}"')
                if cookie.port is not None:
                    port = '$Port'
                    if cookie.port_specified:
                        port += f'="{cookie.port}"'
                    attributes.append(port)
        return attributes

    def add_cookie_header(self, request) -> None:
        """Put the cookies that belong there into a request."""
        with self._cookies_lock:
            self._policy._now = self._now = int(time.time())
            cookies = self._cookies_for_request(request)
            attributes = self._cookie_attrs(cookies)
            if attributes and not request.has_header('Cookie'):
                request.add_unredirected_header('Cookie', '; '.join(attributes))
            # Say that there are newer cookies than those, if there are.
            if self._policy.rfc2965 and not self._policy.hide_cookie2 and not request.has_header('Cookie2'):
                if any(cookie.version != 1 for cookie in cookies):
                    request.add_unredirected_header('Cookie2', '$Version="1"')
        self.clear_expired_cookies()

    _FLAGS = ('discard', 'secure')
    _VALUES = ('version', 'expires', 'max-age', 'domain', 'path', 'port', 'comment', 'commenturl')

    def _normalized_cookie_tuples(self, attrs_set) -> list[tuple]:
        found = []
        for attributes in attrs_set:
            name, value = attributes[0]
            normal = self._normalized_attributes(attributes[1:])
            if normal is not None:
                found.append((name, value, *normal))
        return found

    def _normalized_attributes(self, attributes):
        # Two dictionaries, of what is standard and of the rest; `None` if the cookie is not to be used.
        standard, rest = {}, {}
        has_max_age = False
        for key, value in attributes:
            lowered = key.lower()
            if lowered in self._VALUES or lowered in self._FLAGS:
                key = lowered
            if key in self._FLAGS and value is None:
                value = True
            if key in standard:
                continue
            if key == 'domain':
                if value is None:
                    return None
                value = value.lower()
            if key == 'expires':
                if has_max_age or value is None:
                    # The age counts more.
                    continue
            if key == 'max-age':
                has_max_age = True
                try:
                    value = int(value)
                except (TypeError, ValueError):
                    return None
                # From now on.
                key, value = 'expires', self._now + value
            if key in self._VALUES or key in self._FLAGS:
                if value is None and key not in ('port', 'discard', 'comment', 'commenturl'):
                    return None
                standard[key] = value
            else:
                rest[key] = value
        return standard, rest

    def _cookie_from_cookie_tuple(self, given, request):
        name, value, standard, rest = given
        domain = standard.get('domain', Absent)
        path = standard.get('path', Absent)
        port = standard.get('port', Absent)
        expires = standard.get('expires', Absent)
        version = standard.get('version', None)
        if version is not None:
            try:
                version = int(version)
            except ValueError:
                return None
            if version < 0:
                return None
        secure = standard.get('secure', False)
        discard = standard.get('discard', False)
        comment = standard.get('comment', None)
        comment_url = standard.get('commenturl', None)
        path_specified = path is not Absent and path != ''
        if path_specified:
            path = escape_path(path)
        else:
            path = request_path(request)
            slash = path.rfind('/')
            if slash != -1:
                path = path[:slash] if version == 0 else path[:slash + 1]
            if not path:
                path = '/'
        domain_specified = domain is not Absent
        domain_initial_dot = domain_specified and bool(domain.startswith('.'))
        if not domain_specified:
            _, domain = eff_request_host(request)
        elif not domain_initial_dot:
            domain = '.' + domain
        port_specified = False
        if port is Absent:
            port = None
        elif port is None:
            # The port of the request, and no other.
            port = request_port(request)
        else:
            port_specified = True
            port = re.sub(r'\s+', '', port)
        if expires is Absent:
            expires, discard = None, True
        elif expires <= self._now:
            # A cookie that is over takes away the one that is there.
            try:
                self.clear(domain, path, name)
            except KeyError:
                pass
            return None
        return Cookie(version, name, value, port, port_specified, domain, domain_specified, domain_initial_dot, path,
                      path_specified, secure, expires, discard, comment, comment_url, rest)

    def _cookies_from_attrs_set(self, attrs_set, request) -> list:
        made = (self._cookie_from_cookie_tuple(given, request) for given in self._normalized_cookie_tuples(attrs_set))
        return [cookie for cookie in made if cookie]

    def _process_rfc2109_cookies(self, cookies) -> None:
        as_netscape = self._policy.rfc2109_as_netscape
        if as_netscape is None:
            as_netscape = not self._policy.rfc2965
        for cookie in cookies:
            if cookie.version == 1:
                cookie.rfc2109 = True
                if as_netscape:
                    cookie.version = 0

    def make_cookies(self, response, request) -> list:
        """The cookies of an answer."""
        headers = response.info()
        newer = headers.get_all('Set-Cookie2', [])
        older = headers.get_all('Set-Cookie', [])
        self._policy._now = self._now = int(time.time())
        takes_newer, takes_older = self._policy.rfc2965, self._policy.netscape
        if not newer and not older or not older and not takes_newer or not newer and not takes_older \
                or not takes_older and not takes_newer:
            return []
        try:
            cookies = self._cookies_from_attrs_set(split_header_words(newer), request)
        except Exception:
            _warn_unhandled_exception()
            cookies = []
        if older and takes_older:
            try:
                others = self._cookies_from_attrs_set(parse_ns_headers(older), request)
            except Exception:
                _warn_unhandled_exception()
                others = []
            self._process_rfc2109_cookies(others)
            if takes_newer:
                # A newer cookie of the same name counts more.
                known = {(cookie.domain, cookie.path, cookie.name) for cookie in cookies}
                others = [cookie for cookie in others if (cookie.domain, cookie.path, cookie.name) not in known]
            cookies += others
        return cookies

    def set_cookie_if_ok(self, cookie, request) -> None:
        """Keep a cookie if the policy agrees."""
        with self._cookies_lock:
            self._policy._now = self._now = int(time.time())
            if self._policy.set_ok(cookie, request):
                self.set_cookie(cookie)

    def set_cookie(self, cookie) -> None:
        """Keep a cookie."""
        with self._cookies_lock:
            self._cookies.setdefault(cookie.domain, {}).setdefault(cookie.path, {})[cookie.name] = cookie

    def extract_cookies(self, response, request) -> None:
        """Keep the cookies of an answer to which the policy agrees."""
        with self._cookies_lock:
            for cookie in self.make_cookies(response, request):
                if self._policy.set_ok(cookie, request):
                    self.set_cookie(cookie)

    def clear(self, domain=None, path=None, name=None) -> None:
        """Take away one cookie, all of a path or a domain, or all; `KeyError` if there is none."""
        if name is not None:
            if domain is None or path is None:
                raise ValueError('domain and path must be given to remove a cookie by name')
            del self._cookies[domain][path][name]
        elif path is not None:
            if domain is None:
                raise ValueError('domain must be given to remove cookies by path')
            del self._cookies[domain][path]
        elif domain is not None:
            del self._cookies[domain]
        else:
            self._cookies = {}

    def clear_session_cookies(self) -> None:
        """Take away those that are for one session."""
        with self._cookies_lock:
            for cookie in list(self):
                if cookie.discard:
                    self.clear(cookie.domain, cookie.path, cookie.name)

    def clear_expired_cookies(self) -> None:
        """Take away those whose time is over."""
        with self._cookies_lock:
            now = time.time()
            for cookie in list(self):
                if cookie.is_expired(now):
                    self.clear(cookie.domain, cookie.path, cookie.name)

    def __iter__(self):
        return deepvalues(self._cookies)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__}[{", ".join(map(repr, self))}]>'

    def __str__(self) -> str:
        return f'<{self.__class__.__name__}[{", ".join(map(str, self))}]>'


def _warn_unhandled_exception() -> None:
    import io
    import traceback
    import warnings
    file = io.StringIO()
    traceback.print_exc(None, file)
    warnings.warn(f'http.cookiejar bug!\n{file.getvalue()}', stacklevel=2)


class LoadError(OSError):
    """A file of cookies is not one."""


class FileCookieJar(CookieJar):
    """Cookies that can be kept in a file."""

    def __init__(self, filename=None, delayload=False, policy=None) -> None:
        super().__init__(policy)
        self.filename = None if filename is None else os.fspath(filename)
        self.delayload = bool(delayload)

    def save(self, filename=None, ignore_discard=False, ignore_expires=False) -> None:
        """Write the cookies to the file."""
        raise NotImplementedError()

    def _file(self, filename) -> str:
        if filename is None:
            if self.filename is None:
                raise ValueError('a filename was not supplied (nor was the CookieJar instance initialised with one)')
            return self.filename
        return filename

    def load(self, filename=None, ignore_discard=False, ignore_expires=False) -> None:
        """Take the cookies of the file."""
        filename = self._file(filename)
        with open(filename) as file:
            self._really_load(file, filename, ignore_discard, ignore_expires)

    def revert(self, filename=None, ignore_discard=False, ignore_expires=False) -> None:
        """Have the cookies of the file and no others; what was there stays if that fails."""
        filename = self._file(filename)
        with self._cookies_lock:
            import copy
            kept = copy.deepcopy(self._cookies)
            self._cookies = {}
            try:
                self.load(filename, ignore_discard, ignore_expires)
            except OSError:
                self._cookies = kept
                raise

    def _kept(self, ignore_discard, ignore_expires, now):
        for cookie in self:
            if (ignore_discard or not cookie.discard) and (ignore_expires or not cookie.is_expired(now)):
                yield cookie


def lwp_cookie_str(cookie) -> str:
    """A cookie as a line of a file of libwww-perl."""
    pairs = [(cookie.name, cookie.value), ('path', cookie.path), ('domain', cookie.domain)]
    if cookie.port is not None:
        pairs.append(('port', cookie.port))
    for name in ('path_specified', 'port_specified', 'domain_initial_dot', 'secure'):
        if getattr(cookie, name):
            pairs.append(({'path_specified': 'path_spec', 'port_specified': 'port_spec',
                           'domain_initial_dot': 'domain_dot'}.get(name, name), None))
    if cookie.expires:
        pairs.append(('expires', time2isoz(float(cookie.expires))))
    if cookie.discard:
        pairs.append(('discard', None))
    if cookie.comment:
        pairs.append(('comment', cookie.comment))
    if cookie.comment_url:
        pairs.append(('commenturl', cookie.comment_url))
    pairs += [(key, str(cookie._rest[key])) for key in sorted(cookie._rest)]
    pairs.append(('version', str(cookie.version)))
    return join_header_words([pairs])


def _open_for_writing(filename):
    # Nobody else may read cookies.
    return os.fdopen(os.open(filename, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), 'w')


class LWPCookieJar(FileCookieJar):
    """Cookies in a file as libwww-perl has them, which keeps all that is known of each."""

    def as_lwp_str(self, ignore_discard=True, ignore_expires=True) -> str:
        """The cookies as lines of the file."""
        now = time.time()
        lines = ['Set-Cookie3: ' + lwp_cookie_str(cookie)
                 for cookie in self._kept(ignore_discard, ignore_expires, now)]
        return '\n'.join(lines + [''])

    def save(self, filename=None, ignore_discard=False, ignore_expires=False) -> None:
        """Write the cookies to the file."""
        with _open_for_writing(self._file(filename)) as file:
            file.write('#LWP-Cookies-2.0\n')
            file.write(self.as_lwp_str(ignore_discard, ignore_expires))

    def _really_load(self, file, filename, ignore_discard, ignore_expires) -> None:
        if not self.magic_re.search(file.readline()):
            raise LoadError(f'{filename!r} does not look like a Set-Cookie3 (LWP) format file')
        now = time.time()
        flags = ('port_spec', 'path_spec', 'domain_dot', 'secure', 'discard')
        values = ('version', 'port', 'path', 'domain', 'expires', 'comment', 'commenturl')
        try:
            while line := file.readline():
                if not line.startswith('Set-Cookie3:'):
                    continue
                for data in split_header_words([line[len('Set-Cookie3:'):].strip()]):
                    name, value = data[0]
                    standard, rest = dict.fromkeys(flags, False), {}
                    for key, text in data[1:]:
                        lowered = None if key is None else key.lower()
                        if lowered in values or lowered in flags:
                            key = lowered
                        if key in flags:
                            standard[key] = True if text is None else text
                        elif key in values:
                            standard[key] = text
                        else:
                            rest[key] = text
                    expires = standard.get('expires')
                    discard = standard['discard']
                    if expires is None:
                        discard = True
                    else:
                        expires = iso2time(expires)
                    domain = standard.get('domain')
                    cookie = Cookie(standard.get('version'), name, value, standard.get('port'), standard['port_spec'],
                                    domain, domain.startswith('.'), standard['domain_dot'], standard.get('path'),
                                    standard['path_spec'], standard['secure'], expires, discard,
                                    standard.get('comment'), standard.get('commenturl'), rest)
                    if not ignore_discard and cookie.discard or not ignore_expires and cookie.is_expired(now):
                        continue
                    self.set_cookie(cookie)
        except OSError:
            raise
        except Exception:
            _warn_unhandled_exception()
            raise LoadError(f'invalid Set-Cookie3 format file {filename!r}: {line!r}')


_HTTP_ONLY = '#HttpOnly_'
NETSCAPE_HEADER_TEXT = ('# Netscape HTTP Cookie File\n# http://curl.haxx.se/rfc/cookie_spec.html\n'
                        '# This is a generated file!  Do not edit.\n\n')


class MozillaCookieJar(FileCookieJar):
    """Cookies in a file as old browsers, curl and wget have them."""

    _magic = re.compile('#( Netscape)? HTTP Cookie File', re.IGNORECASE)

    def save(self, filename=None, ignore_discard=False, ignore_expires=False) -> None:
        """Write the cookies to the file."""
        with _open_for_writing(self._file(filename)) as file:
            file.write(NETSCAPE_HEADER_TEXT)
            for cookie in self._kept(ignore_discard, ignore_expires, time.time()):
                domain = cookie.domain
                starts_with_dot = 'TRUE' if domain.startswith('.') else 'FALSE'
                expires = '' if cookie.expires is None else str(cookie.expires)
                # A cookie without a value has only a value there.
                name, value = ('', cookie.name) if cookie.value is None else (cookie.name, cookie.value)
                if cookie.has_nonstandard_attr('HTTPOnly'):
                    domain = _HTTP_ONLY + domain
                secure = 'TRUE' if cookie.secure else 'FALSE'
                file.write('\t'.join((domain, starts_with_dot, cookie.path, secure, expires, name, value)) + '\n')

    def _really_load(self, file, filename, ignore_discard, ignore_expires) -> None:
        if not self._magic.match(file.readline()):
            raise LoadError(f'{filename!r} does not look like a Netscape format cookies file')
        now = time.time()
        try:
            while line := file.readline():
                rest = {}
                if line.startswith(_HTTP_ONLY):
                    rest['HTTPOnly'] = ''
                    line = line[len(_HTTP_ONLY):]
                line = line.removesuffix('\n')
                if line.strip().startswith(('#', '$')) or not line.strip():
                    continue
                domain, specified, path, secure, expires, name, value = line.split('\t')
                if name == '':
                    name, value = value, None
                initial_dot = domain.startswith('.')
                assert (specified == 'TRUE') == initial_dot
                discard = expires == ''
                cookie = Cookie(0, name, value, None, False, domain, specified == 'TRUE', initial_dot, path, False,
                                secure == 'TRUE', None if discard else expires, discard, None, None, rest)
                if not ignore_discard and cookie.discard or not ignore_expires and cookie.is_expired(now):
                    continue
                self.set_cookie(cookie)
        except OSError:
            raise
        except Exception:
            _warn_unhandled_exception()
            raise LoadError(f'invalid Netscape format cookies file {filename!r}: {line!r}')
