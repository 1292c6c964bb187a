"""`SSLContext`: what the connections of a program have in common."""

import os
import _ssl
from _thread import RLock
from collections import namedtuple

from _tls_constants import Options, Purpose, TLSVersion, VerifyFlags, VerifyMode, _SSLMethod
from _tls_errors import SSLError, failed

__all__ = ['SSLContext', 'DefaultVerifyPaths', 'default_paths', 'direction']

_ISSUED = ('/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem',
           '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', '/etc/ssl/cert.pem', '/usr/lib/ssl/cert.pem',
           '/usr/local/share/certs/ca-root-nss.crt')
_FOLDERS = ('/etc/ssl/certs', '/usr/lib/ssl/certs', '/etc/pki/tls/certs')
_OPTIONS = (Options.OP_ALL | Options.OP_NO_SSLv3 | Options.OP_CIPHER_SERVER_PREFERENCE
            | Options.OP_ENABLE_MIDDLEBOX_COMPAT | Options.OP_NO_COMPRESSION)
_DEPRECATED = (Options.OP_NO_SSLv3 | Options.OP_NO_TLSv1 | Options.OP_NO_TLSv1_1 | Options.OP_NO_TLSv1_2
               | Options.OP_NO_TLSv1_3)
_OLD = {TLSVersion.SSLv3, TLSVersion.TLSv1, TLSVersion.TLSv1_1}
_CURVES = {'prime256v1', 'secp256r1', 'P-256', 'secp384r1', 'P-384', 'X25519', 'x25519'}
_COUNTS = ('number', 'connect', 'connect_good', 'connect_renegotiate', 'accept', 'accept_good', 'accept_renegotiate',
           'hits', 'misses', 'timeouts', 'cache_full')


DefaultVerifyPaths = namedtuple('DefaultVerifyPaths', 'cafile capath openssl_cafile_env openssl_cafile '
                                'openssl_capath_env openssl_capath', module='ssl')


def default_paths() -> tuple:
    """Return the file and the folder in which the system keeps the certificates that it believes."""
    file = next((path for path in _ISSUED if os.path.isfile(path)), _ISSUED[0])
    folder = next((path for path in _FOLDERS if os.path.isdir(path)), _FOLDERS[0])
    return file, folder


def direction(context, server_side: bool) -> None:
    """Raise `SSLError` if a context is for the other side only."""
    protocol = context.protocol
    if server_side and protocol == _SSLMethod.PROTOCOL_TLS_CLIENT:
        raise SSLError(0, 'Cannot create a server socket with a PROTOCOL_TLS_CLIENT context')
    if not server_side and protocol == _SSLMethod.PROTOCOL_TLS_SERVER:
        raise SSLError(0, 'Cannot create a client socket with a PROTOCOL_TLS_SERVER context')


def _read(path) -> bytes:
    # As OpenSSL opens it: the error names no file.
    try:
        with open(path, 'rb') as file:
            return file.read()
    except OSError as error:
        raise type(error)(error.errno, os.strerror(error.errno)) from None


