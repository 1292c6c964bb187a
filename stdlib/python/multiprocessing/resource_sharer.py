"""Open files for processes that run already: whoever unpickles one asks the process that pickled it."""

import os
import threading

from . import process, reduction, util
from .context import AuthenticationError

__all__ = ['DupFd', 'stop']


class DupFd:
    """An open file on its way: `detach` gives the descriptor where it arrives."""

    def __init__(self, fd: int) -> None:
        self._id = _sharer.register(os.dup(fd))

    def detach(self) -> int:
        """Return the descriptor, which is the caller's from now on."""
        with _sharer.connect(self._id) as connection:
            return reduction.recv_handle(connection)


class _Sharer:
    # Gives each descriptor to the first who asks for it.

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next = 0
        self._waiting = {}
        self._listener = None
        self._thread = None

    def register(self, descriptor: int) -> tuple:
        """Keep a descriptor, and return how it is asked for."""
        with self._lock:
            if self._listener is None:
                self._start()
            self._next += 1
            self._waiting[self._next] = descriptor
            return self._listener.address, self._next

    def connect(self, place: tuple):
        """Return a connection on which the descriptor comes."""
        from .connection import Client
        address, key = place
        connection = Client(address, authkey=process.current_process().authkey)
        connection.send((key, os.getpid()))
        return connection

    def _start(self) -> None:
        from .connection import Listener
        self._listener = Listener(authkey=process.current_process().authkey, backlog=128)
        util.Finalize(None, self.stop, exitpriority=0)
        self._thread = threading.Thread(target=self._serve, args=(self._listener,), daemon=True)
        self._thread.start()

    def _serve(self, listener) -> None:
        while True:
            try:
                with listener.accept() as connection:
                    message = connection.recv()
                    if message is None:
                        break
                    key, pid = message
                    with self._lock:
                        descriptor = self._waiting.pop(key)
                    try:
                        reduction.send_handle(connection, descriptor, pid)
                    finally:
                        os.close(descriptor)
            except (EOFError, OSError, KeyError, AuthenticationError):
                # Whoever asked is gone, or did not know the key, or asked twice.
                if self._listener is not listener:
                    break

    def stop(self, timeout: float | None = None) -> None:
        """End the service, and close what nobody has asked for."""
        from .connection import Client
        with self._lock:
            listener, self._listener = self._listener, None
            if listener is None:
                return
            waiting, self._waiting = self._waiting, {}
        try:
            with Client(listener.address, authkey=process.current_process().authkey) as connection:
                connection.send(None)
            self._thread.join(timeout)
        except OSError:
            pass
        listener.close()
        for descriptor in waiting.values():
            os.close(descriptor)


_sharer = _Sharer()
stop = _sharer.stop
