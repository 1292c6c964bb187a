"""TLS: connections that nobody else can read, to servers that show who they are."""

import os
import _ssl
from collections import namedtuple
from socket import SOCK_STREAM, SO_TYPE, SOL_SOCKET, create_connection, socket

from _tls_constants import (AlertDescription, Options, Purpose, SSLErrorNumber, TLSVersion, VerifyFlags, VerifyMode,
                            _ASN1Object, _SSLMethod, _TLSAlertType, _TLSContentType, _TLSMessageType)
from _tls_context import DefaultVerifyPaths, SSLContext, default_paths
from _tls_errors import (SSLCertVerificationError, SSLEOFError, SSLError, SSLSyscallError, SSLWantReadError,
                         SSLWantWriteError, SSLZeroReturnError)
from _tls_object import MemoryBIO, SSLObject
from _tls_socket import SSLSocket

for _kind in (_SSLMethod, Options, VerifyMode, VerifyFlags, SSLErrorNumber, AlertDescription):
    globals().update(_kind.__members__)
del _kind

CertificateError = SSLCertVerificationError
socket_error = OSError

HAS_ALPN = HAS_ECDH = HAS_SNI = HAS_TLSv1_2 = HAS_TLSv1_3 = HAS_NEVER_CHECK_COMMON_NAME = True
HAS_NPN = HAS_SSLv2 = HAS_SSLv3 = HAS_TLSv1 = HAS_TLSv1_1 = HAS_PSK = HAS_PHA = False
CHANNEL_BINDING_TYPES = []
_PROTOCOL_NAMES = {method: method.name for method in _SSLMethod}
_DEFAULT_CIPHERS = _RESTRICTED_SERVER_CIPHERS = 'DEFAULT'

# The version of OpenSSL whose names, numbers and messages these are.
OPENSSL_VERSION_INFO = _OPENSSL_API_VERSION = (3, 6, 0, 0, 0)
OPENSSL_VERSION_NUMBER = 0x30600000
OPENSSL_VERSION = 'OpenSSL 3.6.0 (rustls)'

PEM_HEADER = '-----BEGIN CERTIFICATE-----'
PEM_FOOTER = '-----END CERTIFICATE-----'

_GLOBAL_DEFAULT_TIMEOUT = object()


class SSLSession:
    """A session that a client could go on with: rustls keeps these to itself, so there are no such objects."""

    __module__ = '_ssl'

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create '_ssl.SSLSession' instances")


def create_default_context(purpose: Purpose = Purpose.SERVER_AUTH, *, cafile=None, capath=None,
                           cadata=None) -> SSLContext:
    """Return a context for clients (or, for `Purpose.CLIENT_AUTH`, for servers) that is safe as it is."""
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    if purpose == Purpose.SERVER_AUTH:
        context = SSLContext(PROTOCOL_TLS_CLIENT)
        context.verify_mode = CERT_REQUIRED
        context.check_hostname = True
    elif purpose == Purpose.CLIENT_AUTH:
        context = SSLContext(PROTOCOL_TLS_SERVER)
    else:
        raise ValueError(purpose)
    context.verify_flags |= VERIFY_X509_PARTIAL_CHAIN | VERIFY_X509_STRICT
    return _with_certificates(context, purpose, cafile, capath, cadata)


def _with_certificates(context: SSLContext, purpose, cafile, capath, cadata) -> SSLContext:
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    log = os.environ.get('SSLKEYLOGFILE')
    if log:
        context.keylog_filename = log
    return context


