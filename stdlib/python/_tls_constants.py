"""The numbers that `ssl` has names for; they are OpenSSL's."""

from collections import namedtuple
from enum import Enum, IntEnum, IntFlag

__all__ = ['AlertDescription', 'Options', 'Purpose', 'SSLErrorNumber', 'TLSVersion', 'VerifyFlags', 'VerifyMode',
           '_ASN1Object', '_SSLMethod', '_TLSAlertType', '_TLSContentType', '_TLSMessageType']


class _SSLMethod(IntEnum):
    """What a context speaks."""

    PROTOCOL_TLS = PROTOCOL_SSLv23 = 2
    PROTOCOL_TLSv1 = 3
    PROTOCOL_TLSv1_1 = 4
    PROTOCOL_TLSv1_2 = 5
    PROTOCOL_TLS_CLIENT = 16
    PROTOCOL_TLS_SERVER = 17


class Options(IntFlag):
    """What a context may be told besides."""

    OP_NO_SSLv2 = OP_SINGLE_DH_USE = OP_SINGLE_ECDH_USE = 0
    OP_LEGACY_SERVER_CONNECT = 1 << 2
    OP_ENABLE_KTLS = 1 << 3
    OP_IGNORE_UNEXPECTED_EOF = 1 << 7
    OP_NO_TICKET = 1 << 14
    OP_NO_COMPRESSION = 1 << 17
    OP_ENABLE_MIDDLEBOX_COMPAT = 1 << 20
    OP_CIPHER_SERVER_PREFERENCE = 1 << 22
    OP_NO_SSLv3 = 1 << 25
    OP_NO_TLSv1 = 1 << 26
    OP_NO_TLSv1_2 = 1 << 27
    OP_NO_TLSv1_1 = 1 << 28
    OP_NO_TLSv1_3 = 1 << 29
    OP_NO_RENEGOTIATION = 1 << 30
    OP_ALL = 0x80000050


class VerifyMode(IntEnum):
    """Whether the other side must show a certificate."""

    CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = range(3)


class VerifyFlags(IntFlag):
    """How certificates are checked."""

    VERIFY_DEFAULT = 0
    VERIFY_CRL_CHECK_LEAF = 1 << 2
    VERIFY_CRL_CHECK_CHAIN = 1 << 2 | 1 << 3
    VERIFY_X509_STRICT = 1 << 5
    VERIFY_ALLOW_PROXY_CERTS = 1 << 6
    VERIFY_X509_TRUSTED_FIRST = 1 << 15
    VERIFY_X509_PARTIAL_CHAIN = 1 << 19


class TLSVersion(IntEnum):
    """The versions of the protocol."""

    MINIMUM_SUPPORTED = -2
    SSLv3 = 0x300
    TLSv1 = 0x301
    TLSv1_1 = 0x302
    TLSv1_2 = 0x303
    TLSv1_3 = 0x304
    MAXIMUM_SUPPORTED = -1


class SSLErrorNumber(IntEnum):
    """The first argument of an `SSLError`."""

    SSL_ERROR_SSL = 1
    SSL_ERROR_WANT_READ = 2
    SSL_ERROR_WANT_WRITE = 3
    SSL_ERROR_WANT_X509_LOOKUP = 4
    SSL_ERROR_SYSCALL = 5
    SSL_ERROR_ZERO_RETURN = 6
    SSL_ERROR_WANT_CONNECT = 7
    SSL_ERROR_EOF = 8
    SSL_ERROR_INVALID_ERROR_CODE = 10


class _TLSAlertType(IntEnum):
    """What one side tells the other of what went wrong."""

    CLOSE_NOTIFY = 0
    UNEXPECTED_MESSAGE = 10
    BAD_RECORD_MAC = 20
    DECRYPTION_FAILED = 21
    RECORD_OVERFLOW = 22
    DECOMPRESSION_FAILURE = 30
    HANDSHAKE_FAILURE = 40
    NO_CERTIFICATE = 41
    BAD_CERTIFICATE = 42
    UNSUPPORTED_CERTIFICATE = 43
    CERTIFICATE_REVOKED = 44
    CERTIFICATE_EXPIRED = 45
    CERTIFICATE_UNKNOWN = 46
    ILLEGAL_PARAMETER = 47
    UNKNOWN_CA = 48
    ACCESS_DENIED = 49
    DECODE_ERROR = 50
    DECRYPT_ERROR = 51
    EXPORT_RESTRICTION = 60
    PROTOCOL_VERSION = 70
    INSUFFICIENT_SECURITY = 71
    INTERNAL_ERROR = 80
    INAPPROPRIATE_FALLBACK = 86
    USER_CANCELED = 90
    NO_RENEGOTIATION = 100
    MISSING_EXTENSION = 109
    UNSUPPORTED_EXTENSION = 110
    CERTIFICATE_UNOBTAINABLE = 111
    UNRECOGNIZED_NAME = 112
    BAD_CERTIFICATE_STATUS_RESPONSE = 113
    BAD_CERTIFICATE_HASH_VALUE = 114
    UNKNOWN_PSK_IDENTITY = 115
    CERTIFICATE_REQUIRED = 116
    NO_APPLICATION_PROTOCOL = 120


