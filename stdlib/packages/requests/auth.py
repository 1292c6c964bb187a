"""Saying who one is."""

import base64
import hashlib
import os
import re
import time
from urllib.parse import urlsplit

__all__ = ['AuthBase', 'HTTPBasicAuth', 'HTTPProxyAuth', 'HTTPDigestAuth']


def _basic_auth_str(username, password) -> str:
    def octets(text) -> bytes:
        if isinstance(text, bytes):
            return text
        return str(text).encode('latin1')
    return 'Basic ' + base64.b64encode(octets(username) + b':' + octets(password)).decode('ascii')


class AuthBase:
    """What changes a request so that it says who sends it."""

    def __call__(self, r):
        raise NotImplementedError('Auth hooks must be callable.')


class HTTPBasicAuth(AuthBase):
    """Name and password, readable for everyone on the way."""

    def __init__(self, username, password) -> None:
        self.username = username
        self.password = password

    def __eq__(self, other) -> bool:
        return (self.username == getattr(other, 'username', None)
                and self.password == getattr(other, 'password', None))

    __hash__ = None

    def __call__(self, r):
        r.headers['Authorization'] = _basic_auth_str(self.username, self.password)
        return r


class HTTPProxyAuth(HTTPBasicAuth):
    """The same for a proxy."""

    def __call__(self, r):
        r.headers['Proxy-Authorization'] = _basic_auth_str(self.username, self.password)
        return r


_HASHES = {'MD5': hashlib.md5, 'MD5-SESS': hashlib.md5, 'SHA': hashlib.sha1, 'SHA-256': hashlib.sha256,
           'SHA-512': hashlib.sha512}
_PARAMETER = re.compile(r'(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))')


class HTTPDigestAuth(AuthBase):
    """Name and password, proved without being sent (RFC 7616)."""

    def __init__(self, username, password) -> None:
        self.username = username
        self.password = password
        self._challenge = {}
        self._nonce = None
        self._count = 0

    def __eq__(self, other) -> bool:
        return (self.username == getattr(other, 'username', None)
                and self.password == getattr(other, 'password', None))

    __hash__ = None

    def build_digest_header(self, method, url):
        """Return the value of `Authorization`, or None if the host asks for what is not known."""
        challenge = self._challenge
        algorithm = challenge.get('algorithm', 'MD5').upper()
        function = _HASHES.get(algorithm)
        quality = challenge.get('qop')
        if function is None or quality is not None and 'auth' not in [word.strip() for word in quality.split(',')]:
            return None

        def digest(text: str) -> str:
            return function(text.encode('utf-8')).hexdigest()
        realm, nonce, opaque = challenge['realm'], challenge['nonce'], challenge.get('opaque')
        parts = urlsplit(url)
        path = (parts.path or '/') + (f'?{parts.query}' if parts.query else '')
        self._count = self._count + 1 if nonce == self._nonce else 1
        self._nonce = nonce
        count = f'{self._count:08x}'
        own = hashlib.sha1(f'{self._count}{nonce}{time.ctime()}'.encode() + os.urandom(8)).hexdigest()[:16]
        secret = digest(f'{self.username}:{realm}:{self.password}')
        if algorithm == 'MD5-SESS':
            secret = digest(f'{secret}:{nonce}:{own}')
        asked = digest(f'{method}:{path}')
        proof = digest(f'{secret}:{nonce}:{count}:{own}:auth:{asked}' if quality else f'{secret}:{nonce}:{asked}')
        value = f'username="{self.username}", realm="{realm}", nonce="{nonce}", uri="{path}", response="{proof}"'
        if opaque:
            value += f', opaque="{opaque}"'
        if 'algorithm' in challenge:
            value += f', algorithm="{challenge["algorithm"]}"'
        if quality:
            value += f', qop="auth", nc={count}, cnonce="{own}"'
        return f'Digest {value}'

    def _answer(self, response, **kwargs):
        # A hook: the request is repeated once with the proof.
        challenge = response.headers.get('www-authenticate', '')
        if response.status_code != 401 or 'digest' not in challenge.lower() or response.request._proved:
            return response
        start = challenge.lower().index('digest') + len('digest')
        found = _PARAMETER.findall(challenge[start:])
        self._challenge = {name.lower(): quoted or plain for name, quoted, plain in found}
        if 'nonce' not in self._challenge or 'realm' not in self._challenge:
            return response
        response.content
        response.close()
        request = response.request.copy()
        if hasattr(request.body, 'seek'):
            request.body.seek(request._body_position or 0)
        from .cookies import extract_cookies_to_jar
        extract_cookies_to_jar(request._cookies, response.request, response)
        request.prepare_cookies(request._cookies)
        request.headers['Authorization'] = self.build_digest_header(request.method, request.url)
        request._proved = True
        again = response.connection.send(request, **kwargs)
        again.history.append(response)
        again.request = request
        return again

    def __call__(self, r):
        if self._nonce:
            r.headers['Authorization'] = self.build_digest_header(r.method, r.url)
        r.register_hook('response', self._answer)
        return r
