"""Numbers that processes share, alone or many in a row, with a lock or without."""

from _multiprocessing import SharedArray as _NativeArray

from . import context

__all__ = ['RawValue', 'RawArray', 'Value', 'Array', 'synchronized']


def _rebuild(kind: type, handle: int, code: str, length: int):
    return kind(_NativeArray._rebuild(handle, code, length))


class _Shared:
    def __init__(self, native) -> None:
        self._native = native

    def __reduce__(self):
        context.assert_spawning(self)
        native = self._native
        handle = context.get_spawning_popen().duplicate_for_child(native.handle)
        return _rebuild, (type(self), handle, native.code, len(native))


class _Value(_Shared):
    @property
    def value(self):
        """The number."""
        return self._native.get(0)

    @value.setter
    def value(self, value) -> None:
        self._native.set(0, value)

    def __repr__(self) -> str:
        return f'<shared {self._native.code!r} {self.value!r}>'


class _Array(_Shared):
    def __len__(self) -> int:
        return len(self._native)

    def __getitem__(self, index):
        get = self._native.get
        if isinstance(index, slice):
            items = [get(each) for each in range(*index.indices(len(self)))]
            empty = {'c': b'', 'u': ''}.get(self._native.code)
            return items if empty is None else empty.join(items)
        return get(index + len(self) if index < 0 else index)

    def __setitem__(self, index, value) -> None:
        set = self._native.set
        if isinstance(index, slice):
            places = range(*index.indices(len(self)))
            if self._native.code == 'c':
                value = [bytes((octet,)) for octet in value]
            else:
                try:
                    value = list(value)
                except TypeError:
                    raise ValueError('Can only assign sequence of same size') from None
            if len(places) != len(value):
                raise ValueError('Can only assign sequence of same size')
            for place, item in zip(places, value):
                set(place, item)
        else:
            set(index + len(self) if index < 0 else index, value)

    def __iter__(self):
        return (self._native.get(index) for index in range(len(self)))


class _Text(_Array):
    @property
    def value(self) -> str:
        """The characters before the first null."""
        return self[:].partition('\0')[0]

    @value.setter
    def value(self, value: str) -> None:
        if not isinstance(value, str):
            raise TypeError(f'unicode string expected instead of {type(value).__name__} instance')
        if len(value) > len(self):
            raise ValueError('string too long')
        value = value + '\0' if len(value) < len(self) else value
        self[:len(value)] = value


class _String(_Array):
    @property
    def raw(self) -> bytes:
        """All octets."""
        return self[:]

    @raw.setter
    def raw(self, value: bytes) -> None:
        if len(value) > len(self):
            raise ValueError('byte string too long')
        self[:len(value)] = value

    @property
    def value(self) -> bytes:
        """The octets before the first zero."""
        return self.raw.partition(b'\0')[0]

    @value.setter
    def value(self, value: bytes) -> None:
        self.raw = value + b'\0' if len(value) < len(self) else value


def RawValue(typecode_or_type: str, *args):
    """Make a shared number without a lock."""
    result = _Value(_NativeArray(_code(typecode_or_type), 1))
    if args:
        result.value, = args
    return result


def RawArray(typecode_or_type: str, size_or_initializer):
    """Make shared numbers without a lock: so many zeros, or those given."""
    code = _code(typecode_or_type)
    kind = {'c': _String, 'u': _Text}.get(code, _Array)
    if isinstance(size_or_initializer, int):
        if size_or_initializer < 0:
            raise ValueError(f'Array length must be >= 0, not {size_or_initializer}')
        return kind(_NativeArray(code, size_or_initializer))
    result = kind(_NativeArray(code, len(size_or_initializer)))
    items = size_or_initializer if code == 'c' else list(size_or_initializer)
    result[:] = items
    return result


def _code(typecode_or_type) -> str:
    if not isinstance(typecode_or_type, str):
        raise TypeError('this type has no size')
    return typecode_or_type


def Value(typecode_or_type: str, *args, lock=True, ctx=None):
    """Make a shared number, with a lock unless `lock` is False."""
    return _with_lock(RawValue(typecode_or_type, *args), lock, ctx)


def Array(typecode_or_type: str, size_or_initializer, *, lock=True, ctx=None):
    """Make shared numbers, with a lock unless `lock` is False."""
    return _with_lock(RawArray(typecode_or_type, size_or_initializer), lock, ctx)


def _with_lock(shared, lock, ctx):
    if lock is False:
        return shared
    if lock in (True, None):
        lock = None
    elif not hasattr(lock, 'acquire'):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return synchronized(shared, lock, ctx)


def synchronized(obj, lock=None, ctx=None):
    """Give what is shared a lock."""
    kind = Synchronized if isinstance(obj, _Value) else SynchronizedString if isinstance(obj, _String) else SynchronizedArray
    return kind(obj, lock, ctx)


class SynchronizedBase:
    """Something shared, and its lock."""

    def __init__(self, obj, lock=None, ctx=None) -> None:
        self._obj = obj
        self._lock = lock or (ctx or context._default_context).RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __reduce__(self):
        context.assert_spawning(self)
        return type(self), (self._obj, self._lock)

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def get_obj(self):
        """Return what is shared, without the lock."""
        return self._obj

    def get_lock(self):
        """Return the lock."""
        return self._lock

    def __repr__(self) -> str:
        return f'<{type(self).__name__} wrapper for {self._obj!r}>'


class Synchronized(SynchronizedBase):
    """A number and its lock."""

    @property
    def value(self):
        """The number."""
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value) -> None:
        with self._lock:
            self._obj.value = value


class SynchronizedArray(SynchronizedBase):
    """Numbers and their lock."""

    def __len__(self) -> int:
        return len(self._obj)

    def __getitem__(self, index):
        with self._lock:
            return self._obj[index]

    def __setitem__(self, index, value) -> None:
        with self._lock:
            self._obj[index] = value


class SynchronizedString(SynchronizedArray):
    """Octets and their lock."""

    @property
    def value(self) -> bytes:
        """The octets before the first zero."""
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value: bytes) -> None:
        with self._lock:
            self._obj.value = value

    @property
    def raw(self) -> bytes:
        """All octets."""
        with self._lock:
            return self._obj.raw

    @raw.setter
    def raw(self, value: bytes) -> None:
        with self._lock:
            self._obj.raw = value
