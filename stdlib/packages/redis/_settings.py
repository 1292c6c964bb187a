"""What connections of both kinds, those of threads and those of asyncio, are told and how they begin."""

import ssl
from typing import Any
from urllib.parse import parse_qs, unquote, urlparse

from .backoff import ExponentialWithJitterBackoff
from .credentials import UsernamePasswordCredentialProvider
from .exceptions import AuthenticationError, AuthenticationWrongNumberOfArgsError, ConnectionError, DataError
from .exceptions import ResponseError

LIBRARY_VERSION = "8.1.0"

DEFAULT_RETRIES = 3


def default_retry(kind):
    """The retries of clients that name none."""
    return kind(ExponentialWithJitterBackoff(cap=10, base=1), DEFAULT_RETRIES)


class Settings:
    """What every connection is told, and the steps of the conversation with which it begins."""

    retry_class: Any = None

    def _take(
        self,
        db=0,
        password=None,
        socket_timeout=5,
        socket_connect_timeout=5,
        retry_on_timeout=False,
        retry_on_error=(),
        encoding="utf-8",
        encoding_errors="strict",
        decode_responses=False,
        socket_read_size=65536,
        health_check_interval=0,
        client_name=None,
        lib_name="redis-py",
        lib_version=LIBRARY_VERSION,
        username=None,
        retry=None,
        redis_connect_func=None,
        credential_provider=None,
        protocol=None,
        **ignored,
    ) -> None:
        if (username or password) and credential_provider is not None:
            raise DataError(
                "'username' and 'password' cannot be passed along with 'credential_provider'. Please provide only one of "
                "the following arguments: \n1. 'password' and (optional) 'username'\n2. 'credential_provider'"
            )
        self.db = db
        self.username = username
        self.password = password
        self.credential_provider = credential_provider
        self.socket_timeout = socket_timeout
        self.socket_connect_timeout = socket_connect_timeout if socket_connect_timeout is not None else socket_timeout
        self.encoding = encoding
        self.encoding_errors = encoding_errors
        self.decode_responses = decode_responses
        self.health_check_interval = health_check_interval
        self.client_name = client_name
        self.lib_name = lib_name
        self.lib_version = lib_version
        self.redis_connect_func = redis_connect_func
        self.protocol = 2 if protocol is None else int(protocol)
        if self.protocol not in (2, 3):
            raise ConnectionError("protocol must be either 2 or 3")
        errors = list(retry_on_error or ())
        if retry_on_timeout:
            from .exceptions import TimeoutError

            errors.append(TimeoutError)
        if retry is None:
            retry = self.retry_class(ExponentialWithJitterBackoff(cap=10, base=1), 1 if errors else 0)
        else:
            retry = retry.copy()
        if errors:
            retry.update_supported_errors(errors)
        self.retry = retry

    def _credentials(self):
        if self.username or self.password:
            return UsernamePasswordCredentialProvider(self.username, self.password)
        return self.credential_provider

    def _greetings(self, credentials: tuple | None):
        """The commands with which a connection begins, each with what is done about its reply."""
        if self.protocol == 3:
            words: list = ["HELLO", 3]
            if credentials:
                if len(credentials) == 1:
                    credentials = ("default", *credentials)
                words += ["AUTH", *credentials]
            yield tuple(words), _greeted
        elif credentials:
            yield ("AUTH", *credentials), _authenticated
        if self.client_name:
            yield ("CLIENT", "SETNAME", self.client_name), _named
        if self.lib_name:
            yield ("CLIENT", "SETINFO", "LIB-NAME", self.lib_name), None
        if self.lib_version:
            yield ("CLIENT", "SETINFO", "LIB-VER", self.lib_version), None
        if self.db:
            yield ("SELECT", self.db), _selected

    @staticmethod
    def _shorter_auth(words: tuple, reply) -> tuple | None:
        """The AUTH of servers that know of no names, if this is one."""
        if isinstance(reply, AuthenticationWrongNumberOfArgsError) and words[0] == "AUTH" and len(words) == 3:
            return "AUTH", words[2]
        return None


def _is_ok(reply) -> bool:
    return reply in (b"OK", "OK")


def _raise(reply) -> None:
    if isinstance(reply, Exception):
        raise reply


def _greeted(reply) -> None:
    _raise(reply)
    version = reply.get(b"proto", reply.get("proto")) if isinstance(reply, dict) else None
    if version != 3:
        raise ConnectionError("Invalid RESP version")


def _authenticated(reply) -> None:
    _raise(reply)
    if not _is_ok(reply):
        raise AuthenticationError("Invalid Username or Password")


def _named(reply) -> None:
    _raise(reply)
    if not _is_ok(reply):
        raise ConnectionError("Error setting client name")


