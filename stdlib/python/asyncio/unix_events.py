"""The event loop of Unix, and the policy that makes it."""

from . import base_events, events

__all__ = ['SelectorEventLoop', 'EventLoop']


class _Deferred:
    """A method whose file is read when it is first asked for: most programs never touch the network."""

    def __init__(self, file: str, holder: str) -> None:
        self._file = file
        self._holder = holder

    def __set_name__(self, owner: type, name: str) -> None:
        self._owner = owner
        self._name = name

    def __get__(self, instance, owner: type):
        module = __import__(f'asyncio.{self._file}', fromlist=[self._holder])
        function = getattr(module, self._holder).__dict__[self._name]
        setattr(self._owner, self._name, function)
        return function.__get__(instance, owner)


class _UnixSelectorEventLoop(base_events.BaseEventLoop):
    """The loop with what only Unix has: signals, Unix sockets, pipes and child processes."""

    def __init__(self, selector=None) -> None:
        super().__init__()
        self._transports_by_fd = None
        self._signal_handlers = {}
        # The numbers of the files that Unix servers listen on, by socket.
        self._unix_server_sockets = {}

    for _file, _holder, _names in (
        ('selector_events', 'BaseSelectorEventLoop',
         'sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into sock_sendall sock_sendto sock_connect sock_accept '
         'sock_sendfile _start_serving _accept_connection _accept_connection2 _make_socket_transport '
         '_make_ssl_transport _make_datagram_transport'),
        ('_connections', 'Connections',
         'getaddrinfo getnameinfo create_connection create_server sendfile start_tls connect_accepted_socket '
         'create_datagram_endpoint'),
        ('_unix_loop', 'UnixLoop',
         'create_unix_connection create_unix_server connect_read_pipe connect_write_pipe subprocess_shell '
         'subprocess_exec add_signal_handler remove_signal_handler _handle_signal _make_subprocess_transport _stop_serving'),
    ):
        for _name in _names.split():
            locals()[_name] = _Deferred(_file, _holder)
    del _file, _holder, _names, _name

    @property
    def _transports(self):
        if self._transports_by_fd is None:
            from weakref import WeakValueDictionary
            self._transports_by_fd = WeakValueDictionary()
        return self._transports_by_fd

    def _ensure_fd_no_transport(self, fd) -> None:
        known = self._transports_by_fd
        if not known:
            return
        if not isinstance(fd, int):
            try:
                fd = int(fd.fileno())
            except (AttributeError, TypeError, ValueError):
                raise ValueError(f'Invalid file object: {fd!r}') from None
        transport = known.get(fd)
        if transport is not None and not transport.is_closing():
            raise RuntimeError(f'File descriptor {fd!r} is used by transport {transport!r}')

    def add_reader(self, fd, callback, *args) -> None:
        """Have a callback called whenever a file is readable."""
        self._ensure_fd_no_transport(fd)
        self._add_reader(fd, callback, *args)

    def remove_reader(self, fd) -> bool:
        """End `add_reader`; say whether there was one."""
        self._ensure_fd_no_transport(fd)
        return self._remove_reader(fd)

    def add_writer(self, fd, callback, *args) -> None:
        """Have a callback called whenever a file is writable."""
        self._ensure_fd_no_transport(fd)
        self._add_writer(fd, callback, *args)

    def remove_writer(self, fd) -> bool:
        """End `add_writer`; say whether there was one."""
        self._ensure_fd_no_transport(fd)
        return self._remove_writer(fd)

    def close(self) -> None:
        """Let go of everything; callbacks that still wait are dropped."""
        if not self.is_running():
            for number in list(self._signal_handlers):
                self.remove_signal_handler(number)
        super().close()


SelectorEventLoop = _UnixSelectorEventLoop
EventLoop = SelectorEventLoop


class _UnixDefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    """The policy that is in force when none was set."""

    _loop_factory = _UnixSelectorEventLoop


_DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
