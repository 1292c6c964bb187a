"""Protocols: what a transport calls when something happens to it."""

__all__ = ['BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol']


class BaseProtocol:
    """What all protocols have."""

    __slots__ = ()

    def connection_made(self, transport) -> None:
        """Called once, with the transport that the protocol goes with."""

    def connection_lost(self, exc) -> None:
        """Called once at the end: with None after a regular close, or with the error."""

    def pause_writing(self) -> None:
        """Called when more waits to be written than the transport's high-water mark."""

    def resume_writing(self) -> None:
        """Called when what waits has sunk to the low-water mark."""


class Protocol(BaseProtocol):
    """A protocol over a stream that is handed what comes."""

    __slots__ = ()

    def data_received(self, data: bytes) -> None:
        """Called with each piece that comes."""

    def eof_received(self):
        """Called when the other side sends no more; the transport closes itself unless the answer is true."""


class BufferedProtocol(BaseProtocol):
    """A protocol over a stream that says where to put what comes."""

    __slots__ = ()

    def get_buffer(self, sizehint: int):
        """Return a writable buffer for what comes next; -1 means that any size will do."""

    def buffer_updated(self, nbytes: int) -> None:
        """Called when so many bytes were put into the buffer."""

    def eof_received(self):
        """Called when the other side sends no more; the transport closes itself unless the answer is true."""


class DatagramProtocol(BaseProtocol):
    """A protocol over datagrams."""

    __slots__ = ()

    def datagram_received(self, data: bytes, addr) -> None:
        """Called with each datagram and its sender."""

    def error_received(self, exc) -> None:
        """Called when sending or receiving failed."""


class SubprocessProtocol(BaseProtocol):
    """A protocol of a child process and its pipes."""

    __slots__ = ()

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """Called with what the child writes to the descriptor `fd` of its own."""

    def pipe_connection_lost(self, fd: int, exc) -> None:
        """Called when a pipe of the child's is closed."""

    def process_exited(self) -> None:
        """Called when the child has ended."""


def _feed_data_to_buffered_proto(protocol, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        buffer = protocol.get_buffer(len(rest))
        if not len(buffer):
            raise RuntimeError('get_buffer() returned an empty buffer')
        count = min(len(buffer), len(rest))
        memoryview(buffer)[:count] = rest[:count]
        protocol.buffer_updated(count)
        rest = rest[count:]
