"""Sessions: what several requests have in common."""

import datetime
import os
import time
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from . import cookies as _cookies
from .cookies import RequestsCookieJar, cookiejar_from_dict, extract_cookies_to_jar, merge_cookies
from .exceptions import ChunkedEncodingError, ContentDecodingError, InvalidSchema, TooManyRedirects
from .models import DEFAULT_REDIRECT_LIMIT, REDIRECT_STATI, PreparedRequest, Request, Response
from .structures import CaseInsensitiveDict
from .utils import default_headers, default_ports, get_environ_proxies, requote_uri, rewind_body, select_proxy

__all__ = ['Session', 'session', 'merge_setting', 'merge_hooks']


def merge_setting(request_setting, session_setting, dict_class=dict):
    """Return a setting of a request on top of that of its session."""
    if session_setting is None:
        return request_setting
    if request_setting is None:
        return session_setting
    if type(request_setting) is dict and not request_setting and type(session_setting) is dict and not session_setting:
        return dict_class()
    if not (isinstance(session_setting, Mapping) and isinstance(request_setting, Mapping)):
        return request_setting
    merged = dict_class(session_setting)
    if request_setting:
        merged.update(request_setting)
    pairs = merged._store.values() if type(merged) is CaseInsensitiveDict else merged.items()
    for key in [key for key, value in pairs if value is None]:
        del merged[key]
    return merged


def merge_hooks(request_hooks, session_hooks, dict_class=dict):
    """Return the hooks of a request, or those of its session."""
    if session_hooks is None or session_hooks.get('response') == []:
        return request_hooks
    if request_hooks is None or request_hooks.get('response') == []:
        return session_hooks
    return merge_setting(request_hooks, session_hooks, dict_class)


class SessionRedirectMixin:
    """How redirections are followed."""

    def get_redirect_target(self, resp):
        """Return where an answer leads, or None."""
        if not resp.is_redirect:
            return None
        location = resp.headers['location']
        return location.encode('latin1').decode('utf8', 'replace') if not location.isascii() else location

    def should_strip_auth(self, old_url, new_url) -> bool:
        """Return whether a redirection leads to where `Authorization` must not go."""
        old, new = urlsplit(old_url), urlsplit(new_url)
        if old.hostname != new.hostname:
            return True
        if old.scheme == 'http' and old.port in (80, None) and new.scheme == 'https' and new.port in (443, None):
            return False
        usual = (default_ports.get(old.scheme), None)
        if old.scheme == new.scheme and old.port in usual and new.port in usual:
            return False
        return old.port != new.port or old.scheme != new.scheme

    def rebuild_method(self, prepared_request, response) -> None:
        """Change the method as browsers do."""
        method, status = prepared_request.method, response.status_code
        if (status == 303 and method != 'HEAD' or status == 302 and method != 'HEAD'
                or status == 301 and method == 'POST'):
            method = 'GET'
        prepared_request.method = method

    def rebuild_auth(self, prepared_request, response) -> None:
        """Leave out `Authorization` where it must not go."""
        headers = prepared_request.headers
        if 'Authorization' in headers and self.should_strip_auth(response.request.url, prepared_request.url):
            del headers['Authorization']
        if self.trust_env:
            from .utils import get_netrc_auth
            found = get_netrc_auth(prepared_request.url)
            if found is not None:
                prepared_request.prepare_auth(found)

    def rebuild_proxies(self, prepared_request, proxies) -> dict:
        """Return the proxies for where a redirection leads."""
        found = dict(proxies or {})
        if self.trust_env:
            for scheme, proxy in get_environ_proxies(prepared_request.url, found.get('no_proxy')).items():
                found.setdefault(scheme, proxy)
        prepared_request.headers.pop('Proxy-Authorization', None)
        return found

    def resolve_redirects(self, resp, req, stream=False, timeout=None, verify=True, cert=None, proxies=None,
                          yield_requests=False, **adapter_kwargs):
        """Iterate over the answers to which redirections lead, or the requests."""
        history = []
        url = self.get_redirect_target(resp)
        fragment = urlsplit(req.url).fragment
        while url:
            prepared = req.copy()
            history.append(resp)
            resp.history = history[1:]
            try:
                resp.content
            except (ChunkedEncodingError, ContentDecodingError, RuntimeError):
                resp.raw.close()
            if len(resp.history) >= self.max_redirects:
                raise TooManyRedirects(f'Exceeded {self.max_redirects} redirects.', response=resp)
            resp.close()
            if url.startswith('//'):
                url = f'{urlsplit(resp.url).scheme}:{url}'
            parts = urlsplit(url)
            if parts.fragment == '' and fragment:
                parts = parts._replace(fragment=fragment)
            elif parts.fragment:
                fragment = parts.fragment
            url = parts.geturl()
            url = urljoin(resp.url, requote_uri(url)) if not parts.netloc else requote_uri(url)
            prepared.url = url
            self.rebuild_method(prepared, resp)
            if resp.status_code not in (307, 308):
                for name in ('Content-Length', 'Content-Type', 'Transfer-Encoding'):
                    prepared.headers.pop(name, None)
                prepared.body = None
            prepared.headers.pop('Cookie', None)
            extract_cookies_to_jar(prepared._cookies, req, resp)
            merge_cookies(prepared._cookies, self.cookies)
            prepared.prepare_cookies(prepared._cookies)
            proxies = self.rebuild_proxies(prepared, proxies)
            self.rebuild_auth(prepared, resp)
            if prepared._body_position is not None and ('Content-Length' in prepared.headers
                                                        or 'Transfer-Encoding' in prepared.headers):
                rewind_body(prepared)
            req = prepared
            if yield_requests:
                yield req
                return
            resp = self.send(req, stream=stream, timeout=timeout, verify=verify, cert=cert, proxies=proxies,
                             allow_redirects=False, **adapter_kwargs)
            extract_cookies_to_jar(self.cookies, prepared, resp)
            url = self.get_redirect_target(resp)
            yield resp