def _create_unverified_context(protocol=None, *, cert_reqs=VerifyMode.CERT_NONE, check_hostname: bool = False,
                               purpose: Purpose = Purpose.SERVER_AUTH, certfile=None, keyfile=None, cafile=None,
                               capath=None, cadata=None) -> SSLContext:
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    if purpose not in (Purpose.SERVER_AUTH, Purpose.CLIENT_AUTH):
        raise ValueError(purpose)
    if protocol is None:
        protocol = PROTOCOL_TLS_CLIENT if purpose == Purpose.SERVER_AUTH else PROTOCOL_TLS_SERVER
    context = SSLContext(protocol)
    context.check_hostname = check_hostname
    if cert_reqs is not None:
        context.verify_mode = cert_reqs
    if keyfile and not certfile:
        raise ValueError('certfile must be specified')
    if certfile or keyfile:
        context.load_cert_chain(certfile, keyfile)
    return _with_certificates(context, purpose, cafile, capath, cadata)


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


def get_default_verify_paths() -> DefaultVerifyPaths:
    """Return where the system's certificates are looked for."""
    file, folder = default_paths()
    named_file = os.environ.get('SSL_CERT_FILE', file)
    named_folder = os.environ.get('SSL_CERT_DIR', folder)
    return DefaultVerifyPaths(named_file if os.path.isfile(named_file) else None,
                              named_folder if os.path.isdir(named_folder) else None,
                              'SSL_CERT_FILE', file, 'SSL_CERT_DIR', folder)


def get_server_certificate(addr: tuple, ssl_version=PROTOCOL_TLS_CLIENT, ca_certs=None,
                           timeout=_GLOBAL_DEFAULT_TIMEOUT) -> str:
    """Return the certificate that the server at (host, port) shows, in PEM."""
    host, port = addr
    needed = CERT_NONE if ca_certs is None else CERT_REQUIRED
    context = _create_unverified_context(ssl_version, cert_reqs=needed, cafile=ca_certs)
    how = {} if timeout is _GLOBAL_DEFAULT_TIMEOUT else {'timeout': timeout}
    with create_connection(addr, **how) as sock, context.wrap_socket(sock, server_hostname=host) as wrapped:
        return DER_cert_to_PEM_cert(wrapped.getpeercert(True))


def get_protocol_name(protocol_code: int) -> str:
    """Return the name of one of the numbers of `PROTOCOL_`."""
    return _PROTOCOL_NAMES.get(protocol_code, '<unknown>')


def cert_time_to_seconds(cert_time: str) -> int:
    """Return seconds since 1970 of a time in a certificate: `Jan  5 09:34:43 2018 GMT`."""
    from calendar import timegm
    from time import strptime
    months = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
    behind = ' %d %H:%M:%S %Y GMT'
    month = cert_time[:3].title()
    if month not in months:
        raise ValueError(f'time data {cert_time!r} does not match format "%b{behind}"')
    parsed = strptime(cert_time[3:], behind)
    return timegm((parsed[0], months.index(month) + 1) + parsed[2:6])


def DER_cert_to_PEM_cert(der_cert_bytes: bytes) -> str:
    """Return a certificate in PEM."""
    from base64 import b64encode
    text = b64encode(der_cert_bytes).decode()
    lines = [text[start:start + 64] for start in range(0, len(text), 64)]
    return '\n'.join([PEM_HEADER, *lines, PEM_FOOTER, ''])


def PEM_cert_to_DER_cert(pem_cert_string: str) -> bytes:
    """Return a certificate in DER."""
    from base64 import decodebytes
    if not pem_cert_string.startswith(PEM_HEADER):
        raise ValueError(f'Invalid PEM encoding; must start with {PEM_HEADER}')
    text = pem_cert_string.strip()
    if not text.endswith(PEM_FOOTER):
        raise ValueError(f'Invalid PEM encoding; must end with {PEM_FOOTER}')
    return decodebytes(text[len(PEM_HEADER):-len(PEM_FOOTER)].encode('ASCII', 'strict'))


def RAND_bytes(n: int, /) -> bytes:
    """Return bytes that nobody can foresee."""
    if n < 0:
        raise ValueError('num must be positive')
    return os.urandom(n)


def RAND_add(string, entropy: float, /) -> None:
    """Do nothing: the system's generator needs no help."""
    if not isinstance(string, str):
        memoryview(string)
    float(entropy)


def RAND_status() -> bool:
    """Say that there is enough randomness."""
    return True
