"""TLS without a network: `MemoryBIO` and `SSLObject`."""

from _tls_channel import Channel, check_parameters
from _tls_errors import SSLError, failed, wants_read

__all__ = ['MemoryBIO', 'SSLObject']

_MOST = 1 << 18


class MemoryBIO:
    """A queue of bytes between a program and an `SSLObject`."""

    __module__ = '_ssl'
    __slots__ = ('_octets', '_ended', '__weakref__')

    def __init__(self) -> None:
        self._octets = bytearray()
        self._ended = False

    @property
    def pending(self) -> int:
        """How many bytes wait."""
        return len(self._octets)

    @property
    def eof(self) -> bool:
        """Whether no bytes wait and none will come."""
        return self._ended and not self._octets

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes, all of them if it is negative."""
        octets = self._octets
        if size is None or size < 0 or size >= len(octets):
            self._octets = bytearray()
            return bytes(octets)
        taken = bytes(octets[:size])
        del octets[:size]
        return taken

    def write(self, b, /) -> int:
        """Add bytes; return how many there were."""
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        view = memoryview(b).cast('B') if not isinstance(b, (bytes, bytearray)) else b
        if self._ended:
            raise SSLError('cannot write() after write_eof()')
        self._octets += view
        return len(view)

    def write_eof(self) -> None:
        """Say that no more will come."""
        self._ended = True


class SSLObject(Channel):
    """One side of a connection, whose bytes somebody else carries: see `SSLContext.wrap_bio`."""

    def __init__(self, *args, **kwargs) -> None:
        raise TypeError(f'{self.__class__.__name__} does not have a public constructor. '
                        'Instances are returned by SSLContext.wrap_bio().')

    @classmethod
    def _create(cls, incoming, outgoing, server_side: bool = False, server_hostname: str | None = None, session=None,
                context=None):
        for name, bio in (('incoming', incoming), ('outgoing', outgoing)):
            if not isinstance(bio, MemoryBIO):
                raise TypeError(f'_wrap_bio() argument {name!r} must be _ssl.MemoryBIO, not {type(bio).__name__}')
        self = cls.__new__(cls)
        self._context = context
        self.__dict__.update(_server_side=bool(server_side), _server_hostname=server_hostname)
        check_parameters(context, server_side, server_hostname)
        self._incoming = incoming
        self._outgoing = outgoing
        self._ended = False
        self._tls = self._begin()
        return self

    @property
    def context(self):
        """The context of the connection."""
        return self._context

    @context.setter
    def context(self, context) -> None:
        self._chosen_settings(context)

    @property
    def session(self):
        """The session that could be gone on with: there is none that a program could keep."""
        return None

    @property
    def session_reused(self) -> bool:
        """Whether an earlier session goes on."""
        return self._tls.resumed

    @property
    def server_side(self) -> bool:
        """Whether this is the side of a server."""
        return self._server_side

    @property
    def server_hostname(self) -> str | None:
        """The name of the server that was asked for."""
        return self._server_hostname

    # Moving bytes.

    def _flush(self) -> None:
        session = self._tls
        while data := session.outgoing(_MOST):
            self._outgoing.write(data)
            session.sent(len(data))

    def _fetch(self) -> None:
        # Takes in what has come; there must be something.
        if self._incoming.pending:
            try:
                self._feed(self._tls, self._incoming.read())
            finally:
                self._flush()
        elif self._incoming.eof and not self._ended:
            self._ended = True
            self._tls.end()
        else:
            raise wants_read()

    def do_handshake(self) -> None:
        """Agree with the other side on how to speak."""
        session = self._tls
        self._flush()
        self._finish_handshake(session, self._fetch)

    def read(self, len: int = 1024, buffer=None):
        """Return at most `len` bytes of what was said, or put them into a buffer and return how many."""
        return self._read_by(self._said, len, buffer)

    def _said(self, size: int) -> bytes:
        session = self._tls
        self.do_handshake()
        return self._unless_closed(session, self._said_next(session, size, self._fetch))

    def write(self, data) -> int:
        """Say something; return how many bytes of it were taken."""
        self.do_handshake()
        view = memoryview(data).cast('B')
        self._tls.write(view)
        self._flush()
        return view.nbytes

    def unwrap(self) -> None:
        """Close the connection, and wait for the other side to do so."""
        session = self._tls
        if session.handshaking:
            raise failed('SHUTDOWN_WHILE_IN_INIT')
        session.close()
        self._flush()
        self._await_goodbye(session, self._fetch)

    # Asking.

    def getpeercert(self, binary_form: bool = False):
        """Return what the other side's certificate says, or the certificate in DER; None if there is none."""
        return self._peer(self._tls, binary_form)

    def get_verified_chain(self) -> list:
        """Return the certificates from the other side's own to one that is believed, in DER."""
        return list(self._tls.chain)

    def get_unverified_chain(self) -> list:
        """Return the certificates that the other side has shown, in DER."""
        return list(self._tls.certificates)

    def selected_npn_protocol(self) -> None:
        """Return None: what came before ALPN is gone."""
        _warn_npn()

    def selected_alpn_protocol(self) -> str | None:
        """Return the protocol above TLS that was agreed upon."""
        return self._tls.protocol

    def cipher(self) -> tuple | None:
        """Return the cipher suite's name, the version of TLS that it came with and the bits of its key."""
        return self._tls.suite

    def shared_ciphers(self) -> list | None:
        """Return the cipher suites that both sides know, on a server's side."""
        return self._shared(self._tls)

    def compression(self) -> None:
        """Return None: nothing is compressed."""

    def pending(self) -> int:
        """Return how many bytes can be read at once."""
        return self._tls.pending

    def get_channel_binding(self, cb_type: str = 'tls-unique') -> bytes | None:
        """Return what only this connection has; None, for nothing of the kind is known."""
        self._binding(cb_type)

    def version(self) -> str | None:
        """Return the version of TLS that is spoken."""
        return None if self._tls.handshaking else self._tls.version

    def verify_client_post_handshake(self) -> None:
        """Refuse: certificates are only asked for in handshakes."""
        raise failed('WRONG_SSL_VERSION')


def _warn_npn() -> None:
    import warnings
    warnings.warn('ssl NPN is deprecated, use ALPN instead', DeprecationWarning, stacklevel=3)


SSLObject.__module__ = 'ssl'
