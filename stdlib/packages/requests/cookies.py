"""Cookies: a jar that is a dictionary too."""

import copy
from collections.abc import MutableMapping
from http import cookiejar
from urllib.parse import urlsplit

__all__ = ['RequestsCookieJar', 'CookieConflictError', 'cookiejar_from_dict', 'create_cookie', 'merge_cookies',
           'extract_cookies_to_jar', 'get_cookie_header']


class CookieConflictError(RuntimeError):
    """Several cookies have the name."""


class _Asking:
    # A request as jars want to see it.

    def __init__(self, request) -> None:
        self._request = request
        self._new = {}
        parts = urlsplit(request.url)
        self.type = parts.scheme
        self.host = parts.netloc
        named = request.headers.get('Host')
        self._url = parts._replace(netloc=named).geturl() if named else request.url
        self.origin_req_host = parts.hostname or ''
        self.unverifiable = True

    def get_full_url(self) -> str:
        return self._url

    def get_host(self) -> str:
        return self.host

    def get_origin_req_host(self) -> str:
        return self.origin_req_host

    def is_unverifiable(self) -> bool:
        return True

    def get_type(self) -> str:
        return self.type

    def has_header(self, name) -> bool:
        return name in self._request.headers or name in self._new

    def get_header(self, name, default=None):
        return self._request.headers.get(name, self._new.get(name, default))

    def add_unredirected_header(self, name, value) -> None:
        self._new[name] = value


class _Answering:
    # A response as jars want to see it.

    def __init__(self, headers) -> None:
        self._headers = headers

    def info(self):
        return self

    def get_all(self, name, default=None):
        found = [value for key, value in self._headers if key.lower() == name.lower()]
        return found or default


def extract_cookies_to_jar(jar, request, response) -> None:
    """Put the cookies of an answer into a jar."""
    headers = getattr(response.raw, '_pairs', ())
    for name, _ in headers:
        if name.lower() in ('set-cookie', 'set-cookie2'):
            jar.extract_cookies(_Answering(headers), _Asking(request))
            break


def get_cookie_header(jar, request):
    """Return the header that sends a jar's cookies, or None."""
    if not len(jar._cookies):
        return None
    asking = _Asking(request)
    jar.add_cookie_header(asking)
    return asking._new.get('Cookie')


class RequestsCookieJar(cookiejar.CookieJar, MutableMapping):
    """A jar; as a dictionary it goes by the names of cookies."""

    def get(self, name, default=None, domain=None, path=None):
        """Return the value of a cookie, or the default."""
        try:
            return self._find_no_duplicates(name, domain, path)
        except KeyError:
            return default

    def set(self, name, value, **kwargs):
        """Make a cookie; None as its value removes it."""
        if value is None:
            for cookie in self._matching(name, kwargs.get('domain'), kwargs.get('path')):
                self.clear(cookie.domain, cookie.path, cookie.name)
            return None
        if hasattr(value, 'OutputString'):
            cookie = morsel_to_cookie(value)
        else:
            cookie = create_cookie(name, value, **kwargs)
        self.set_cookie(cookie)
        return cookie

    def set_cookie(self, cookie, *args, **kwargs):
        """Put in a cookie."""
        value = cookie.value
        if hasattr(value, 'startswith') and len(value) > 1 and value[0] == value[-1] == '"':
            cookie.value = value.replace('\\"', '')
        return super().set_cookie(cookie, *args, **kwargs)

    def _matching(self, name, domain=None, path=None) -> list:
        return [cookie for cookie in self if cookie.name == name
                and (domain is None or cookie.domain == domain) and (path is None or cookie.path == path)]

    def _find(self, name, domain=None, path=None):
        for cookie in self._matching(name, domain, path):
            return cookie.value
        raise KeyError(f'name={name!r}, domain={domain!r}, path={path!r}')

    def _find_no_duplicates(self, name, domain=None, path=None):
        found = self._matching(name, domain, path)
        if len(found) > 1:
            raise CookieConflictError(f'There are multiple cookies with name, {name!r}')
        if not found or not found[0].value:
            raise KeyError(f'name={name!r}, domain={domain!r}, path={path!r}')
        return found[0].value

    def __getitem__(self, name):
        return self._find_no_duplicates(name)

    def __setitem__(self, name, value) -> None:
        self.set(name, value)

    def __delitem__(self, name) -> None:
        found = self._matching(name)
        if not found:
            raise KeyError(name)
        for cookie in found:
            self.clear(cookie.domain, cookie.path, cookie.name)

    def __contains__(self, name) -> bool:
        return any(cookie.name == name for cookie in self)

    def iterkeys(self):
        """Iterate over names."""
        return (cookie.name for cookie in self)

    def keys(self) -> list:
        """Return the names."""
        return list(self.iterkeys())

    def itervalues(self):
        """Iterate over values."""
        return (cookie.value for cookie in self)

    def values(self) -> list:
        """Return the values."""
        return list(self.itervalues())

    def iteritems(self):
        """Iterate over names and values."""
        return ((cookie.name, cookie.value) for cookie in self)

    def items(self) -> list:
        """Return names and values."""
        return list(self.iteritems())

    def list_domains(self) -> list:
        """Return the domains that have cookies."""
        return list(dict.fromkeys(cookie.domain for cookie in self))

    def list_paths(self) -> list:
        """Return the paths that have cookies."""
        return list(dict.fromkeys(cookie.path for cookie in self))

    def multiple_domains(self) -> bool:
        """Return whether several cookies are of one domain."""
        domains = [cookie.domain for cookie in self if cookie.domain is not None]
        return len(domains) != len(set(domains))

    def get_dict(self, domain=None, path=None) -> dict:
        """Return names and values, of a domain or a path."""
        return {cookie.name: cookie.value for cookie in self
                if (domain is None or cookie.domain == domain) and (path is None or cookie.path == path)}

    def update(self, other) -> None:
        """Put in the cookies of a jar or a dictionary."""
        if isinstance(other, cookiejar.CookieJar):
            for cookie in other:
                self.set_cookie(copy.copy(cookie))
        else:
            for name, value in dict(other).items():
                self.set(name, value)

    def __getstate__(self) -> dict:
        state = self.__dict__.copy()
        state.pop('_cookies_lock', None)
        return state

    def __setstate__(self, state) -> None:
        import threading
        self.__dict__.update(state)
        self._cookies_lock = threading.RLock()

    def copy(self):
        """Return a copy."""
        new = RequestsCookieJar()
        new.set_policy(self.get_policy())
        new.update(self)
        return new

    def get_policy(self):
        """Return what decides on cookies."""
        return self._policy


