"""Passwords for servers and proxies, and the handlers that send them."""

import base64
import hashlib
import os
import re
import time
from urllib.error import HTTPError
from urllib.parse import urlsplit



def _port_of(host: str):
    match = re.fullmatch('(.*):([0-9]*)', host, re.DOTALL)
    return (match[1], match[2] or None) if match else (host, None)


def _scheme_of(uri):
    # None for a host alone, which means any scheme.
    parts = urlsplit(uri)
    return parts[0] if parts[1] else None


def _same_scheme(scheme, uri) -> bool:
    # What was given for TLS must not be sent without it.
    return scheme is None or _scheme_of(uri) in (None, scheme)


class HTTPPasswordMgr:
    """Users and passwords by realm and URL."""

    def __init__(self) -> None:
        self.passwd = {}

    def add_password(self, realm, uri, user, passwd) -> None:
        """Take a user and a password for a realm, and for all that is below a URL or several."""
        if isinstance(uri, str):
            uri = [uri]
        known = self.passwd.setdefault(realm, {})
        for with_port in True, False:
            known[tuple((self.reduce_uri(name, with_port), _scheme_of(name)) for name in uri)] = user, passwd

    def find_user_password(self, realm, authuri):
        """The user and the password for a URL, or twice `None`."""
        for with_port in True, False:
            reduced = self.reduce_uri(authuri, with_port)
            for uris, found in self.passwd.get(realm, {}).items():
                if any(_same_scheme(scheme, authuri) and self.is_suburi(uri, reduced) for uri, scheme in uris):
                    return found
        return None, None

    def reduce_uri(self, uri, default_port=True):
        """Authority and path of a URL, with the port that its scheme has if it names none."""
        parts = urlsplit(uri)
        if parts[1]:
            scheme, authority, path = parts[0], parts[1], parts[2] or '/'
        else:
            # A host and port alone.
            scheme, authority, path = None, uri, '/'
        host, port = _port_of(authority)
        if default_port and port is None and scheme is not None:
            port = {'http': 80, 'https': 443}.get(scheme)
            if port is not None:
                authority = f'{host}:{port}'
        return authority, path

    def is_suburi(self, base, test) -> bool:
        """Whether a URL is below another; both as `reduce_uri` gives them."""
        if base == test:
            return True
        if base[0] != test[0]:
            return False
        prefix = base[1]
        if prefix[-1:] != '/':
            prefix += '/'
        return test[1].startswith(prefix)


class HTTPPasswordMgrWithDefaultRealm(HTTPPasswordMgr):
    """One in which the realm `None` stands for all others."""

    def find_user_password(self, realm, authuri):
        """The user and the password for a URL, or twice `None`."""
        found = super().find_user_password(realm, authuri)
        if found[0] is not None:
            return found
        return super().find_user_password(None, authuri)


class HTTPPasswordMgrWithPriorAuth(HTTPPasswordMgrWithDefaultRealm):
    """One that knows for which URLs passwords are sent before they are asked for."""

    def __init__(self) -> None:
        self.authenticated = {}
        super().__init__()

    def add_password(self, realm, uri, user, passwd, is_authenticated=False) -> None:
        """Take a user and a password, and whether they are sent unasked."""
        self.update_authenticated(uri, is_authenticated)
        if realm is not None:
            super().add_password(None, uri, user, passwd)
        super().add_password(realm, uri, user, passwd)

    def update_authenticated(self, uri, is_authenticated=False) -> None:
        """Say whether passwords for a URL or several are sent unasked."""
        if isinstance(uri, str):
            uri = [uri]
        for with_port in True, False:
            for name in uri:
                self.authenticated[self.reduce_uri(name, with_port), _scheme_of(name)] = is_authenticated

    def is_authenticated(self, authuri):
        """Whether the password for a URL is sent unasked; `None` if none is known."""
        for with_port in True, False:
            reduced = self.reduce_uri(authuri, with_port)
            for (uri, scheme), is_authenticated in self.authenticated.items():
                if _same_scheme(scheme, authuri) and self.is_suburi(uri, reduced):
                    return is_authenticated
        return None