class SSLContext:
    """The settings of connections over TLS, and the certificates that they use."""

    sslsocket_class = None
    sslobject_class = None

    def __new__(cls, protocol: int | None = None, *args, **kwargs):
        if protocol is None:
            _warn_deprecated('ssl.SSLContext() without protocol argument is deprecated.')
            protocol = _SSLMethod.PROTOCOL_TLS
        try:
            protocol = _SSLMethod(protocol)
        except ValueError:
            raise ValueError(f'invalid or unsupported protocol version {protocol!r}') from None
        if protocol < _SSLMethod.PROTOCOL_TLS_CLIENT:
            _warn_deprecated(f'ssl.{protocol.name} is deprecated')
        self = super().__new__(cls)
        self._protocol = protocol
        is_client = protocol == _SSLMethod.PROTOCOL_TLS_CLIENT
        self._check_hostname = is_client
        self._verify_mode = VerifyMode.CERT_REQUIRED if is_client else VerifyMode.CERT_NONE
        self._verify_flags = VerifyFlags.VERIFY_X509_TRUSTED_FIRST
        self._options = _OPTIONS
        self._minimum = TLSVersion.MINIMUM_SUPPORTED
        self._maximum = TLSVersion.MAXIMUM_SUPPORTED
        if protocol in (_SSLMethod.PROTOCOL_TLSv1, _SSLMethod.PROTOCOL_TLSv1_1):
            self._minimum = self._maximum = TLSVersion[protocol.name.removeprefix('PROTOCOL_')]
        elif protocol == _SSLMethod.PROTOCOL_TLSv1_2:
            self._minimum = self._maximum = TLSVersion.TLSv1_2
        self._trust = _ssl._Trust()
        self._waiting_paths = []
        self._identity = None
        self._chosen = None
        self._protocols = b''
        self._tickets = 2
        self._common_name = True
        self._sni_callback = None
        self._key_log = None
        self._made = None
        self._making = RLock()
        self.post_handshake_auth = False
        return self

    def __getstate__(self):
        raise TypeError(f'cannot pickle {self.__class__.__name__!r} object')

    # What connections are begun with.

    def _settings(self):
        made = self._made
        if made is not None and not self._waiting_paths:
            return made
        # Threads may share a context; none of them goes on before all that is to be believed is known.
        with self._making:
            return self._make()

    def _make(self):
        self._read_paths()
        if self._made is None:
            flags = self._verify_flags
            revocation = 2 if flags & 8 else 1 if flags & 4 else 0
            checks = (1 if self._common_name else 2) if self._check_hostname else 0
            suites = self._chosen
            if suites is not None:
                suites = b''.join(number.to_bytes(2) for number in suites)
            tickets = 0 if self._options & Options.OP_NO_TICKET else self._tickets
            self._made = _ssl._Settings(self._trust, self._identity, int(self._verify_mode), checks, revocation,
                                        self._versions(), suites, self._protocols, tickets, self._key_log)
        return self._made

    def _versions(self) -> int:
        # A bit for each version that may be spoken: 1 for TLS 1.2, 2 for TLS 1.3.
        found = 0
        highest = 0x10000 if self._maximum == TLSVersion.MAXIMUM_SUPPORTED else self._maximum
        if highest == TLSVersion.MINIMUM_SUPPORTED:
            highest = TLSVersion.TLSv1
        lowest = self._minimum
        if lowest == TLSVersion.MAXIMUM_SUPPORTED:
            lowest = TLSVersion.TLSv1_3
        for bit, version, option in ((1, TLSVersion.TLSv1_2, Options.OP_NO_TLSv1_2),
                                     (2, TLSVersion.TLSv1_3, Options.OP_NO_TLSv1_3)):
            if lowest <= version <= highest and not self._options & option:
                found |= bit
        return found

    def _read_paths(self) -> None:
        # Folders, and the system's certificates, are read when a connection first needs them.
        # A path waits until it was read.
        while self._waiting_paths:
            self._made = None
            self._read_path(self._waiting_paths[0])
            del self._waiting_paths[0]

    def _read_path(self, path: str) -> None:
        try:
            names = [os.path.join(path, name) for name in sorted(os.listdir(path))]
        except NotADirectoryError:
            names = [path]
        except OSError:
            return
        for name in names:
            try:
                with open(name, 'rb') as file:
                    self._trust.add_text(file.read())
            except (OSError, SSLError):
                continue

    def wrap_socket(self, sock, server_side: bool = False, do_handshake_on_connect: bool = True,
                    suppress_ragged_eofs: bool = True, server_hostname=None, session=None):
        """Take over a socket; return one that speaks TLS over it."""
        return self._socket_class()._create(
            sock=sock, server_side=server_side, do_handshake_on_connect=do_handshake_on_connect,
            suppress_ragged_eofs=suppress_ragged_eofs, server_hostname=server_hostname, context=self, session=session)

    def wrap_bio(self, incoming, outgoing, server_side: bool = False, server_hostname=None, session=None):
        """Return an object that speaks TLS over two `MemoryBIO`, and touches no network."""
        return self._object_class()._create(
            incoming, outgoing, server_side=server_side, server_hostname=self._checked_hostname(server_hostname),
            session=session, context=self)

    def _socket_class(self) -> type:
        from ssl import SSLSocket
        return self.sslsocket_class or SSLSocket

    def _object_class(self) -> type:
        from ssl import SSLObject
        return self.sslobject_class or SSLObject

    def _checked_hostname(self, name):
        if name is None:
            return None
        text = name if isinstance(name, str) else name.decode('ascii')
        self._encode_hostname(text)
        if '\0' in text:
            raise TypeError('argument must be encoded string without null bytes, not str')
        return text

    def _encode_hostname(self, hostname) -> bytes | None:
        if hostname is None or isinstance(hostname, bytes):
            return hostname
        if hostname.isascii() and not hostname.startswith('.') and '..' not in hostname:
            return hostname.encode('ascii')
        return hostname.encode('idna')

    # Certificates.

    def load_cert_chain(self, certfile, keyfile=None, password=None) -> None:
        """Say who this side is: a certificate, those above it, and the key."""
        for kind, path in (('certfile', certfile), ('keyfile', keyfile)):
            if kind == 'certfile' or path is not None:
                if not isinstance(path, (str, bytes, os.PathLike)):
                    raise TypeError(f'{kind} should be a valid filesystem path')
        if password is not None and not callable(password) and not isinstance(password, (str, bytes, bytearray)):
            raise TypeError('password should be a string or callable')
        chain = _read(certfile)
        key = chain if keyfile is None else _read(keyfile)
        if b'ENCRYPTED' in key:
            key = _opened(key, password)
        self._identity = _ssl._Identity(chain, key)
        self._made = None

    def load_verify_locations(self, cafile=None, capath=None, cadata=None) -> None:
        """Believe certificates: those of a file, of a folder, and some that are given as they are."""
        if cafile is None and capath is None and cadata is None:
            raise TypeError('cafile, capath and cadata cannot be all omitted')
        for kind, path in (('cafile', cafile), ('capath', capath)):
            if path is not None and not isinstance(path, (str, bytes, os.PathLike)):
                raise TypeError(f'{kind} should be a valid filesystem path')
        if cadata is not None:
            self._believe(cadata)
        if cafile is not None:
            if not any(self._trust.add_text(_read(cafile))):
                error = SSLError(136, '[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found')
                error.library, error.reason = 'X509', 'NO_CERTIFICATE_OR_CRL_FOUND'
                raise error
        if capath is not None:
            self._waiting_paths.append(os.fsdecode(capath))
        self._made = None

    def _believe(self, data) -> None:
        if isinstance(data, str):
            if not data.isascii():
                raise TypeError('cadata should be an ASCII string or a bytes-like object')
            if not data:
                raise ValueError('Empty certificate data')
            if not self._trust.add_text(data.encode())[0]:
                raise SSLError(0, 'no start line: cadata does not contain a certificate')
            return
        try:
            octets = bytes(memoryview(data))
        except TypeError:
            raise TypeError('cadata should be an ASCII string or a bytes-like object') from None
        if not octets:
            raise ValueError('Empty certificate data')
        try:
            self._trust.add_octets(octets)
        except SSLError as error:
            if error.reason != 'NOT_ENOUGH_DATA':
                raise
            raise SSLError(0, 'not enough data: cadata does not contain a certificate') from None

    def load_default_certs(self, purpose: Purpose = Purpose.SERVER_AUTH) -> None:
        """Believe the certificates that the system believes."""
        if not isinstance(purpose, tuple):
            raise TypeError(purpose)
        self.set_default_verify_paths()

    def set_default_verify_paths(self) -> None:
        """Believe the certificates of `SSL_CERT_FILE` and `SSL_CERT_DIR`, or of where the system keeps them."""
        file, folder = default_paths()
        named_file, named_folder = os.environ.get('SSL_CERT_FILE'), os.environ.get('SSL_CERT_DIR')
        self._waiting_paths.append(named_file or file)
        if named_folder:
            self._waiting_paths += named_folder.split(os.pathsep)
        elif not named_file and not os.path.isfile(file):
            self._waiting_paths.append(folder)
        self._made = None

    def get_ca_certs(self, binary_form: bool = False) -> list:
        """Return the certificates of authorities that are believed."""
        found = [octets for octets in self._trust.certificates() if _ssl.kind(octets)[0]]
        return found if binary_form else [_ssl.describe(octets) for octets in found]

    def cert_store_stats(self) -> dict:
        """Return how many certificates are believed, and how many of them are authorities' ones."""
        found = self._trust.certificates()
        return {'x509': len(found), 'crl': self._trust.lists(),
                'x509_ca': sum(_ssl.kind(octets)[0] for octets in found)}

    # What may be spoken.

    def _suites(self) -> list:
        known = _ssl.suites()
        if self._chosen is None:
            return list(known)
        by_number = {suite[0]: suite for suite in known}
        return ([suite for suite in known if suite[2] == 'TLSv1.3']
                + [by_number[number] for number in self._chosen])

    def get_ciphers(self) -> list:
        """Return descriptions of the cipher suites that may be used, the preferred one first."""
        from _tls_ciphers import described
        return [described(suite) for suite in self._suites()]

    def set_ciphers(self, ciphers: str, /) -> None:
        """Choose the cipher suites before TLS 1.3, in OpenSSL's little language."""
        if not isinstance(ciphers, str):
            raise TypeError(f'set_ciphers() argument must be str, not {type(ciphers).__name__}')
        from _tls_ciphers import chosen
        found = chosen(ciphers)
        if found is None:
            raise SSLError('No cipher can be selected.')
        self._chosen = found
        self._made = None

    def set_alpn_protocols(self, alpn_protocols) -> None:
        """Name the protocols above TLS that may be agreed upon, the preferred one first."""
        octets = bytearray()
        for name in alpn_protocols:
            name = bytes(name, 'ascii')
            if not 0 < len(name) < 256:
                raise SSLError('ALPN protocols must be 1 to 255 in length')
            octets.append(len(name))
            octets += name
        self._protocols = bytes(octets)
        self._made = None

    def set_npn_protocols(self, npn_protocols) -> None:
        """Do nothing: what came before ALPN is gone."""
        _warn_deprecated('ssl NPN is deprecated, use ALPN instead')

    def set_ecdh_curve(self, curve_name, /) -> None:
        """Check the name of a curve; the curves that are used are the same for all."""
        name = os.fsdecode(curve_name)
        if name not in _CURVES:
            raise ValueError(f'unknown elliptic curve name {name!r}')

    def load_dh_params(self, path, /) -> None:
        """Read a file and leave it at that: there are only elliptic curves."""
        if b'BEGIN DH PARAMETERS' not in _read(path):
            raise failed('NO_START_LINE')

    def session_stats(self) -> dict:
        """Return counts of sessions, which nobody counts."""
        return dict.fromkeys(_COUNTS, 0)

    # The name that a client greets with.

    @property
    def sni_callback(self):
        """A function that is told the name with which a client greets a server."""
        return self._sni_callback

    @sni_callback.setter
    def sni_callback(self, callback) -> None:
        if self._protocol == _SSLMethod.PROTOCOL_TLS_CLIENT:
            raise ValueError('sni_callback cannot be set on TLS_CLIENT context')
        if callback is not None and not callable(callback):
            raise TypeError('not a callable object')
        self._sni_callback = callback

    def set_servername_callback(self, server_name_callback) -> None:
        """Set `sni_callback`."""
        self.sni_callback = server_name_callback

    # Attributes.

    @property
    def protocol(self) -> _SSLMethod:
        """What the context speaks."""
        return self._protocol

    @property
    def check_hostname(self) -> bool:
        """Whether the certificate of a server must be for the name that was asked for."""
        return self._check_hostname

    @check_hostname.setter
    def check_hostname(self, value) -> None:
        self._check_hostname = bool(value)
        if self._check_hostname and self._verify_mode == VerifyMode.CERT_NONE:
            self._verify_mode = VerifyMode.CERT_REQUIRED
        self._made = None

    @property
    def hostname_checks_common_name(self) -> bool:
        """Whether the common name counts where a certificate has no other names."""
        return self._common_name

    @hostname_checks_common_name.setter
    def hostname_checks_common_name(self, value) -> None:
        self._common_name = bool(value)
        self._made = None

    @property
    def verify_mode(self) -> VerifyMode:
        """Whether the other side must show a certificate."""
        return self._verify_mode

    @verify_mode.setter
    def verify_mode(self, value) -> None:
        try:
            value = VerifyMode(value)
        except ValueError:
            raise ValueError('invalid value for verify_mode') from None
        if value == VerifyMode.CERT_NONE and self._check_hostname:
            raise ValueError('Cannot set verify_mode to CERT_NONE when check_hostname is enabled.')
        self._verify_mode = value
        self._made = None

    @property
    def verify_flags(self) -> VerifyFlags:
        """How certificates are checked."""
        return self._verify_flags

    @verify_flags.setter
    def verify_flags(self, value) -> None:
        self._verify_flags = VerifyFlags(value)
        self._made = None

    @property
    def options(self) -> Options:
        """What the context was told besides."""
        return self._options

    @options.setter
    def options(self, value) -> None:
        import operator
        value = operator.index(value)
        if value < 0:
            raise ValueError('Cannot convert negative int')
        if value & ~self._options & _DEPRECATED:
            _warn_deprecated('ssl.OP_NO_SSL*/ssl.OP_NO_TLS* options are deprecated')
        self._options = Options(value)
        self._made = None

    @property
    def minimum_version(self) -> TLSVersion:
        """The oldest version that is spoken."""
        return self._minimum

    @minimum_version.setter
    def minimum_version(self, value) -> None:
        value = _version(value)
        if value == TLSVersion.SSLv3:
            self._options &= ~Options.OP_NO_SSLv3
        self._minimum = value
        self._made = None

    @property
    def maximum_version(self) -> TLSVersion:
        """The newest version that is spoken."""
        return self._maximum

    @maximum_version.setter
    def maximum_version(self, value) -> None:
        self._maximum = _version(value)
        self._made = None

    @property
    def num_tickets(self) -> int:
        """How many tickets a server gives a client of TLS 1.3 to come back with."""
        return self._tickets

    @num_tickets.setter
    def num_tickets(self, value) -> None:
        import operator
        value = operator.index(value)
        if value < 0:
            raise ValueError('value must be non-negative')
        if self._protocol != _SSLMethod.PROTOCOL_TLS_SERVER:
            raise ValueError('SSLContext is not a server context.')
        self._tickets = value
        self._made = None

    @property
    def keylog_filename(self) -> str | None:
        """The file to which the secrets of connections are added."""
        return self._key_log

    @keylog_filename.setter
    def keylog_filename(self, path) -> None:
        if path is not None:
            path = os.fsdecode(path)
            with open(path, 'a'):
                pass
        self._key_log = path
        self._made = None

    @property
    def security_level(self) -> int:
        """How strong keys must be: OpenSSL's level that rustls keeps to."""
        return 2