# The same under the names that programs use, without those that no version of TLS in use has.
AlertDescription = IntEnum('AlertDescription', {
    f"ALERT_DESCRIPTION_{'USER_CANCELLED' if alert.name == 'USER_CANCELED' else alert.name}": alert.value
    for alert in _TLSAlertType
    if alert.value not in (21, 41, 60, 86, 109, 116, 120)
}, module='ssl')


class _TLSContentType(IntEnum):
    """What a record holds."""

    CHANGE_CIPHER_SPEC = 20
    ALERT = 21
    HANDSHAKE = 22
    APPLICATION_DATA = 23
    HEADER = 0x100
    INNER_CONTENT_TYPE = 0x101


class _TLSMessageType(IntEnum):
    """The steps of a handshake."""

    HELLO_REQUEST = 0
    CLIENT_HELLO = 1
    SERVER_HELLO = 2
    HELLO_VERIFY_REQUEST = 3
    NEWSESSION_TICKET = 4
    END_OF_EARLY_DATA = 5
    HELLO_RETRY_REQUEST = 6
    ENCRYPTED_EXTENSIONS = 8
    CERTIFICATE = 11
    SERVER_KEY_EXCHANGE = 12
    CERTIFICATE_REQUEST = 13
    SERVER_DONE = 14
    CERTIFICATE_VERIFY = 15
    CLIENT_KEY_EXCHANGE = 16
    FINISHED = 20
    CERTIFICATE_URL = 21
    CERTIFICATE_STATUS = 22
    SUPPLEMENTAL_DATA = 23
    KEY_UPDATE = 24
    NEXT_PROTO = 67
    MESSAGE_HASH = 254
    CHANGE_CIPHER_SPEC = 0x0101


# The objects that a program can ask for: number, short name, long name and identifier.
_KNOWN_OBJECTS = (
    (13, 'CN', 'commonName', '2.5.4.3'),
    (14, 'C', 'countryName', '2.5.4.6'),
    (15, 'L', 'localityName', '2.5.4.7'),
    (16, 'ST', 'stateOrProvinceName', '2.5.4.8'),
    (17, 'O', 'organizationName', '2.5.4.10'),
    (18, 'OU', 'organizationalUnitName', '2.5.4.11'),
    (48, 'emailAddress', 'emailAddress', '1.2.840.113549.1.9.1'),
    (85, 'subjectAltName', 'X509v3 Subject Alternative Name', '2.5.29.17'),
    (129, 'serverAuth', 'TLS Web Server Authentication', '1.3.6.1.5.5.7.3.1'),
    (130, 'clientAuth', 'TLS Web Client Authentication', '1.3.6.1.5.5.7.3.2'),
)


class _ASN1Object(namedtuple('_ASN1Object', 'nid shortname longname oid', module='ssl')):
    """An object of the world of certificates, found by its identifier."""

    __slots__ = ()

    def __new__(cls, oid: str):
        for known in _KNOWN_OBJECTS:
            if known[3] == oid:
                return super().__new__(cls, *known)
        raise ValueError(f'unknown object {oid!r:.100}')

    @classmethod
    def fromnid(cls, nid: int):
        """Return the object of a number."""
        for known in _KNOWN_OBJECTS:
            if known[0] == nid:
                return super().__new__(cls, *known)
        raise ValueError(f'unknown NID {nid}')

    @classmethod
    def fromname(cls, name: str):
        """Return the object of a short name, a long name or an identifier."""
        for known in _KNOWN_OBJECTS:
            if name in known[1:]:
                return super().__new__(cls, *known)
        raise ValueError(f'unknown object {name!r:.100}')


class Purpose(_ASN1Object, Enum):
    """What a context is for: what its certificates must be good for."""

    SERVER_AUTH = '1.3.6.1.5.5.7.3.1'
    CLIENT_AUTH = '1.3.6.1.5.5.7.3.2'


for _kind in (_SSLMethod, Options, VerifyMode, VerifyFlags, TLSVersion, SSLErrorNumber, _TLSAlertType,
              _TLSContentType, _TLSMessageType, _ASN1Object, Purpose):
    _kind.__module__ = 'ssl'
del _kind
