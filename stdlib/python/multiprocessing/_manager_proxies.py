"""Proxies: objects that stand for those of a manager's process, and make their calls there."""

import threading
from _thread import _local, get_ident
from time import monotonic

from . import process, util
from ._manager_server import PROXY, RETURN, Token, _exception_of, dispatch, serializers

__all__ = ['BaseProxy', 'MakeProxyType', 'AutoProxy']


class _Connections(_local):
    # The calling thread's connections, by the address of the server.
    def __init__(self) -> None:
        self.by_address = {}


_connections = _Connections()


class BaseProxy:
    """Stands for an object of a manager's process. Several proxies may stand for one object."""

    _exposed_ = ()

    def __init__(self, token: Token, serializer: str, manager=None, authkey: bytes | None = None, exposed=None,
                 incref: bool = True, manager_owned: bool = False) -> None:
        self._token = token
        self._id = token.id
        self._manager = manager
        self._serializer = serializer
        self._owned_by_manager = manager_owned
        if authkey is not None:
            self._authkey = process.AuthenticationString(authkey)
        elif manager is not None:
            self._authkey = manager._authkey
        else:
            self._authkey = process.current_process().authkey
        self._finalizer = None
        if incref:
            self._incref()

    def _connect(self):
        _, client = serializers[self._serializer]()
        return client(self._token.address, authkey=self._authkey)

    def _incref(self) -> None:
        if self._owned_by_manager:
            util.debug('owned_by_manager skipped INCREF of %r', self._token.id)
            return
        server = _own_server(self._token)
        if server is not None:
            server.incref(None, self._id)
        else:
            with self._connect() as connection:
                dispatch(connection, None, 'incref', (self._id,))
        state = self._manager and self._manager._state
        self._finalizer = util.Finalize(
            self, _decref, args=(self._token, self._authkey, self._serializer, state), exitpriority=10)

    def _own_connection(self):
        connections = _connections.by_address
        connection = connections.get(self._token.address)
        if connection is None or connection.closed:
            util.debug('making connection to manager')
            name = process.current_process().name
            if threading.current_thread().name != 'MainThread':
                name += f'|{threading.current_thread().name}'
            connection = self._connect()
            dispatch(connection, None, 'accept_connection', (name,))
            connections[self._token.address] = connection
        return connection

    def _callmethod(self, methodname: str, args: tuple = (), kwds: dict = {}):
        """Call a method of the object, and return a copy of the result or a proxy of it."""
        connection = self._own_connection()
        try:
            connection.send((self._id, methodname, args, kwds))
            kind, result = connection.recv()
        except (EOFError, OSError):
            # The server is gone, and a new one may come to its address.
            _connections.by_address.pop(self._token.address, None)
            connection.close()
            raise
        if kind == RETURN:
            return result
        if kind == PROXY:
            exposed, token = result
            token.address = self._token.address
            proxytype = self._manager._registry[token.typeid][-1]
            proxy = proxytype(token, self._serializer, manager=self._manager, authkey=self._authkey, exposed=exposed)
            with self._connect() as other:
                dispatch(other, None, 'decref', (token.id,))
            return proxy
        try:
            raise _exception_of(kind, result)
        finally:
            # The traceback holds this frame.
            del result

    def _getvalue(self):
        """Return a copy of the object."""
        return self._callmethod('#GETVALUE')

    def __reduce__(self):
        from .context import get_spawning_popen
        kwargs = {}
        if get_spawning_popen() is not None:
            kwargs['authkey'] = self._authkey
        if getattr(self, '_is_auto', False):
            kwargs['exposed'] = self._exposed_
            return _rebuild_proxy, (AutoProxy, self._token, self._serializer, kwargs)
        return _rebuild_proxy, (type(self), self._token, self._serializer, kwargs)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self) -> str:
        return f'<{type(self).__name__} object, typeid {self._token.typeid!r} at {id(self):#x}>'

    def __str__(self) -> str:
        try:
            return self._callmethod('__repr__')
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def _own_server(token: Token):
    # The server of the object, if that is this process: a proxy in another object of the server, say.
    server = getattr(process.current_process(), '_manager_server', None)
    return server if server is not None and server.address == token.address else None


def _decref(token: Token, authkey: bytes, serializer: str, state) -> None:
    # A connection of its own: this may happen while the thread waits for an answer on another.
    if state is not None and not state.is_started:
        return
    try:
        util.debug('DECREF %r', token.id)
        server = _own_server(token)
        if server is not None:
            server.decref(None, token.id)
            return
        _, client = serializers[serializer]()
        with client(token.address, authkey=authkey) as connection:
            dispatch(connection, None, 'decref', (token.id,))
    except Exception as error:
        util.debug('... decref failed %s', error)