def _version(value) -> TLSVersion:
    try:
        version = TLSVersion(value)
    except ValueError:
        raise ValueError(f'Unsupported TLS/SSL version 0x{value & 0xffffffff:x}') from None
    if version in _OLD:
        _warn_deprecated(f'ssl.TLSVersion.{version.name} is deprecated')
    return version


def _warn_deprecated(text: str) -> None:
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def _opened(key: bytes, password) -> bytes:
    # OpenSSL asks at the terminal for a password that is not given.
    if password is None:
        import getpass
        password = getpass.getpass('Enter PEM pass phrase:')
    elif callable(password):
        password = password()
        if not isinstance(password, (str, bytes, bytearray)):
            raise TypeError('password callback must return a string')
    if isinstance(password, str):
        password = password.encode()
    if len(password) > 1024:
        raise ValueError('password cannot be longer than 1024 bytes')
    from base64 import b64encode
    from binascii import Error, a2b_base64
    begin, end = b'-----BEGIN ENCRYPTED PRIVATE KEY-----', b'-----END ENCRYPTED PRIVATE KEY-----'
    _, found, rest = key.partition(begin)
    try:
        opened = found and _ssl.decrypt_key(a2b_base64(rest.partition(end)[0]), bytes(password))
    except Error:
        opened = None
    if not opened:
        error = SSLError(9, '[SSL] PEM lib')
        error.library, error.reason = 'SSL', None
        raise error
    return b'-----BEGIN PRIVATE KEY-----\n' + b64encode(opened) + b'\n-----END PRIVATE KEY-----\n'


SSLContext.__module__ = 'ssl'
