"""What transports on descriptors have in common: queues of what waits to be written, and errors that end them."""

from collections import deque

__all__ = ['WriteQueue', 'report_fatal']

_MOST = 256 * 1024


class WriteQueue:
    """Pieces of bytes that wait to be written, and how many bytes they are together."""

    __slots__ = ('_pieces', 'size')

    def __init__(self) -> None:
        self._pieces = deque()
        self.size = 0

    def __bool__(self) -> bool:
        return self.size > 0

    def append(self, data) -> None:
        """Put bytes at the end. They may be a view, so nobody else may change what is below."""
        self._pieces.append(data)
        self.size += len(data)

    def clear(self) -> None:
        """Drop all of it."""
        self._pieces.clear()
        self.size = 0

    def write_with(self, write) -> None:
        """Hand the first piece, as large as is reasonable, to `write`, and drop as much as that has taken."""
        pieces = self._pieces
        if len(pieces) > 1 and len(pieces[0]) < _MOST:
            joined, size = [], 0
            while pieces and size < _MOST:
                joined.append(pieces.popleft())
                size += len(joined[-1])
            pieces.appendleft(b''.join(joined))
        first = memoryview(pieces[0])
        count = write(first[:_MOST])
        if count == len(first):
            pieces.popleft()
        elif count:
            pieces[0] = first[count:]
        self.size -= count or 0


def report_fatal(transport, error: BaseException, message: str) -> None:
    """Tell the loop's exception handler of an error that ends a transport, unless the network is to blame."""
    loop = transport._loop
    if isinstance(error, OSError):
        if loop.get_debug():
            from .log import logger
            logger.debug('%r: %s', transport, message, exc_info=True)
    else:
        loop.call_exception_handler({
            'message': message,
            'exception': error,
            'transport': transport,
            'protocol': transport._protocol,
        })
