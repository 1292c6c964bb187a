"""Managers: processes that hold objects which other processes use through proxies."""

import queue
import threading
from array import array

from . import get_context, process, util
from ._manager_proxies import (
    AcquirerProxy,
    ArrayProxy,
    AutoProxy,
    BarrierProxy,
    BaseProxy,
    ConditionProxy,
    DictProxy,
    EventProxy,
    IteratorProxy,
    ListProxy,
    MakeProxyType,
    Namespace,
    NamespaceProxy,
    PoolProxy,
    SetProxy,
    Value,
    ValueProxy,
)
from ._manager_server import RemoteError, Server, Token, dispatch, run_server, serializers
from .context import ProcessError
from .reduction import ForkingPickler

__all__ = ['BaseManager', 'SyncManager', 'BaseProxy', 'Token', 'SharedMemoryManager']

for _class in (BaseProxy, AcquirerProxy, BarrierProxy, ConditionProxy, DictProxy, EventProxy, IteratorProxy, ListProxy,
               Namespace, NamespaceProxy, PoolProxy, SetProxy, Value, ValueProxy, Token, RemoteError, Server):
    _class.__module__ = __name__


def _reduce_array(items: array):
    return array, (items.typecode, items.tobytes())


def _reduce_view(view):
    return list, (list(view),)


def _reduce_iterator(items):
    return iter, (list(items),)


# What the methods of a dict give goes to other processes as lists.
ForkingPickler.register(array, _reduce_array)
for _view in ({}.keys(), {}.values(), {}.items()):
    ForkingPickler.register(type(_view), _reduce_view)
for _iterator in (reversed([]), reversed({})):
    ForkingPickler.register(type(_iterator), _reduce_iterator)


class _State:
    INITIAL, STARTED, SHUTDOWN = range(3)

    def __init__(self) -> None:
        self.value = _State.INITIAL

    @property
    def is_started(self) -> bool:
        """Whether the server runs, as far as is known here."""
        return self.value == _State.STARTED


class BaseManager:
    """A process that holds objects, or the way to one. What kinds of objects there are is said by `register`."""

    _registry: dict = {}
    _Server = Server

    def __init__(self, address=None, authkey: bytes | None = None, serializer: str = 'pickle', ctx=None, *,
                 shutdown_timeout: float = 1.0) -> None:
        if authkey is None:
            authkey = process.current_process().authkey
        self._address = address
        self._authkey = process.AuthenticationString(authkey)
        self._state = _State()
        self._serializer = serializer
        self._ctx = ctx or get_context()
        self._shutdown_timeout = shutdown_timeout
        self._process = None

    def _check_initial(self) -> None:
        if self._state.value == _State.STARTED:
            raise ProcessError('Already started server')
        if self._state.value == _State.SHUTDOWN:
            raise ProcessError('Manager has shut down')

    def get_server(self) -> Server:
        """Return the server, for a process that wants to be it."""
        self._check_initial()
        return self._Server(self._registry, self._address, self._authkey, self._serializer)

    def connect(self) -> None:
        """Use a server that runs already."""
        _, client = serializers[self._serializer]()
        with client(self._address, authkey=self._authkey) as connection:
            dispatch(connection, None, 'dummy')
        self._state.value = _State.STARTED

    def start(self, initializer=None, initargs=()) -> None:
        """Start the process, which begins with `initializer(*initargs)`."""
        self._check_initial()
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        from .connection import Pipe
        reader, writer = Pipe(duplex=False)
        self._process = self._ctx.Process(
            target=run_server,
            args=(self._registry, self._address, bytes(self._authkey), self._serializer, writer, initializer, initargs,
                  self._Server),
        )
        number = ':'.join(str(each) for each in self._process._identity)
        self._process.name = f'{type(self).__name__}-{number}'
        self._process.start()
        writer.close()
        self._address = reader.recv()
        reader.close()
        self._state.value = _State.STARTED
        self.shutdown = util.Finalize(
            self, _end_manager,
            args=(self._process, self._address, self._authkey, self._state, self._serializer, self._shutdown_timeout),
            exitpriority=0,
        )

    def _create(self, typeid: str, /, *args, **kwargs) -> tuple:
        assert self._state.is_started, 'server not yet started'
        with self._connect() as connection:
            id, exposed = dispatch(connection, None, 'create', (typeid, *args), kwargs)
        return Token(typeid, self._address, id), exposed

    def _connect(self):
        _, client = serializers[self._serializer]()
        return client(self._address, authkey=self._authkey)

    def join(self, timeout: float | None = None) -> None:
        """Wait until the process has ended."""
        if self._process is not None:
            self._process.join(timeout)
            if not self._process.is_alive():
                self._process = None

    def _debug_info(self) -> str:
        with self._connect() as connection:
            return dispatch(connection, None, 'debug_info')

    def _number_of_objects(self) -> int:
        with self._connect() as connection:
            return dispatch(connection, None, 'number_of_objects')

    def __enter__(self):
        if self._state.value == _State.INITIAL:
            self.start()
        if self._state.value != _State.STARTED:
            if self._state.value == _State.INITIAL:
                raise ProcessError('Unable to start server')
            raise ProcessError('Manager has shut down')
        return self

    def __exit__(self, exc_type, exc_value, exc_tb) -> None:
        self.shutdown()

    @property
    def address(self):
        """Where the server can be reached."""
        return self._address

    @classmethod
    def register(cls, typeid: str, callable=None, proxytype=None, exposed=None, method_to_typeid: dict | None = None,
                 create_method: bool = True) -> None:
        """Let managers of this class hold a kind of objects, made by `callable`.

        `proxytype` is the class of their proxies, `exposed` names the methods that proxies may call, and
        `method_to_typeid` those whose results are to be objects of the manager. With `create_method` the class gets a
        method named `typeid`.
        """
        if '_registry' not in cls.__dict__:
            cls._registry = cls._registry.copy()
        if proxytype is None:
            proxytype = AutoProxy
        exposed = exposed or getattr(proxytype, '_exposed_', None)
        method_to_typeid = method_to_typeid or getattr(proxytype, '_method_to_typeid_', None)
        if method_to_typeid:
            for key, value in method_to_typeid.items():
                assert type(key) is str, f'{key!r} is not a string'
                assert type(value) is str, f'{value!r} is not a string'
        cls._registry[typeid] = (callable, exposed, method_to_typeid, proxytype)
        if not create_method:
            return

        def create(self, /, *args, **kwds):
            util.debug('requesting creation of a shared %r object', typeid)
            token, exposed = self._create(typeid, *args, **kwds)
            proxy = proxytype(token, self._serializer, manager=self, authkey=self._authkey, exposed=exposed)
            with self._connect() as connection:
                dispatch(connection, None, 'decref', (token.id,))
            return proxy

        create.__name__ = typeid
        setattr(cls, typeid, create)


