"""Name and password, proved without being sent (RFC 7616)."""

import hashlib
import os
import re
import time

from yarl import URL

from .client_exceptions import ClientError

__all__ = ['DigestAuthMiddleware']

_PARAMETER = re.compile(r'([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
_QUOTED = frozenset(('realm', 'nonce', 'uri', 'username', 'response', 'opaque', 'cnonce'))
_HASHES = {'MD5': hashlib.md5, 'SHA': hashlib.sha1, 'SHA256': hashlib.sha256, 'SHA-256': hashlib.sha256,
           'SHA512': hashlib.sha512, 'SHA-512': hashlib.sha512}
SUPPORTED_ALGORITHMS = tuple(sorted(f'{name}{more}' for name in _HASHES for more in ('', '-SESS')))


def parse_header_pairs(header: str) -> dict:
    """Return the pairs of a header, without their quotes."""
    return {name.lower(): re.sub(r'\\(.)', r'\1', quoted) if quoted or not plain else plain
            for name, quoted, plain in _PARAMETER.findall(header)}


class DigestAuthMiddleware:
    """Answers the challenges of hosts, and what comes after them without waiting for another one."""

    def __init__(self, login: str, password: str, preemptive: bool = True) -> None:
        if login is None:
            raise ValueError('None is not allowed as login value')
        if password is None:
            raise ValueError('None is not allowed as password value')
        if ':' in login:
            raise ValueError('A ":" is not allowed in username (RFC 1945#section-11.1)')
        self._login = login
        self._password = password.encode('utf-8')
        self._preemptive = preemptive
        self._challenge = {}
        # Where the challenge holds: URLs that begin so.
        self._spaces = []
        self._nonce = None
        self._count = 0

    async def _octets(self, request) -> bytes:
        # What a request sends. What comes bit by bit is gathered, since its hash goes ahead of it.
        if not isinstance(request.body, bytes):
            await request.update_body(b''.join([piece async for piece in request.body]))
        return bytes(request.body)

    async def _encode(self, method, url, request) -> str:
        challenge = self._challenge
        missing = next((name for name in ('realm', 'nonce') if name not in challenge), None)
        if missing:
            raise ClientError(f"Malformed Digest auth challenge: Missing '{missing}' parameter")
        realm, nonce = challenge['realm'], challenge['nonce']
        if not nonce:
            raise ClientError('Security issue: Digest auth challenge contains empty \'nonce\' value')
        algorithm = challenge.get('algorithm', 'MD5')
        function = _HASHES.get(algorithm.upper().removesuffix('-SESS'))
        if function is None:
            raise ClientError(f'Digest auth error: Unsupported hash algorithm: {algorithm.upper()}. '
                              f'Supported algorithms: {", ".join(SUPPORTED_ALGORITHMS)}')
        qualities = [word.strip() for word in challenge.get('qop', '').split(',') if word.strip()]
        quality = next((word for word in ('auth-int', 'auth') if word in qualities), '')
        if qualities and not quality:
            raise ClientError(f'Digest auth error: Unsupported Quality of Protection (qop) value(s): {challenge["qop"]}')

        def digest(*parts) -> bytes:
            octets = b':'.join(part.encode('utf-8') if isinstance(part, str) else part for part in parts)
            return function(octets).hexdigest().encode()
        self._count = self._count + 1 if nonce == self._nonce else 1
        self._nonce = nonce
        count = f'{self._count:08x}'
        own = hashlib.sha1(f'{count}{nonce}{time.ctime()}'.encode() + os.urandom(8)).hexdigest()[:16]
        secret = digest(self._login, realm, self._password)
        if algorithm.upper().endswith('-SESS'):
            secret = digest(secret, nonce, own)
        path = URL(url).raw_path_qs
        asked = [method.upper(), path]
        if quality == 'auth-int':
            asked.append(function(await self._octets(request)).hexdigest())
        proof = digest(secret, nonce, *([count, own, quality] if quality else []), digest(*asked)).decode()
        said = {'username': self._login, 'realm': realm, 'nonce': nonce, 'uri': path, 'response': proof,
                'algorithm': algorithm}
        if challenge.get('opaque'):
            said['opaque'] = challenge['opaque']
        if quality:
            said |= {'qop': quality, 'nc': count, 'cnonce': own}
        escaped = {name: value.replace('\\', '\\\\').replace('"', '\\"') for name, value in said.items()}
        return 'Digest ' + ', '.join(
            f'{name}="{value}"' if name in _QUOTED else f'{name}={value}' for name, value in escaped.items())

    def _in_protection_space(self, url) -> bool:
        text = str(url)
        for space in self._spaces:
            # `/p` holds for `/p` and `/p/x`, and not for `/pq`.
            if text == space or text.startswith(space) and (space.endswith('/') or text[len(space)] in '/?'):
                return True
        return False

    def _authenticate(self, response) -> bool:
        # Take over a challenge; whether there is one.
        if response.status != 401:
            return False
        kind, _, header = response.headers.get('WWW-Authenticate', '').partition(' ')
        if kind.lower() != 'digest':
            return False
        found = parse_header_pairs(header)
        if not found:
            return False
        self._challenge = found
        origin = response.url.origin()
        self._spaces = [str(origin.join(URL(place))) for place in found.get('domain', '').split()] or [str(origin)]
        return True

    async def __call__(self, request, handler):
        for again in (False, True):
            if again or self._challenge and self._preemptive and self._in_protection_space(request.url):
                request.headers['Authorization'] = await self._encode(request.method, request.url, request)
            response = await handler(request)
            if again or not self._authenticate(response):
                return response
            response.release()
