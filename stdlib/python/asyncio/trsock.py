"""The socket of a transport, as far as others may touch it."""

import socket

__all__ = []


class TransportSocket:
    """A socket that can be asked and configured, and not read from or written to."""

    __slots__ = ('_sock',)

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    @property
    def family(self):
        """The family of its addresses."""
        return self._sock.family

    @property
    def type(self):
        """Whether it is for streams, datagrams or something else."""
        return self._sock.type

    @property
    def proto(self) -> int:
        """The protocol below."""
        return self._sock.proto

    def __repr__(self) -> str:
        fd = self.fileno()
        parts = [f'fd={fd}', f'family={self.family!s}', f'type={self.type!s}', f'proto={self.proto}']
        if fd != -1:
            for label, ask in (('laddr', self.getsockname), ('raddr', self.getpeername)):
                try:
                    address = ask()
                except OSError:
                    continue
                if address:
                    parts.append(f'{label}={address}')
        return f"<asyncio.TransportSocket {', '.join(parts)}>"

    def __getstate__(self):
        raise TypeError('Cannot serialize asyncio.TransportSocket object')

    def fileno(self) -> int:
        """Return the descriptor's number, or -1 if the socket is closed."""
        return self._sock.fileno()

    def dup(self) -> socket.socket:
        """Return another socket object of the same socket."""
        return self._sock.dup()

    def get_inheritable(self) -> bool:
        """Say whether child processes inherit the socket."""
        return self._sock.get_inheritable()

    def shutdown(self, how: int) -> None:
        """End the conversation in one direction or in both."""
        self._sock.shutdown(how)

    def getsockopt(self, *args, **kwargs):
        """Return an option."""
        return self._sock.getsockopt(*args, **kwargs)

    def setsockopt(self, *args, **kwargs) -> None:
        """Set an option."""
        self._sock.setsockopt(*args, **kwargs)

    def getpeername(self):
        """Return the address at the other end."""
        return self._sock.getpeername()

    def getsockname(self):
        """Return the socket's own address."""
        return self._sock.getsockname()

    def settimeout(self, value) -> None:
        """Refuse: sockets of transports never wait."""
        if value == 0:
            return
        raise ValueError('settimeout(): only 0 timeout is allowed on transport sockets')

    def gettimeout(self) -> int:
        """Return 0."""
        return 0

    def setblocking(self, flag) -> None:
        """Refuse: sockets of transports never wait."""
        if not flag:
            return
        raise ValueError('setblocking(): transport sockets cannot be blocking')