def create_cookie(name, value, **kwargs):
    """Make a cookie, which is sent everywhere unless told otherwise."""
    result = {'version': 0, 'name': name, 'value': value, 'port': None, 'domain': '', 'path': '/', 'secure': False,
              'expires': None, 'discard': True, 'comment': None, 'comment_url': None, 'rest': {'HttpOnly': None},
              'rfc2109': False}
    unknown = set(kwargs) - set(result)
    if unknown:
        raise TypeError(f'create_cookie() got unexpected keyword arguments: {list(unknown)}')
    result.update(kwargs)
    result['port_specified'] = bool(result['port'])
    result['domain_specified'] = bool(result['domain'])
    result['domain_initial_dot'] = result['domain'].startswith('.')
    result['path_specified'] = bool(result['path'])
    return cookiejar.Cookie(**result)


def morsel_to_cookie(morsel):
    """Make a cookie of one of `http.cookies`."""
    import calendar
    import time
    expires = None
    if morsel['max-age']:
        try:
            expires = int(time.time() + int(morsel['max-age']))
        except ValueError:
            raise TypeError(f'max-age: {morsel["max-age"]} must be integer') from None
    elif morsel['expires']:
        expires = calendar.timegm(time.strptime(morsel['expires'], '%a, %d-%b-%Y %H:%M:%S GMT'))
    return create_cookie(comment=morsel['comment'], comment_url=bool(morsel['comment']), discard=False,
                         domain=morsel['domain'], expires=expires, name=morsel.key, path=morsel['path'], port=None,
                         rest={'HttpOnly': morsel['httponly']}, rfc2109=False, secure=bool(morsel['secure']),
                         value=morsel.value, version=morsel['version'] or 0)


def cookiejar_from_dict(cookie_dict, cookiejar=None, overwrite=True):
    """Put names and values into a jar, which is made if there is none."""
    if cookiejar is None:
        cookiejar = RequestsCookieJar()
    if cookie_dict:
        known = {cookie.name for cookie in cookiejar}
        for name, value in cookie_dict.items():
            if overwrite or name not in known:
                cookiejar.set_cookie(create_cookie(name, value))
    return cookiejar


def merge_cookies(jar, cookies):
    """Add cookies to a jar, where it has none of their names."""
    if not isinstance(jar, cookiejar.CookieJar):
        raise ValueError('You can only merge into CookieJar')
    if isinstance(cookies, dict):
        return cookiejar_from_dict(cookies, cookiejar=jar, overwrite=False)
    if isinstance(cookies, cookiejar.CookieJar):
        if type(cookies) is RequestsCookieJar and not cookies._cookies:
            return jar
        if hasattr(jar, 'update'):
            jar.update(cookies)
        else:
            for cookie in cookies:
                jar.set_cookie(cookie)
    return jar
