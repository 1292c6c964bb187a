"""References that do not keep their object alive, and containers of them."""

from _collections_abc import MutableMapping, MutableSet
from _weakref import CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs, proxy, ref
from _weakrefset import WeakSet

__all__ = [
    'ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType', 'ProxyType',
    'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize',
]

ProxyTypes = (ProxyType, CallableProxyType)

MutableSet.register(WeakSet)


class WeakMethod(ref):
    """A reference to a bound method, which lives as long as its object and its function."""

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def gone(_):
            # Of the two references, the first that goes reports.
            self = self_reference()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, gone)
        self._func_ref = ref(func, gone)
        self._meth_type = type(meth)
        self._alive = True
        self_reference = ref(self)
        return self

    def __init__(self, meth, callback=None) -> None:
        super().__init__(meth.__self__, callback)

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other) -> bool:
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other) -> bool:
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows the key under which it is kept."""

    __slots__ = ('key',)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key) -> None:
        super().__init__(ob, callback)


class WeakValueDictionary(MutableMapping):
    """A mapping whose entries go when their values go."""

    def __init__(self, other=(), /, **kw) -> None:
        self.data = data = {}

        def remove(reference) -> None:
            # The key may have got another value since.
            if data.get(reference.key) is reference:
                try:
                    del data[reference.key]
                except KeyError:
                    pass

        self._remove = remove
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value) -> None:
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key) -> None:
        del self.data[key]

    def __len__(self) -> int:
        return sum(1 for reference in self.data.copy().values() if reference() is not None)

    def __contains__(self, key) -> bool:
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def __iter__(self):
        for key, reference in self.data.copy().items():
            if reference() is not None:
                yield key

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def copy(self):
        """Return a shallow copy."""
        return self.__class__(dict(self.items()))

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        result = self.__class__()
        for key, value in self.items():
            result[deepcopy(key, memo)] = value
        return result

    def get(self, key, default=None):
        """Return the value for `key`, or `default`."""
        try:
            return self[key]
        except KeyError:
            return default

    def keys(self):
        """Iterate over the keys."""
        return iter(self)

    def items(self):
        """Iterate over pairs of key and value."""
        for key, reference in self.data.copy().items():
            value = reference()
            if value is not None:
                yield key, value

    def values(self):
        """Iterate over the values."""
        for _, value in self.items():
            yield value

    def itervaluerefs(self):
        """Iterate over the references to the values."""
        yield from self.data.copy().values()

    def valuerefs(self) -> list:
        """Return the references to the values."""
        return list(self.data.copy().values())

    def popitem(self) -> tuple:
        """Remove a pair and return it."""
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        """Remove `key` and return its value, or the default."""
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is None:
            if args:
                return args[0]
            raise KeyError(key)
        return value

    def setdefault(self, key, default=None):
        """Return the value for `key`, after setting it if there is none."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def update(self, other=None, /, **kwargs) -> None:
        """Set the keys of a mapping, of an iterable of pairs and of the keywords."""
        if other is not None:
            for key, value in dict(other.items() if hasattr(other, 'items') else other).items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, 'items'):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not hasattr(other, 'items'):
            return NotImplemented
        result = self.__class__()
        result.update(other)
        result.update(self)
        return result


class WeakKeyDictionary(MutableMapping):
    """A mapping whose entries go when their keys go."""

    def __init__(self, dict=None) -> None:
        self.data = data = {}
        self._remove = lambda reference: data.pop(reference, None)
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value) -> None:
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key) -> None:
        del self.data[ref(key)]

    def __len__(self) -> int:
        return sum(1 for reference in self.data.copy() if reference() is not None)

    def __contains__(self, key) -> bool:
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __iter__(self):
        for reference in self.data.copy():
            key = reference()
            if key is not None:
                yield key

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def copy(self):
        """Return a shallow copy."""
        result = self.__class__()
        for key, value in self.items():
            result[key] = value
        return result

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        result = self.__class__()
        for key, value in self.items():
            result[key] = deepcopy(value, memo)
        return result

    def get(self, key, default=None):
        """Return the value for `key`, or `default`."""
        return self.data.get(ref(key), default)

    def keys(self):
        """Iterate over the keys."""
        return iter(self)

    def items(self):
        """Iterate over pairs of key and value."""
        for reference, value in self.data.copy().items():
            key = reference()
            if key is not None:
                yield key, value

    def values(self):
        """Iterate over the values."""
        for _, value in self.items():
            yield value

    def keyrefs(self) -> list:
        """Return the references to the keys."""
        return list(self.data)

    def popitem(self) -> tuple:
        """Remove a pair and return it."""
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        """Remove `key` and return its value, or the default."""
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        """Return the value for `key`, after setting it if there is none."""
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs) -> None:
        """Set the keys of a mapping or of an iterable of pairs."""
        if dict is not None:
            for key, value in (dict if hasattr(dict, 'items') else {}.__class__(dict)).items():
                self[key] = value
        if kwargs:
            self.update(kwargs)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, 'items'):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not hasattr(other, 'items'):
            return NotImplemented
        result = self.__class__()
        result.update(other)
        result.update(self)
        return result


class finalize:
    """A call that happens when an object goes, or at the end of the program if that comes first."""

    __slots__ = ()

    class _Info:
        __slots__ = 'weakref', 'func', 'args', 'kwargs', 'atexit', 'index'

    _registry: dict = {}
    _index = 0
    _registered_with_atexit = False

    def __init__(self, obj, func, /, *args, **kwargs) -> None:
        if not finalize._registered_with_atexit:
            import atexit
            atexit.register(self._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs or None
        info.atexit = True
        finalize._index += 1
        info.index = finalize._index
        self._registry[self] = info

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))
        return None

    def detach(self) -> tuple | None:
        """Call it off; return (obj, func, args, kwargs) if it was alive."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}
        return None

    def peek(self) -> tuple | None:
        """Return (obj, func, args, kwargs) if it is alive."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return None
        return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self) -> bool:
        """Whether the call is still to come."""
        return self in self._registry

    @property
    def atexit(self) -> bool:
        """Whether the call is made at the end of the program."""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value) -> None:
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self) -> str:
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return f'<{type(self).__name__} object at {id(self):#x}; for {type(obj).__qualname__!r} at {id(obj):#x}>'

    @classmethod
    def _exitfunc(cls) -> None:
        while True:
            pending = [(info.index, self) for self, info in list(cls._registry.items()) if info.atexit]
            if not pending:
                return
            _, self = max(pending, key=lambda item: item[0])
            try:
                self()
            except Exception:
                import sys
                sys.excepthook(*sys.exc_info())
