"""Connections between processes: the two ends of a pipe."""

import _multiprocessing

from . import context, reduction

__all__ = ['Connection', 'Pipe', 'wait']


class Connection(_multiprocessing.Connection):
    """One end of a pipe, through which objects go."""

    def __repr__(self) -> str:
        return f'<{type(self).__module__}.{type(self).__qualname__} object at {id(self):#x}>'

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb) -> None:
        self.close()

    def send(self, obj) -> None:
        """Send an object."""
        self.send_bytes(reduction.ForkingPickler.dumps(obj))

    def recv(self):
        """Wait for an object and return it; EOFError when none will come."""
        return reduction._loads(self.recv_bytes())

    def recv_bytes_into(self, buf, offset: int = 0) -> int:
        """Receive bytes into a writable buffer; return their number, or raise BufferTooShort with them."""
        with memoryview(buf) as view:
            target = view.cast('B')
            if offset < 0:
                raise ValueError('negative offset')
            if offset > len(target):
                raise ValueError('offset too large')
            message = self.recv_bytes()
            if len(message) > len(target) - offset:
                raise context.BufferTooShort(message)
            target[offset:offset + len(message)] = message
            return len(message)

    def __reduce__(self):
        context.assert_spawning(self)
        descriptor = context.get_spawning_popen().duplicate_for_child(self.fileno())
        return type(self), (descriptor, self.readable, self.writable)


def Pipe(duplex: bool = True) -> tuple:
    """Return two connected ends; without `duplex` the first only receives and the second only sends."""
    first, second = _multiprocessing.pipe(duplex)
    if duplex:
        return Connection(first), Connection(second)
    return Connection(first, writable=False), Connection(second, readable=False)


def wait(object_list, timeout: float | None = None) -> list:
    """Wait until one of the connections, sockets or sentinels is ready; return those that are.

    The list is empty after `timeout` seconds.
    """
    objects = {}
    for each in object_list:
        descriptor = each if isinstance(each, int) else each.fileno()
        objects.setdefault(descriptor, each)
    if timeout is not None and timeout < 0:
        timeout = 0
    return [objects[descriptor] for descriptor in _multiprocessing.wait(list(objects), timeout)]
