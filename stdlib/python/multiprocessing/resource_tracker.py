"""What outlives processes, and is removed when the last of them has ended, however it did.

A process of its own keeps the names. It is started with the first of them, for all processes that descend from the same
one: they find it at an address that each hands to its children. It ends with that process and all who have used it.
"""

import os
import sys
from _thread import RLock

from . import spawn

__all__ = ['ensure_running', 'register', 'unregister']

def _unlink_shared_memory(name: str) -> None:
    import _posixshmem
    _posixshmem.shm_unlink(name)


_REMOVERS = {'shared_memory': _unlink_shared_memory, 'dummy': lambda name: None}


class ResourceTracker:
    """The way to the tracker."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._socket = None
        self._worker = None

    def ensure_running(self) -> None:
        """Start the tracker unless one runs for this process."""
        with self._lock:
            if self._socket is None:
                self._socket = self._connect()

    def _connect(self):
        import socket
        address, root = spawn.get_tracker_place()
        while True:
            connection = socket.socket(socket.AF_UNIX)
            try:
                connection.connect(address)
                return connection
            except ConnectionRefusedError:
                connection.close()
            except BaseException:
                connection.close()
                raise
            self._start(address, root)

    def _start(self, address: str, root: int) -> None:
        import _multiprocessing
        import socket
        listening = socket.socket(socket.AF_UNIX)
        try:
            listening.bind(address)
        except OSError:
            # Another process is about to start it.
            listening.close()
            return
        listening.listen(128)
        with listening:
            work = f'from multiprocessing.resource_tracker import main; main({listening.fileno()}, {root})'
            self._worker = _multiprocessing.spawn(
                spawn.get_executable(), ['-I', '-c', work], [listening.fileno()])

    def _send(self, verb: str, name: str, rtype: str) -> None:
        self.ensure_running()
        # A name may hold anything, and a line must not.
        line = f'{verb} {rtype} {os.fsencode(name).hex()}\n'.encode()
        with self._lock:
            try:
                self._socket.sendall(line)
            except OSError:
                # It was killed; what it knew is lost, and a new one begins.
                self._socket.close()
                self._socket = self._connect()
                self._socket.sendall(line)

    def register(self, name: str, rtype: str) -> None:
        """Have something removed in the end."""
        if rtype not in _REMOVERS:
            raise ValueError(f'Unknown resource type {rtype}')
        self._send('REGISTER', name, rtype)

    def unregister(self, name: str, rtype: str) -> None:
        """Forget something that has been removed."""
        self._send('UNREGISTER', name, rtype)


_resource_tracker = ResourceTracker()
ensure_running = _resource_tracker.ensure_running
register = _resource_tracker.register
unregister = _resource_tracker.unregister


def main(descriptor: int, root: int) -> None:
    """Be the tracker: keep names until nobody is left who could use what they stand for, and remove that then."""
    import selectors
    import signal
    import socket
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    listening = socket.socket(fileno=descriptor)
    listening.setblocking(False)
    names = {kind: set() for kind in _REMOVERS}
    users = {}
    selector = selectors.DefaultSelector()
    selector.register(listening, selectors.EVENT_READ)
    try:
        served = os.pidfd_open(root)
        selector.register(served, selectors.EVENT_READ)
    except ProcessLookupError:
        served = None
    # Whoever is gone already may still wait to be let in, with what it has said.
    while events := selector.select(None if served is not None or users else 0):
        for key, _ in events:
            if key.fileobj is listening:
                try:
                    user, _ = listening.accept()
                except BlockingIOError:
                    continue
                if _is_own(user):
                    users[user] = b''
                    selector.register(user, selectors.EVENT_READ)
            elif key.fileobj == served:
                selector.unregister(served)
                os.close(served)
                served = None
            else:
                _take(key.fileobj, users, selector, names)
    for kind, left in names.items():
        _remove(kind, left)


def _is_own(user) -> bool:
    # Anybody can connect to a name without a file.
    import socket
    import struct
    _, uid, _ = struct.unpack('3i', user.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    if uid == os.getuid():
        return True
    user.close()
    return False


def _take(user, users: dict, selector, names: dict) -> None:
    try:
        octets = user.recv(65536)
    except ConnectionError:
        octets = b''
    if not octets:
        selector.unregister(user)
        del users[user]
        user.close()
        return
    *lines, users[user] = (users[user] + octets).split(b'\n')
    for line in lines:
        verb, kind, name = line.decode().split(' ')
        name = os.fsdecode(bytes.fromhex(name))
        if verb == 'REGISTER':
            names[kind].add(name)
        else:
            names[kind].discard(name)


def _remove(kind: str, left: set) -> None:
    leaked = set()
    for name in left:
        try:
            _REMOVERS[kind](name)
        except FileNotFoundError:
            # A process that had it open said so after another one had unlinked it.
            continue
        except OSError as error:
            print(f'resource_tracker: {name!r}: {error}', file=sys.stderr)
        leaked.add(name)
    if leaked:
        import warnings
        warnings.warn(f'resource_tracker: There appear to be {len(leaked)} leaked {kind} objects to clean up at shutdown: '
                      f'{leaked}')