def _rebuild_proxy(function, token: Token, serializer: str, kwargs: dict):
    return function(token, serializer, **kwargs)


def _method(name: str):
    def method(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)
    method.__name__ = name
    method.__qualname__ = name
    return method


def MakeProxyType(name: str, exposed, _cache: dict = {}) -> type:
    """Make a class of proxies with these methods."""
    exposed = tuple(exposed)
    key = name, exposed
    if key not in _cache:
        names = {each: _method(each) for each in exposed}
        _cache[key] = type(name, (BaseProxy,), {**names, '_exposed_': exposed, '__module__': 'multiprocessing.managers'})
    return _cache[key]


def AutoProxy(token: Token, serializer: str, manager=None, authkey: bytes | None = None, exposed=None,
              incref: bool = True, manager_owned: bool = False) -> BaseProxy:
    """Make a proxy with all methods that the server lets be called."""
    if authkey is None:
        authkey = process.current_process().authkey if manager is None else manager._authkey
    if exposed is None:
        _, client = serializers[serializer]()
        with client(token.address, authkey=authkey) as connection:
            exposed = dispatch(connection, None, 'get_methods', (token,))
    kind = MakeProxyType(f'AutoProxy[{token.typeid}]', exposed)
    proxy = kind(token, serializer, manager=manager, authkey=authkey, incref=incref, manager_owned=manager_owned)
    proxy._is_auto = True
    return proxy


class Namespace:
    """An object whose attributes are its only purpose."""

    def __init__(self, /, **kwds) -> None:
        self.__dict__.update(kwds)

    def __repr__(self) -> str:
        items = sorted(f'{name}={value!r}' for name, value in self.__dict__.items() if not name.startswith('_'))
        return f"{type(self).__name__}({', '.join(items)})"


class Value:
    """A value that can be replaced."""

    def __init__(self, typecode: str, value, lock: bool = True) -> None:
        self._typecode = typecode
        self._value = value

    def get(self):
        """Return the value."""
        return self._value

    def set(self, value) -> None:
        """Replace the value."""
        self._value = value

    value = property(get, set)

    def __repr__(self) -> str:
        return f'{type(self).__name__}({self._typecode!r}, {self._value!r})'


class IteratorProxy(BaseProxy):
    """Stands for an iterator."""

    _exposed_ = ('__next__', 'send', 'throw', 'close')
    __next__, send, throw, close = map(_method, _exposed_)

    def __iter__(self):
        return self


class AcquirerProxy(BaseProxy):
    """Stands for a lock or a semaphore."""

    _exposed_ = ('acquire', 'release', 'locked')

    def acquire(self, blocking: bool = True, timeout: float | None = None) -> bool:
        """Acquire it; say whether that was done."""
        args = (blocking,) if timeout is None else (blocking, timeout)
        return self._callmethod('acquire', args)

    def release(self) -> None:
        """Release it."""
        return self._callmethod('release')

    def locked(self) -> bool:
        """Say whether it is acquired."""
        return self._callmethod('locked')

    def __enter__(self):
        return self._callmethod('acquire')

    def __exit__(self, exc_type, exc_value, exc_tb) -> None:
        return self._callmethod('release')


class ConditionProxy(AcquirerProxy):
    """Stands for a condition."""

    _exposed_ = ('acquire', 'release', 'locked', 'wait', 'notify', 'notify_all')

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for a notification; say whether there was one."""
        return self._callmethod('wait', (timeout,))

    def notify(self, n: int = 1) -> None:
        """Wake up to `n` of those that wait."""
        return self._callmethod('notify', (n,))

    def notify_all(self) -> None:
        """Wake all that wait."""
        return self._callmethod('notify_all')

    def wait_for(self, predicate, timeout: float | None = None):
        """Wait until `predicate()` is true, which is called here; return its last value."""
        result = predicate()
        deadline = None if timeout is None else monotonic() + timeout
        while not result:
            remaining = None if deadline is None else deadline - monotonic()
            if remaining is not None and remaining <= 0:
                break
            self.wait(remaining)
            result = predicate()
        return result


class EventProxy(BaseProxy):
    """Stands for an event."""

    _exposed_ = ('is_set', 'set', 'clear', 'wait')
    is_set, set, clear = map(_method, _exposed_[:3])

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the event is set; say whether it is."""
        return self._callmethod('wait', (timeout,))


