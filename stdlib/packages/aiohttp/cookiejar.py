"""Cookies of a client."""

import time
from collections.abc import Mapping, Sized

from yarl import URL

__all__ = ['CookieJar', 'DummyCookieJar']


def _is_address(host) -> bool:
    import ipaddress
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


class AbstractCookieJar(Sized):
    """What keeps cookies."""

    def __init__(self, *, loop=None) -> None:
        self._loop = loop

    @property
    def quote_cookie(self) -> bool:
        """Whether values are quoted."""
        return True


class CookieJar(AbstractCookieJar):
    """Keeps cookies in memory, for the hosts that they come from."""

    def __init__(self, *, unsafe=False, quote_cookie=True, treat_as_secure_origin=None, loop=None) -> None:
        super().__init__(loop=loop)
        # Domain and path, and the cookies of these by name.
        self._cookies = {}
        self._host_only = set()
        self._expirations = {}
        self._unsafe = unsafe
        self._quote_cookie = quote_cookie
        secure = [] if treat_as_secure_origin is None else treat_as_secure_origin
        secure = [secure] if isinstance(secure, (str, URL)) else secure
        self._secure_origins = [URL(url).origin() for url in secure]

    @property
    def quote_cookie(self) -> bool:
        """Whether values are quoted."""
        return self._quote_cookie

    def __iter__(self):
        self._expire()
        for cookies in list(self._cookies.values()):
            yield from list(cookies.values())

    def __len__(self) -> int:
        return sum(1 for _ in self) if self._cookies else 0

    def clear(self, predicate=None) -> None:
        """Remove all cookies, or those that a function chooses."""
        for place, cookies in list(self._cookies.items()):
            for name, morsel in list(cookies.items()):
                if predicate is None or predicate(morsel):
                    self._remove(place, name)

    def clear_domain(self, domain) -> None:
        """Remove the cookies of a domain."""
        self.clear(lambda morsel: morsel['domain'] == domain or morsel['domain'].endswith(f'.{domain}'))

    def _remove(self, place, name) -> None:
        cookies = self._cookies.get(place, {})
        cookies.pop(name, None)
        if not cookies:
            self._cookies.pop(place, None)
        self._expirations.pop((*place, name), None)
        self._host_only.discard((place[0], name))

    def _expire(self) -> None:
        if self._expirations:
            now = time.time()
            for domain, path, name in [key for key, when in self._expirations.items() if when <= now]:
                self._remove((domain, path), name)

    def update_cookies(self, cookies, response_url=URL()) -> None:
        """Put in cookies, which come from a URL."""
        from http.cookies import Morsel, SimpleCookie
        host = response_url.raw_host
        if not self._unsafe and host is not None and _is_address(host):
            return
        pairs = cookies.items() if isinstance(cookies, Mapping) else cookies
        for name, cookie in pairs:
            if not isinstance(cookie, Morsel):
                holder = SimpleCookie()
                holder[name] = cookie
                cookie = holder[name]
            kept = Morsel()
            kept.set(name, cookie.value, cookie.coded_value)
            kept.update(cookie)
            domain = kept['domain'].rstrip()
            if domain.endswith('.'):
                domain = kept['domain'] = ''
            if not domain and host is not None:
                self._host_only.add((host, name))
                domain = kept['domain'] = host
            if domain.startswith('.'):
                domain = kept['domain'] = domain[1:]
            if host and not self._matches(domain, host):
                continue
            path = kept['path']
            if not path.startswith('/'):
                path = response_url.path.rpartition('/')[0] or '/'
                kept['path'] = path
            path = path.rstrip('/')
            when = None
            if kept['max-age']:
                try:
                    when = time.time() + int(kept['max-age'])
                except ValueError:
                    kept['max-age'] = ''
            elif kept['expires']:
                import datetime
                from email.utils import parsedate_to_datetime
                try:
                    moment = parsedate_to_datetime(kept['expires'])
                    if moment.tzinfo is None:
                        moment = moment.replace(tzinfo=datetime.UTC)
                    when = moment.timestamp()
                except ValueError:
                    kept['expires'] = ''
            if when is not None:
                self._expirations[domain, path, name] = when
            else:
                self._expirations.pop((domain, path, name), None)
            self._cookies.setdefault((domain, path), {})[name] = kept
        self._expire()

    def filter_cookies(self, request_url=URL()):
        """Return the cookies that are sent to a URL."""
        from http.cookies import BaseCookie, Morsel, SimpleCookie
        result = SimpleCookie() if self._quote_cookie else BaseCookie()
        if not self._cookies:
            return result
        self._expire()
        request_url = URL(request_url)
        host = request_url.raw_host or ''
        is_address = _is_address(host)
        if not self._unsafe and is_address:
            # Cookies without a domain go everywhere.
            host = ''
        is_secure = request_url.scheme in ('https', 'wss') or (
            request_url.is_absolute() and request_url.origin() in self._secure_origins)
        for (domain, path), cookies in sorted(self._cookies.items(), key=lambda pair: len(pair[0][1])):
            for name, cookie in cookies.items():
                if domain:
                    if (domain, name) in self._host_only and domain != host:
                        continue
                    if not self._matches(domain, host):
                        continue
                asked = request_url.path
                if not (asked == path or asked.startswith(path) and (path.endswith('/') or asked[len(path):][:1] == '/')):
                    continue
                if cookie['secure'] and not is_secure:
                    continue
                sent = Morsel()
                sent.set(name, cookie.value, cookie.coded_value)
                result[name] = sent
        return result

    @staticmethod
    def _matches(domain, host) -> bool:
        if host == domain:
            return True
        return host.endswith(f'.{domain}') and not _is_address(host)

    def save(self, file_path) -> None:
        """Write the cookies into a file."""
        import pickle
        with open(file_path, 'wb') as file:
            pickle.dump(self._cookies, file, pickle.HIGHEST_PROTOCOL)

    def load(self, file_path) -> None:
        """Read the cookies of a file."""
        import pickle
        with open(file_path, 'rb') as file:
            self._cookies = pickle.load(file)


class DummyCookieJar(AbstractCookieJar):
    """Keeps nothing."""

    def __iter__(self):
        return iter(())

    def __len__(self) -> int:
        return 0

    def clear(self, predicate=None) -> None:
        """Do nothing."""

    def clear_domain(self, domain) -> None:
        """Do nothing."""

    def update_cookies(self, cookies, response_url=URL()) -> None:
        """Do nothing."""

    def filter_cookies(self, request_url):
        """Return no cookies."""
        from http.cookies import SimpleCookie
        return SimpleCookie()
