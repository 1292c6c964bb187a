"""Connections between threads, with the interface of those between processes."""

from queue import Queue

__all__ = ['Client', 'Listener', 'Pipe']

families = [None]


class Listener:
    """Takes the connections of this process's threads."""

    def __init__(self, address=None, family=None, backlog: int = 1) -> None:
        self._backlog = Queue(backlog)

    def accept(self) -> 'Connection':
        """Wait for a connection and return it."""
        return Connection(*self._backlog.get())

    def close(self) -> None:
        """Take no more connections."""
        self._backlog = None

    @property
    def address(self) -> Queue:
        """What `Client` is to be given."""
        return self._backlog

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb) -> None:
        self.close()


def Client(address: Queue) -> 'Connection':
    """Connect to a listener."""
    incoming, outgoing = Queue(), Queue()
    address.put((outgoing, incoming))
    return Connection(incoming, outgoing)


def Pipe(duplex: bool = True) -> tuple:
    """Return two connected ends."""
    first, second = Queue(), Queue()
    return Connection(first, second), Connection(second, first)


class Connection:
    """One end of a pipe, through which objects go as they are."""

    def __init__(self, incoming: Queue, outgoing: Queue) -> None:
        self._in = incoming
        self._out = outgoing
        self.send = self.send_bytes = outgoing.put
        self.recv = self.recv_bytes = incoming.get

    def poll(self, timeout: float = 0.0) -> bool:
        """Say whether there is something to receive, waiting for it at most `timeout` seconds."""
        if self._in.qsize() > 0:
            return True
        if timeout <= 0.0:
            return False
        with self._in.not_empty:
            self._in.not_empty.wait(timeout)
        return self._in.qsize() > 0

    def close(self) -> None:
        """Do nothing: a thread's end of a pipe goes with the thread."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb) -> None:
        self.close()
