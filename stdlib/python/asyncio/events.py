"""Event loops: what one must offer, and which one is current."""

from _asyncio import (
    Handle,
    TimerHandle,
    _get_running_loop,
    _set_running_loop,
    _ThreadSafeHandle,
    get_event_loop,
    get_running_loop,
)
from _thread import _get_main_thread_ident, _local, get_ident

__all__ = [
    'AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle', 'get_event_loop_policy', 'set_event_loop_policy',
    'get_event_loop', 'set_event_loop', 'new_event_loop', '_set_running_loop', 'get_running_loop',
    '_get_running_loop',
]


def _is_thread_taken() -> bool:
    """Whether a loop runs in this thread. The one of a prompt stands aside while a statement runs that waits for none."""
    loop = _get_running_loop()
    return loop is not None and not getattr(loop, '_stands_aside', False)


def _abstract(name: str):
    def method(self, *args, **kwargs):
        raise NotImplementedError
    method.__name__ = name
    method.__qualname__ = f'AbstractEventLoop.{name}'
    return method


def _abstract_async(name: str):
    async def method(self, *args, **kwargs):
        raise NotImplementedError
    method.__name__ = name
    method.__qualname__ = f'AbstractEventLoop.{name}'
    return method


class AbstractServer:
    """What `create_server` gives."""

    def close(self) -> None:
        """Stop listening; open connections go on."""
        raise NotImplementedError

    def close_clients(self) -> None:
        """Close the connections that are open."""
        raise NotImplementedError

    def abort_clients(self) -> None:
        """Close the connections that are open at once, losing what was not sent."""
        raise NotImplementedError

    def get_loop(self):
        """Return the loop that the server works on."""
        raise NotImplementedError

    def is_serving(self) -> bool:
        """Say whether new connections are accepted."""
        raise NotImplementedError

    async def start_serving(self) -> None:
        """Begin to accept connections, if that has not happened yet."""
        raise NotImplementedError

    async def serve_forever(self) -> None:
        """Accept connections until cancelled, then close."""
        raise NotImplementedError

    async def wait_closed(self) -> None:
        """Wait until the server is closed and its connections have ended."""
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc) -> None:
        self.close()
        await self.wait_closed()


class AbstractEventLoop:
    """The methods that an event loop has; those here raise NotImplementedError."""

    for _name in (
        'run_forever run_until_complete stop is_running is_closed close _timer_handle_cancelled call_soon call_later '
        'call_at time create_future create_task call_soon_threadsafe run_in_executor set_default_executor '
        'add_reader remove_reader add_writer remove_writer add_signal_handler remove_signal_handler set_task_factory '
        'get_task_factory get_exception_handler set_exception_handler default_exception_handler '
        'call_exception_handler get_debug set_debug'
    ).split():
        locals()[_name] = _abstract(_name)
    for _name in (
        'shutdown_asyncgens shutdown_default_executor getaddrinfo getnameinfo create_connection create_server '
        'sendfile start_tls create_unix_connection create_unix_server connect_accepted_socket '
        'create_datagram_endpoint connect_read_pipe connect_write_pipe subprocess_shell subprocess_exec sock_recv '
        'sock_recv_into sock_recvfrom sock_recvfrom_into sock_sendall sock_sendto sock_connect sock_accept '
        'sock_sendfile'
    ).split():
        locals()[_name] = _abstract_async(_name)
    del _name


class _AbstractEventLoopPolicy:
    """Decides which loop is current where none runs."""

    def get_event_loop(self):
        """Return the current loop."""
        raise NotImplementedError

    def set_event_loop(self, loop) -> None:
        """Make `loop` the current one."""
        raise NotImplementedError

    def new_event_loop(self):
        """Make a loop."""
        raise NotImplementedError


class _Current(_local):
    loop = None
    is_set = False


class _BaseDefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    """Each thread has a current loop of its own; the main thread's is made when it is first asked for, unless one was set."""

    _loop_factory = None

    def __init__(self) -> None:
        self._local = _Current()

    def get_event_loop(self):
        """Return this thread's loop; in the main thread there is one as long as none was set or taken away."""
        loop = self._local.loop
        if loop is not None:
            return loop
        if self._local.is_set or get_ident() != _get_main_thread_ident():
            import threading
            name = threading.current_thread().name
            raise RuntimeError(f'There is no current event loop in thread {name!r}.')
        loop = self._local.loop = self.new_event_loop()
        return loop

    def set_event_loop(self, loop) -> None:
        """Make `loop` this thread's current one; None takes it away."""
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local.loop = loop
        self._local.is_set = True

    def new_event_loop(self):
        """Make a loop; it is not current yet."""
        return self._loop_factory()


_event_loop_policy = None


def _get_event_loop_policy():
    global _event_loop_policy
    if _event_loop_policy is None:
        from .unix_events import _UnixDefaultEventLoopPolicy
        _event_loop_policy = _UnixDefaultEventLoopPolicy()
    return _event_loop_policy


def _warn_of_policy(name: str) -> None:
    from warnings import warn
    warn(f"'asyncio.{name}' is deprecated and slated for removal in Python 3.16", DeprecationWarning, stacklevel=3)


def get_event_loop_policy():
    """Return the policy; policies are deprecated."""
    _warn_of_policy('get_event_loop_policy')
    return _get_event_loop_policy()


def _set_event_loop_policy(policy) -> None:
    global _event_loop_policy
    if policy is not None and not isinstance(policy, _AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _event_loop_policy = policy


def set_event_loop_policy(policy) -> None:
    """Set the policy, None for the default; policies are deprecated."""
    _warn_of_policy('set_event_loop_policy')
    _set_event_loop_policy(policy)


def set_event_loop(loop) -> None:
    """Make `loop` this thread's current one; None takes it away."""
    _get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """Make a loop; it is not current yet."""
    return _get_event_loop_policy().new_event_loop()