class BarrierProxy(BaseProxy):
    """Stands for a barrier."""

    _exposed_ = ('__getattribute__', 'wait', 'abort', 'reset')

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the others; return which one this is."""
        return self._callmethod('wait', (timeout,))

    def abort(self) -> None:
        """Break the barrier."""
        return self._callmethod('abort')

    def reset(self) -> None:
        """Make the barrier as new."""
        return self._callmethod('reset')

    @property
    def parties(self) -> int:
        """How many pass together."""
        return self._callmethod('__getattribute__', ('parties',))

    @property
    def n_waiting(self) -> int:
        """How many wait now."""
        return self._callmethod('__getattribute__', ('n_waiting',))

    @property
    def broken(self) -> bool:
        """Whether it is broken."""
        return self._callmethod('__getattribute__', ('broken',))


class NamespaceProxy(BaseProxy):
    """Stands for a namespace. Attributes whose names begin with an underscore are the proxy's own."""

    _exposed_ = ('__getattribute__', '__setattr__', '__delattr__')

    def __getattr__(self, key: str):
        if key[0] == '_':
            return object.__getattribute__(self, key)
        return object.__getattribute__(self, '_callmethod')('__getattribute__', (key,))

    def __setattr__(self, key: str, value) -> None:
        if key[0] == '_':
            return object.__setattr__(self, key, value)
        return object.__getattribute__(self, '_callmethod')('__setattr__', (key, value))

    def __delattr__(self, key: str) -> None:
        if key[0] == '_':
            return object.__delattr__(self, key)
        return object.__getattribute__(self, '_callmethod')('__delattr__', (key,))


class ValueProxy(BaseProxy):
    """Stands for a value that can be replaced."""

    _exposed_ = ('get', 'set')
    get, set = map(_method, _exposed_)

    @property
    def value(self):
        """The value."""
        return self._callmethod('get')

    @value.setter
    def value(self, value) -> None:
        self._callmethod('set', (value,))

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


_LIST_METHODS = (
    '__add__', '__contains__', '__delitem__', '__getitem__', '__imul__', '__len__', '__mul__', '__reversed__',
    '__rmul__', '__setitem__', 'append', 'clear', 'copy', 'count', 'extend', 'index', 'insert', 'pop', 'remove',
    'reverse', 'sort',
)


class ListProxy(MakeProxyType('BaseListProxy', _LIST_METHODS)):
    """Stands for a list."""

    def __iadd__(self, value):
        self._callmethod('extend', (value,))
        return self

    def __imul__(self, value):
        self._callmethod('__imul__', (value,))
        return self

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


_DICT_METHODS = (
    '__contains__', '__delitem__', '__getitem__', '__ior__', '__iter__', '__len__', '__or__', '__reversed__',
    '__ror__', '__setitem__', 'clear', 'copy', 'fromkeys', 'get', 'items', 'keys', 'pop', 'popitem', 'setdefault',
    'update', 'values',
)


class DictProxy(MakeProxyType('_BaseDictProxy', _DICT_METHODS)):
    """Stands for a dict."""

    _method_to_typeid_ = {'__iter__': 'Iterator'}

    def __ior__(self, value):
        self._callmethod('__ior__', (value,))
        return self

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


_SET_METHODS = (
    '__and__', '__contains__', '__ge__', '__gt__', '__iand__', '__ior__', '__isub__', '__iter__', '__ixor__',
    '__le__', '__len__', '__lt__', '__or__', '__rand__', '__ror__', '__rsub__', '__rxor__', '__sub__', '__xor__',
    'add', 'clear', 'copy', 'difference', 'difference_update', 'discard', 'intersection', 'intersection_update',
    'isdisjoint', 'issubset', 'issuperset', 'pop', 'remove', 'symmetric_difference', 'symmetric_difference_update',
    'union', 'update',
)


class SetProxy(MakeProxyType('_BaseSetProxy', _SET_METHODS)):
    """Stands for a set."""

    _method_to_typeid_ = {'__iter__': 'Iterator'}

    def __ior__(self, value):
        self._callmethod('__ior__', (value,))
        return self

    def __iand__(self, value):
        self._callmethod('__iand__', (value,))
        return self

    def __ixor__(self, value):
        self._callmethod('__ixor__', (value,))
        return self

    def __isub__(self, value):
        self._callmethod('__isub__', (value,))
        return self

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


ArrayProxy = MakeProxyType('ArrayProxy', ('__len__', '__getitem__', '__setitem__'))

_POOL_METHODS = (
    'apply', 'apply_async', 'close', 'imap', 'imap_unordered', 'join', 'map', 'map_async', 'starmap',
    'starmap_async', 'terminate',
)


class PoolProxy(MakeProxyType('BasePoolProxy', _POOL_METHODS)):
    """Stands for a pool of processes."""

    _method_to_typeid_ = {
        'apply_async': 'AsyncResult',
        'map_async': 'AsyncResult',
        'starmap_async': 'AsyncResult',
        'imap': 'Iterator',
        'imap_unordered': 'Iterator',
    }

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb) -> None:
        self.terminate()
