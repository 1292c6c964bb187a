"""What `SSLSocket` and `SSLObject` have in common: a session, and what it tells of itself."""

import sys
import _ssl

from _tls_errors import SSLZeroReturnError, failed

__all__ = ['Channel', 'check_parameters']

_HANDSHAKE_FAILURE = 40
_INTERNAL_ERROR = 80


def check_parameters(context, server_side: bool, server_hostname: str | None) -> None:
    """Raise `ValueError` for what does not fit together."""
    if server_side and server_hostname:
        raise ValueError('server_hostname can only be specified in client mode')
    if context.check_hostname and not server_hostname:
        raise ValueError('check_hostname requires server_hostname')


class Channel:
    """The session of a connection. Who inherits from it moves what it sends and what it is fed."""

    __slots__ = ()

    def _begin(self):
        # The session; a client's greets as soon as it is asked what is to be sent.
        from _tls_context import direction
        context = self._context
        direction(context, self.server_side)
        if self.server_side:
            return _ssl._Session()
        host = self.server_hostname
        return _ssl._Session(context._settings(), None if host is None else context._encode_hostname(host).decode())

    def _feed(self, session, data: bytes) -> None:
        session.feed(data)
        if self.server_side:
            greeting = session.greeting()
            if greeting is not None:
                self._answer(session, greeting[0])

    def _answer(self, session, name: str | None) -> None:
        callback = self._context.sni_callback
        if callback is not None:
            alert = self._ask(callback, name)
            if alert is not None:
                session.refuse(alert)
                raise failed('CALLBACK_FAILED')
        session.answer(self._context._settings())

    def _ask(self, callback, name: str | None) -> int | None:
        # The alert that a program's function wants to be sent.
        try:
            alert = callback(self, name, self._context)
        except Exception:
            sys.unraisablehook(_unraisable(callback))
            return _HANDSHAKE_FAILURE
        if alert is None or isinstance(alert, int):
            return alert
        try:
            raise TypeError('servername callback must return None or an integer')
        except TypeError:
            sys.unraisablehook(_unraisable(alert))
        return _INTERNAL_ERROR

    # Loops of reading. `fetch` takes in what comes next, with the arguments that follow it.

    def _finish_handshake(self, session, fetch, *arguments) -> None:
        while session.handshaking:
            if self._ended:
                session.read(0)
            fetch(*arguments)

    @staticmethod
    def _said_next(session, size: int, fetch, *arguments) -> bytes:
        while (data := session.read(size)) is None:
            fetch(*arguments)
        return data

    @staticmethod
    def _unless_closed(session, data: bytes) -> bytes:
        if not data and session.closed:
            raise SSLZeroReturnError(6, 'TLS/SSL connection has been closed (EOF)')
        return data

    def _await_goodbye(self, session, fetch) -> None:
        while True:
            if session.pending:
                raise failed('APPLICATION_DATA_AFTER_CLOSE_NOTIFY')
            if session.peer_closed:
                return
            if self._ended:
                session.read(0)
            fetch()

    @staticmethod
    def _read_by(said, size: int, buffer):
        # What `said` gives for a size: as bytes, or put into a buffer.
        if buffer is None:
            if size < 0:
                raise ValueError('size should not be negative')
            return said(size) if size else b''
        room = memoryview(buffer).nbytes
        size = min(size, room) if size > 0 else room
        data = said(size) if size else b''
        memoryview(buffer).cast('B')[:len(data)] = data
        return len(data)

    def _chosen_settings(self, context) -> None:
        # Another context, chosen by the function that is told the name.
        if not isinstance(context, _context_class()):
            raise TypeError('The value must be a SSLContext')
        self._context = context

    def _peer(self, session, binary_form: bool):
        if session is None or session.handshaking:
            raise ValueError('handshake not done yet')
        shown = session.certificates
        if not shown:
            return None
        if binary_form:
            return shown[0]
        if self._context.verify_mode == 0:
            return {}
        return _ssl.describe(shown[0])

    def _shared(self, session) -> list | None:
        if session is None or not self.server_side or session.handshaking:
            return None
        known = {name for number, name, version, bits in self._context._suites()}
        return [(name, version, bits) for _, name, version, bits in _ssl.suites() if name in known]

    @staticmethod
    def _binding(kind: str):
        if kind != 'tls-unique':
            raise ValueError(f'{kind!r} channel binding type not implemented'.replace('"', "'"))


class _Unraisable:
    def __init__(self, error: BaseException, object: object) -> None:
        self.exc_type = type(error)
        self.exc_value = error
        self.exc_traceback = error.__traceback__
        self.err_msg = None
        self.object = object


def _unraisable(object: object) -> _Unraisable:
    return _Unraisable(sys.exception(), object)


def _context_class() -> type:
    from _tls_context import SSLContext
    return SSLContext