class Session(SessionRedirectMixin):
    """Keeps connections, cookies and settings from one request to the next."""

    __attrs__ = ['headers', 'cookies', 'auth', 'proxies', 'hooks', 'params', 'verify', 'cert', 'adapters', 'stream',
                 'trust_env', 'max_redirects']

    def __init__(self) -> None:
        from .adapters import HTTPAdapter
        self.headers = default_headers()
        self.auth = None
        self.proxies = {}
        self.hooks = {'response': []}
        self.params = {}
        self.stream = False
        self.verify = True
        self.cert = None
        self.max_redirects = DEFAULT_REDIRECT_LIMIT
        self.trust_env = True
        self.cookies = cookiejar_from_dict({})
        self.adapters = {}
        self.mount('https://', HTTPAdapter())
        self.mount('http://', HTTPAdapter())

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.close()

    def prepare_request(self, request):
        """Return a request as it is sent, with what the session adds."""
        merged = merge_cookies(RequestsCookieJar(), self.cookies)
        if cookies := request.cookies:
            if not isinstance(cookies, _cookies.cookiejar.CookieJar):
                cookies = cookiejar_from_dict(cookies)
            merged = merge_cookies(merged, cookies)
        auth = request.auth
        if self.trust_env and not auth and not self.auth:
            from .utils import get_netrc_auth
            auth = get_netrc_auth(request.url)
        prepared = PreparedRequest()
        prepared.prepare(
            method=request.method.upper(), url=request.url, files=request.files, data=request.data, json=request.json,
            headers=merge_setting(request.headers, self.headers, dict_class=CaseInsensitiveDict),
            params=merge_setting(request.params, self.params), auth=merge_setting(auth, self.auth), cookies=merged,
            hooks=merge_hooks(request.hooks, self.hooks))
        return prepared

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None,
                timeout=None, allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None,
                json=None):
        """Send a request; return the `Response`."""
        request = Request(method=method.upper(), url=url, headers=headers, files=files, data=data or {}, json=json,
                          params=params or {}, auth=auth, cookies=cookies, hooks=hooks)
        prepared = self.prepare_request(request)
        settings = self.merge_environment_settings(prepared.url, proxies or {}, stream, verify, cert)
        return self.send(prepared, timeout=timeout, allow_redirects=allow_redirects, **settings)

    def get(self, url, **kwargs):
        """Send a GET request."""
        kwargs.setdefault('allow_redirects', True)
        return self.request('GET', url, **kwargs)

    def options(self, url, **kwargs):
        """Send an OPTIONS request."""
        kwargs.setdefault('allow_redirects', True)
        return self.request('OPTIONS', url, **kwargs)

    def head(self, url, **kwargs):
        """Send a HEAD request."""
        kwargs.setdefault('allow_redirects', False)
        return self.request('HEAD', url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        """Send a POST request."""
        return self.request('POST', url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        """Send a PUT request."""
        return self.request('PUT', url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        """Send a PATCH request."""
        return self.request('PATCH', url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        """Send a DELETE request."""
        return self.request('DELETE', url, **kwargs)

    def send(self, request, **kwargs):
        """Send a prepared request."""
        kwargs.setdefault('stream', self.stream)
        kwargs.setdefault('verify', self.verify)
        kwargs.setdefault('cert', self.cert)
        if 'proxies' not in kwargs:
            kwargs['proxies'] = self.rebuild_proxies(request, self.proxies)
        if isinstance(request, Request):
            raise ValueError('You can only send PreparedRequests.')
        allow_redirects = kwargs.pop('allow_redirects', True)
        stream = kwargs.get('stream')
        adapter = self.get_adapter(url=request.url)
        began = time.perf_counter()
        response = adapter.send(request, **kwargs)
        response.elapsed = datetime.timedelta(seconds=time.perf_counter() - began)
        for hook in request.hooks['response']:
            changed = hook(response, **kwargs)
            if changed is not None:
                response = changed
        for earlier in response.history:
            extract_cookies_to_jar(self.cookies, earlier.request, earlier)
        extract_cookies_to_jar(self.cookies, request, response.raw and response)
        history = []
        if response.is_redirect:
            if allow_redirects:
                history = list(self.resolve_redirects(response, request, **kwargs))
            else:
                response._next = next(self.resolve_redirects(response, request, yield_requests=True, **kwargs), None)
        if history:
            history.insert(0, response)
            response = history.pop()
            response.history = history
        if not stream:
            response.content
        return response

    def merge_environment_settings(self, url, proxies, stream, verify, cert) -> dict:
        """Return settings with what the environment and the session say."""
        if self.trust_env:
            proxies = dict(proxies or {})
            for scheme, proxy in get_environ_proxies(url, proxies.get('no_proxy')).items():
                proxies.setdefault(scheme, proxy)
            if verify is True or verify is None:
                verify = os.environ.get('REQUESTS_CA_BUNDLE') or os.environ.get('CURL_CA_BUNDLE') or verify
        return {'proxies': merge_setting(proxies, self.proxies), 'stream': merge_setting(stream, self.stream),
                'verify': merge_setting(verify, self.verify), 'cert': merge_setting(cert, self.cert)}

    def get_adapter(self, url):
        """Return what sends requests to a URL."""
        lowered = url.lower()
        for prefix, adapter in self.adapters.items():
            if lowered.startswith(prefix.lower()):
                return adapter
        raise InvalidSchema(f'No connection adapters were found for {url!r}')

    def close(self) -> None:
        """Close the connections."""
        for adapter in self.adapters.values():
            adapter.close()

    def mount(self, prefix, adapter) -> None:
        """Have URLs that begin so sent by an adapter."""
        self.adapters[prefix] = adapter
        for key in [key for key in self.adapters if len(key) < len(prefix)]:
            self.adapters[key] = self.adapters.pop(key)

    def __getstate__(self) -> dict:
        return {name: getattr(self, name, None) for name in self.__attrs__}

    def __setstate__(self, state) -> None:
        self.__dict__.update(state)


def session() -> Session:
    """Return a session."""
    return Session()