_CHALLENGE = re.compile('(?:^|,)[ \t]*([^ \t,]+)[ \t]+realm=(["\']?)([^"\']*)\\2', re.IGNORECASE)


class AbstractBasicAuthHandler:
    """What sends a password as it is, but for base64."""

    rx = _CHALLENGE

    def __init__(self, password_mgr=None) -> None:
        self.passwd = HTTPPasswordMgr() if password_mgr is None else password_mgr
        self.add_password = self.passwd.add_password

    def _parse_realm(self, header):
        found = False
        for match in _CHALLENGE.finditer(header):
            scheme, quote, realm = match.groups()
            if quote not in ('"', "'"):
                import warnings
                warnings.warn('Basic Auth Realm was unquoted', UserWarning, 3)
            found = True
            yield scheme, realm
        if not found:
            yield (header.split() or [''])[0], None

    def http_error_auth_reqed(self, authreq, host, req, headers):
        """Send the request again with a password, if there is one."""
        unsupported = None
        headers = headers.get_all(authreq)
        if not headers:
            return None
        for header in headers:
            for scheme, realm in self._parse_realm(header):
                if scheme.lower() != 'basic':
                    unsupported = scheme
                    continue
                if realm is not None:
                    return self.retry_http_basic_auth(host, req, realm)
        if unsupported is not None:
            raise ValueError('AbstractBasicAuthHandler does not support the following scheme: %r' % (unsupported,))
        return None

    def retry_http_basic_auth(self, host, req, realm):
        """Send the request again with the password for a realm."""
        user, password = self.passwd.find_user_password(realm, host)
        if password is None:
            return None
        credentials = f'{user}:{password}'
        value = 'Basic ' + base64.b64encode(credentials.encode()).decode('ascii')
        if req.get_header(self.auth_header, None) == value:
            # It was sent already, and it is wrong.
            return None
        req.add_unredirected_header(self.auth_header, value)
        return self.parent.open(req, timeout=req.timeout)

    def http_request(self, req):
        """Put the password into a request for which it is sent unasked."""
        if not hasattr(self.passwd, 'is_authenticated') or not self.passwd.is_authenticated(req.full_url):
            return req
        if not req.has_header('Authorization'):
            user, password = self.passwd.find_user_password(None, req.full_url)
            credentials = f'{user}:{password}'.encode()
            req.add_unredirected_header('Authorization', 'Basic ' + base64.standard_b64encode(credentials).decode())
        return req

    def http_response(self, req, response):
        """Note whether the password was right."""
        if hasattr(self.passwd, 'is_authenticated'):
            self.passwd.update_authenticated(req.full_url, 200 <= response.code < 300)
        return response

    https_request = http_request
    https_response = http_response


def parse_keqv_list(l) -> dict:
    """The names and values of a list of `name=value`, without their quotes."""
    parsed = {}
    for item in l:
        name, value = item.split('=', 1)
        if value[0] == '"' and value[-1] == '"':
            value = value[1:-1]
        parsed[name] = value
    return parsed


def parse_http_list(s) -> list[str]:
    """The items between commas, of which those in quotes part nothing."""
    items, item = [], ''
    escaped = in_quotes = False
    for character in s:
        if escaped:
            item += character
            escaped = False
            continue
        if in_quotes:
            if character == '\\':
                escaped = True
                continue
            if character == '"':
                in_quotes = False
            item += character
            continue
        if character == ',':
            items.append(item)
            item = ''
            continue
        in_quotes = character == '"'
        item += character
    if item:
        items.append(item)
    return [item.strip() for item in items]


