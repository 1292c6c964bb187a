"""Transports: what moves bytes for a protocol."""

__all__ = ['BaseTransport', 'ReadTransport', 'WriteTransport', 'Transport', 'DatagramTransport', 'SubprocessTransport']


class BaseTransport:
    """What all transports have."""

    __slots__ = ('_extra',)

    def __init__(self, extra: dict | None = None) -> None:
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name: str, default=None):
        """Return something about what is below, such as 'socket' or 'peername'."""
        return self._extra.get(name, default)

    def is_closing(self) -> bool:
        """Say whether the transport is closed or about to be."""
        raise NotImplementedError

    def close(self) -> None:
        """Write what waits, and then close."""
        raise NotImplementedError

    def set_protocol(self, protocol) -> None:
        """Go on with another protocol."""
        raise NotImplementedError

    def get_protocol(self):
        """Return the protocol."""
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """A transport that reads."""

    __slots__ = ()

    def is_reading(self) -> bool:
        """Say whether the protocol is told of what comes."""
        raise NotImplementedError

    def pause_reading(self) -> None:
        """Leave what comes with the system."""
        raise NotImplementedError

    def resume_reading(self) -> None:
        """Tell the protocol of what comes again."""
        raise NotImplementedError


class WriteTransport(BaseTransport):
    """A transport that writes, and keeps what cannot be written yet."""

    __slots__ = ()

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Say from where on, and down to where, the protocol is asked to pause."""
        raise NotImplementedError

    def get_write_buffer_size(self) -> int:
        """Return how many bytes wait."""
        raise NotImplementedError

    def get_write_buffer_limits(self) -> tuple:
        """Return the low and the high mark."""
        raise NotImplementedError

    def write(self, data) -> None:
        """Write bytes, now or later."""
        raise NotImplementedError

    def writelines(self, list_of_data) -> None:
        """Write several pieces as one."""
        self.write(b''.join(list_of_data))

    def write_eof(self) -> None:
        """Write what waits, and then no more."""
        raise NotImplementedError

    def can_write_eof(self) -> bool:
        """Say whether `write_eof` is possible."""
        raise NotImplementedError

    def abort(self) -> None:
        """Close at once; what waits is lost."""
        raise NotImplementedError


class Transport(ReadTransport, WriteTransport):
    """A transport in both directions."""

    __slots__ = ()


class DatagramTransport(BaseTransport):
    """A transport of datagrams."""

    __slots__ = ()

    def sendto(self, data, addr=None) -> None:
        """Send a datagram, now or later."""
        raise NotImplementedError

    def abort(self) -> None:
        """Close at once; what waits is lost."""
        raise NotImplementedError


class SubprocessTransport(BaseTransport):
    """A child process and its pipes."""

    __slots__ = ()

    def get_pid(self) -> int:
        """Return the number of the process."""
        raise NotImplementedError

    def get_returncode(self) -> int | None:
        """Return the exit status, None while the child runs."""
        raise NotImplementedError

    def get_pipe_transport(self, fd: int):
        """Return the transport of one of the child's descriptors 0, 1 and 2."""
        raise NotImplementedError

    def send_signal(self, signal: int) -> None:
        """Send the child a signal."""
        raise NotImplementedError

    def terminate(self) -> None:
        """Ask the child to end."""
        raise NotImplementedError

    def kill(self) -> None:
        """End the child."""
        raise NotImplementedError


class _FlowControlMixin(Transport):
    """The marks that the amount of what waits to be written is compared with."""

    __slots__ = ('_loop', '_protocol_paused', '_high_water', '_low_water')

    def __init__(self, extra: dict | None = None, loop=None) -> None:
        super().__init__(extra)
        self._loop = loop
        self._protocol_paused = False
        self._set_write_buffer_limits()

    def _tell_protocol(self, method: str) -> None:
        try:
            getattr(self._protocol, method)()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler({
                'message': f'protocol.{method}() failed',
                'exception': error,
                'transport': self,
                'protocol': self._protocol,
            })

    def _maybe_pause_protocol(self) -> None:
        if self.get_write_buffer_size() > self._high_water and not self._protocol_paused:
            self._protocol_paused = True
            self._tell_protocol('pause_writing')

    def _maybe_resume_protocol(self) -> None:
        if self._protocol_paused and self.get_write_buffer_size() <= self._low_water:
            self._protocol_paused = False
            self._tell_protocol('resume_writing')

    def get_write_buffer_limits(self) -> tuple:
        """Return the low and the high mark."""
        return self._low_water, self._high_water

    def _set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f'high ({high!r}) must be >= low ({low!r}) must be >= 0')
        self._high_water = high
        self._low_water = low

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Say from where on, and down to where, the protocol is asked to pause."""
        self._set_write_buffer_limits(high, low)
        self._maybe_pause_protocol()

    def get_write_buffer_size(self) -> int:
        """Return how many bytes wait."""
        raise NotImplementedError