def _selected(reply) -> None:
    if isinstance(reply, ResponseError):
        raise reply
    _raise(reply)
    if not _is_ok(reply):
        raise ConnectionError("Invalid Database")


_CERTIFICATES = {
    "none": ssl.CERT_NONE,
    "optional": ssl.CERT_OPTIONAL,
    "required": ssl.CERT_REQUIRED,
}


class TlsSettings:
    """What connections over TLS are told besides."""

    def _take_tls(
        self,
        ssl_keyfile=None,
        ssl_certfile=None,
        ssl_cert_reqs="required",
        ssl_ca_certs=None,
        ssl_ca_data=None,
        ssl_check_hostname=True,
        ssl_ca_path=None,
        ssl_password=None,
        ssl_min_version=None,
        ssl_ciphers=None,
        **others,
    ) -> dict:
        if ssl_cert_reqs is None:
            ssl_cert_reqs = ssl.CERT_NONE
        elif isinstance(ssl_cert_reqs, str):
            if ssl_cert_reqs not in _CERTIFICATES:
                from .exceptions import RedisError

                raise RedisError(f"Invalid SSL Certificate Requirements Flag: {ssl_cert_reqs}")
            ssl_cert_reqs = _CERTIFICATES[ssl_cert_reqs]
        self.keyfile = ssl_keyfile
        self.certfile = ssl_certfile
        self.cert_reqs = ssl_cert_reqs
        self.ca_certs = ssl_ca_certs
        self.ca_data = ssl_ca_data
        self.ca_path = ssl_ca_path
        self.check_hostname = ssl_check_hostname and ssl_cert_reqs != ssl.CERT_NONE
        self.certificate_password = ssl_password
        self.ssl_min_version = ssl_min_version
        self.ssl_ciphers = ssl_ciphers
        return others

    def _tls_context(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        context.check_hostname = self.check_hostname
        context.verify_mode = self.cert_reqs
        if self.certfile or self.keyfile:
            context.load_cert_chain(self.certfile, self.keyfile, self.certificate_password)
        if self.ca_certs is not None or self.ca_path is not None or self.ca_data is not None:
            context.load_verify_locations(self.ca_certs, self.ca_path, self.ca_data)
        if self.ssl_min_version is not None:
            context.minimum_version = self.ssl_min_version
        if self.ssl_ciphers:
            context.set_ciphers(self.ssl_ciphers)
        return context


_FALSE = {"0", "F", "FALSE", "N", "NO"}


def to_bool(value) -> bool | None:
    """What a word of a URL says."""
    if value is None or value == "":
        return None
    if isinstance(value, str) and value.upper() in _FALSE:
        return False
    return bool(value)


_OPTIONS = {
    "db": int,
    "protocol": int,
    "socket_timeout": float,
    "socket_connect_timeout": float,
    "socket_read_size": int,
    "socket_keepalive": to_bool,
    "retry_on_timeout": to_bool,
    "retry_on_error": list,
    "max_connections": int,
    "health_check_interval": int,
    "ssl_check_hostname": to_bool,
    "timeout": float,
}


def parse_url(url: str, tls_class, unix_class) -> dict[str, Any]:
    """The settings in a URL: redis://, rediss:// or unix://."""
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ValueError(
            "Redis URL must specify one of the following schemes (redis://, rediss://, unix://)"
        )
    parts = urlparse(url)
    settings: dict[str, Any] = {}
    for name, values in parse_qs(parts.query).items():
        if not values:
            continue
        value = unquote(values[0])
        convert = _OPTIONS.get(name)
        if convert is None:
            settings[name] = value
            continue
        try:
            settings[name] = convert(value)
        except (TypeError, ValueError):
            raise ValueError(f"Invalid value for '{name}' in connection URL.") from None
    if parts.username:
        settings["username"] = unquote(parts.username)
    if parts.password:
        settings["password"] = unquote(parts.password)
    if parts.scheme == "unix":
        if parts.path:
            settings["path"] = unquote(parts.path)
        settings["connection_class"] = unix_class
        return settings
    if parts.hostname:
        settings["host"] = unquote(parts.hostname)
    if parts.port:
        settings["port"] = int(parts.port)
    if parts.path and "db" not in settings:
        try:
            settings["db"] = int(unquote(parts.path).replace("/", ""))
        except ValueError:
            pass
    if parts.scheme == "rediss":
        settings["connection_class"] = tls_class
    return settings


def address_error(error: OSError, place: str) -> str:
    """What is said of a connection that could not be made."""
    if not error.args:
        return f"Error connecting to {place}."
    if len(error.args) == 1:
        return f"Error {error.args[0]} connecting to {place}."
    return f"Error {error.args[0]} connecting to {place}. {error.args[1]}."