def _end_manager(child, address, authkey: bytes, state: _State, serializer: str, timeout: float) -> None:
    # Asks the server to end, and makes it end when it does not.
    if child.is_alive():
        util.info('sending shutdown message to manager')
        try:
            _, client = serializers[serializer]()
            with client(address, authkey=authkey) as connection:
                dispatch(connection, None, 'shutdown')
        except Exception:
            pass
        child.join(timeout=timeout)
        if child.is_alive():
            util.info('manager still alive')
            child.terminate()
            child.join(timeout=timeout)
            if child.is_alive():
                util.info('manager still alive after terminate')
                child.kill()
                child.join()
    state.value = _State.SHUTDOWN


class SyncManager(BaseManager):
    """A manager of the kinds of objects by which processes work together."""


class SharedMemoryServer(Server):
    """A server that removes blocks of shared memory when it ends."""

    public = [*Server.public, 'track_segment', 'release_segment', 'list_segments']

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._segments = set()

    def track_segment(self, connection, segment_name: str) -> None:
        """Have a block removed in the end."""
        self._segments.add(segment_name)

    def release_segment(self, connection, segment_name: str) -> None:
        """Remove a block now."""
        from .shared_memory import SharedMemory
        self._segments.discard(segment_name)
        segment = SharedMemory(segment_name)
        segment.close()
        segment.unlink()

    def list_segments(self, connection) -> list:
        """Return the names of the blocks."""
        return list(self._segments)

    def shutdown(self, connection) -> None:
        """Remove the blocks, and end."""
        for name in list(self._segments):
            try:
                self.release_segment(connection, name)
            except FileNotFoundError:
                pass
        super().shutdown(connection)


class SharedMemoryManager(BaseManager):
    """A manager whose blocks of shared memory are removed when it shuts down."""

    _Server = SharedMemoryServer

    def _track(self, name: str) -> None:
        with self._connect() as connection:
            dispatch(connection, None, 'track_segment', (name,))

    def SharedMemory(self, size: int):
        """Make a block of shared memory."""
        from .shared_memory import SharedMemory
        made = SharedMemory(None, create=True, size=size)
        try:
            self._track(made.name)
        except BaseException:
            made.close()
            made.unlink()
            raise
        return made

    def ShareableList(self, sequence):
        """Make a list in shared memory."""
        from .shared_memory import ShareableList
        made = ShareableList(sequence)
        try:
            self._track(made.shm.name)
        except BaseException:
            made.shm.close()
            made.shm.unlink()
            raise
        return made


def _make_pool(*args, **kwds):
    from .pool import Pool
    return Pool(*args, **kwds)


def _make_array(typecode: str, sequence, lock: bool = True) -> array:
    return array(typecode, sequence)


SyncManager.register('Queue', queue.Queue)
SyncManager.register('JoinableQueue', queue.Queue)
SyncManager.register('Event', threading.Event, EventProxy)
SyncManager.register('Lock', threading.Lock, AcquirerProxy)
SyncManager.register('RLock', threading.RLock, AcquirerProxy)
SyncManager.register('Semaphore', threading.Semaphore, AcquirerProxy)
SyncManager.register('BoundedSemaphore', threading.BoundedSemaphore, AcquirerProxy)
SyncManager.register('Condition', threading.Condition, ConditionProxy)
SyncManager.register('Barrier', threading.Barrier, BarrierProxy)
SyncManager.register('Pool', _make_pool, PoolProxy)
SyncManager.register('list', list, ListProxy)
SyncManager.register('dict', dict, DictProxy)
SyncManager.register('set', set, SetProxy)
SyncManager.register('Value', Value, ValueProxy)
SyncManager.register('Array', _make_array, ArrayProxy)
SyncManager.register('Namespace', Namespace, NamespaceProxy)
# Made by methods of the others alone.
SyncManager.register('Iterator', proxytype=IteratorProxy, create_method=False)
SyncManager.register('AsyncResult', create_method=False)