class AbstractDigestAuthHandler:
    """What proves that it knows a password, without sending it (RFC 7616)."""

    def __init__(self, passwd=None) -> None:
        self.passwd = HTTPPasswordMgr() if passwd is None else passwd
        self.add_password = self.passwd.add_password
        self.retried = 0
        self.nonce_count = 0
        self.last_nonce = None

    def reset_retry_count(self) -> None:
        """Begin to count anew how often a request was sent again."""
        self.retried = 0

    def http_error_auth_reqed(self, auth_header, host, req, headers):
        """Send the request again with the proof, if there is a password."""
        challenge = headers.get(auth_header, None)
        if self.retried > 5:
            # Neither a wrong password nor a strange server may have us ask for ever.
            raise HTTPError(req.full_url, 401, 'digest auth failed', headers, None)
        self.retried += 1
        if challenge:
            scheme = challenge.split()[0]
            if scheme.lower() == 'digest':
                return self.retry_http_digest_auth(req, challenge)
            if scheme.lower() != 'basic':
                raise ValueError('AbstractDigestAuthHandler does not support the following scheme: %r' % scheme)
        return None

    def retry_http_digest_auth(self, req, auth):
        """Send the request again with the proof."""
        token, challenge = auth.split(' ', 1)
        parsed = parse_keqv_list(filter(None, parse_http_list(challenge)))
        proof = self.get_authorization(req, parsed)
        if not proof:
            return None
        value = f'Digest {proof}'
        if req.headers.get(self.auth_header, None) == value:
            return None
        req.add_unredirected_header(self.auth_header, value)
        return self.parent.open(req, timeout=req.timeout)

    def get_cnonce(self, nonce) -> str:
        """A number that was never used before."""
        text = f'{self.nonce_count}:{nonce}:{time.ctime()}:'
        return hashlib.sha1(text.encode('ascii') + os.urandom(8)).hexdigest()[:16]

    def get_authorization(self, req, chal):
        """The proof for a request, or `None`."""
        try:
            realm, nonce = chal['realm'], chal['nonce']
        except KeyError:
            return None
        qop = chal.get('qop')
        algorithm = chal.get('algorithm', 'MD5')
        opaque = chal.get('opaque', None)
        digest, keyed = self.get_algorithm_impls(algorithm)
        if digest is None:
            return None
        user, password = self.passwd.find_user_password(realm, req.full_url)
        if user is None:
            return None
        first = f'{user}:{realm}:{password}'
        second = f'{req.get_method()}:{req.selector}'
        if qop is None:
            response = keyed(digest(first), f'{nonce}:{digest(second)}')
        elif 'auth' in qop.split(','):
            if nonce == self.last_nonce:
                self.nonce_count += 1
            else:
                self.nonce_count = 1
                self.last_nonce = nonce
            count = f'{self.nonce_count:08x}'
            cnonce = self.get_cnonce(nonce)
            response = keyed(digest(first), f'{nonce}:{count}:{cnonce}:auth:{digest(second)}')
        else:
            from urllib.error import URLError
            raise URLError("qop '%s' is not supported." % qop)
        proof = (f'username="{user}", realm="{realm}", nonce="{nonce}", uri="{req.selector}", '
                 f'response="{response}"')
        if opaque:
            proof += f', opaque="{opaque}"'
        proof += f', algorithm="{algorithm}"'
        if qop:
            proof += f', qop=auth, nc={count}, cnonce="{cnonce}"'
        return proof

    def get_algorithm_impls(self, algorithm):
        """Two functions: the digest of a text, and that of a secret and a text."""
        known = {'MD5': hashlib.md5, 'SHA': hashlib.sha1, 'SHA-256': hashlib.sha256}
        if algorithm.upper() not in known:
            raise ValueError(f'Unsupported digest authentication algorithm {algorithm!r}')

        def digest(text):
            return known[algorithm.upper()](text.encode('ascii')).hexdigest()

        return digest, lambda secret, data: digest(f'{secret}:{data}')


def host_of_request(req) -> str:
    """The authority of a request's URL, for which passwords are looked up."""
    return urlsplit(req.full_url)[1]
