"""Pickling for another process."""

import sys

import _pickle
from _pickle import dumps_by_value as _dumps, loads as _loads

__all__ = ['ForkingPickler', 'register', 'dump', 'DupFd', 'send_handle', 'recv_handle', 'sendfds', 'recvfds']

HAVE_SEND_HANDLE = True


class ForkingPickler(_pickle.Pickler):
    """A pickler that knows the reducers which were registered for processes."""

    # Functions and classes that the other process has no name for go by value.
    _by_value = True

    _extra_reducers: dict = {}

    def __init__(self, *args) -> None:
        super().__init__(*args)
        if self._extra_reducers:
            import copyreg
            self.dispatch_table = {**copyreg.dispatch_table, **self._extra_reducers}

    @classmethod
    def register(cls, type: type, reduce) -> None:
        """Have `reduce(obj)` say how objects of `type` are pickled."""
        cls._extra_reducers[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol: int | None = None) -> bytes:
        """Pickle `obj`."""
        if not cls._extra_reducers:
            try:
                return _dumps(obj, protocol)
            except TypeError:
                if 'socket' not in sys.modules:
                    raise
        from io import BytesIO
        _learn_sockets(cls)
        buffer = BytesIO()
        cls(buffer, protocol).dump(obj)
        return buffer.getvalue()

    loads = staticmethod(_loads)


register = ForkingPickler.register


def dump(obj, file, protocol: int | None = None) -> None:
    """Pickle `obj` into a file."""
    ForkingPickler(file, protocol).dump(obj)


def DupFd(descriptor: int):
    """Return something that is pickled for another process and gives it the descriptor by `detach`."""
    from . import context
    popen = context.get_spawning_popen()
    if popen is not None:
        return _Descriptor(popen.duplicate_for_child(descriptor))
    from .resource_sharer import DupFd
    return DupFd(descriptor)


class _Descriptor:
    def __init__(self, number: int) -> None:
        self.number = number

    def detach(self) -> int:
        """Return the descriptor, which is the caller's from now on."""
        import os
        os.set_inheritable(self.number, False)
        return self.number


def sendfds(sock, fds) -> None:
    """Send descriptors over a local socket."""
    import socket
    from array import array
    numbers = array('i', fds)
    # One octet must go along, and says how many there are.
    sock.sendmsg([bytes([len(numbers) % 256])], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, numbers)])
    if sock.recv(1) != b'A':
        raise RuntimeError('did not receive acknowledgement of fd')


def recvfds(sock, size: int) -> list:
    """Receive so many descriptors over a local socket."""
    import socket
    from array import array
    numbers = array('i')
    room = size * numbers.itemsize
    message, ancillary, _, _ = sock.recvmsg(1, socket.CMSG_SPACE(room))
    if not message and not ancillary:
        raise EOFError
    sock.send(b'A')
    if len(ancillary) != 1:
        raise RuntimeError(f'received {len(ancillary)} items of ancdata')
    level, kind, data = ancillary[0]
    if (level, kind) != (socket.SOL_SOCKET, socket.SCM_RIGHTS) or len(data) % numbers.itemsize:
        raise RuntimeError('Invalid data received')
    numbers.frombytes(data)
    if len(numbers) % 256 != message[0]:
        raise AssertionError(f'Len is {len(numbers):n} but msg[0] is {message[0]!r}')
    return list(numbers)


def _socket_of(connection):
    import socket
    return socket.fromfd(connection.fileno(), socket.AF_UNIX, socket.SOCK_STREAM)


def send_handle(conn, handle: int, destination_pid: int | None) -> None:
    """Send a descriptor over a connection that is a local socket."""
    with _socket_of(conn) as sock:
        sendfds(sock, [handle])


def recv_handle(conn) -> int:
    """Receive a descriptor over a connection that is a local socket."""
    with _socket_of(conn) as sock:
        return recvfds(sock, 1)[0]


def _learn_sockets(pickler: type) -> None:
    # Sockets cannot be pickled otherwise, and most programs have none.
    if 'socket' in sys.modules:
        from socket import socket
        pickler._extra_reducers.setdefault(socket, _reduce_socket)


def _rebuild_socket(descriptor, family: int, type: int, proto: int):
    import socket
    return socket.socket(family, type, proto, fileno=descriptor.detach())


def _reduce_socket(sock) -> tuple:
    return _rebuild_socket, (DupFd(sock.fileno()), sock.family, sock.type, sock.proto)
