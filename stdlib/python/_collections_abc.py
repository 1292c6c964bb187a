"""The abstract classes of containers, iterators and coroutines."""

from abc import ABCMeta, abstractmethod

__all__ = [
    'Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator', 'Hashable', 'Iterable', 'Iterator',
    'Generator', 'Reversible', 'Sized', 'Container', 'Callable', 'Collection', 'Set', 'MutableSet', 'Mapping',
    'MutableMapping', 'MappingView', 'KeysView', 'ItemsView', 'ValuesView', 'Sequence', 'MutableSequence',
    'ByteString', 'Buffer',
]

__name__ = 'collections.abc'

GenericAlias = type(list[int])


def _check_methods(cls: type, *names: str):
    """Say whether `cls` has all the methods; NotImplemented leaves it to registration."""
    mro = cls.__mro__
    for name in names:
        for base in mro:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


def _structural(owner_name: str, *names: str):
    # Only the class itself matches by its methods, not what inherits from it.
    def __subclasshook__(cls, C):
        if cls is globals()[owner_name]:
            return _check_methods(C, *names)
        return NotImplemented
    return classmethod(__subclasshook__)


class Hashable(metaclass=ABCMeta):
    """What has a hash."""

    __slots__ = ()
    __subclasshook__ = _structural('Hashable', '__hash__')

    @abstractmethod
    def __hash__(self):
        return 0


class Awaitable(metaclass=ABCMeta):
    """What can be awaited."""

    __slots__ = ()
    __subclasshook__ = _structural('Awaitable', '__await__')
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __await__(self):
        yield


class Coroutine(Awaitable):
    """What an `async def` function gives."""

    __slots__ = ()
    __subclasshook__ = _structural('Coroutine', '__await__', 'send', 'throw', 'close')

    @abstractmethod
    def send(self, value):
        """Go on with `value`; return what is yielded or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Go on with an exception; return what is yielded or raise StopIteration."""
        _raise_thrown(typ, val, tb)

    def close(self):
        """Go on with GeneratorExit."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError('coroutine ignored GeneratorExit')


def _raise_thrown(typ, val, tb):
    if val is None:
        if tb is None:
            raise typ
        val = typ()
    if tb is not None:
        val = val.with_traceback(tb)
    raise val


class AsyncIterable(metaclass=ABCMeta):
    """What `async for` runs over."""

    __slots__ = ()
    __subclasshook__ = _structural('AsyncIterable', '__aiter__')
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


class AsyncIterator(AsyncIterable):
    """What gives an awaitable for each of its items."""

    __slots__ = ()
    __subclasshook__ = _structural('AsyncIterator', '__anext__', '__aiter__')

    @abstractmethod
    async def __anext__(self):
        """Return the next item or raise StopAsyncIteration when exhausted."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    """What an `async def` function with a `yield` gives."""

    __slots__ = ()
    __subclasshook__ = _structural('AsyncGenerator', '__aiter__', '__anext__', 'asend', 'athrow', 'aclose')

    async def __anext__(self):
        """Return the next item or raise StopAsyncIteration when exhausted."""
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        """Go on with `value`; return what is yielded or raise StopAsyncIteration."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Go on with an exception; return what is yielded or raise StopAsyncIteration."""
        _raise_thrown(typ, val, tb)

    async def aclose(self):
        """Go on with GeneratorExit."""
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            pass
        else:
            raise RuntimeError('asynchronous generator ignored GeneratorExit')


class Iterable(metaclass=ABCMeta):
    """What `for` runs over."""

    __slots__ = ()
    __subclasshook__ = _structural('Iterable', '__iter__')
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __iter__(self):
        while False:
            yield None


class Iterator(Iterable):
    """What gives one item after the other."""

    __slots__ = ()
    __subclasshook__ = _structural('Iterator', '__iter__', '__next__')

    @abstractmethod
    def __next__(self):
        'Advance and return an item; StopIteration at the end.'
        raise StopIteration

    def __iter__(self):
        return self


class Reversible(Iterable):
    """What can be run over backwards too."""

    __slots__ = ()
    __subclasshook__ = _structural('Reversible', '__reversed__', '__iter__')

    @abstractmethod
    def __reversed__(self):
        while False:
            yield None


class Generator(Iterator):
    """What a function with a `yield` gives."""

    __slots__ = ()
    __subclasshook__ = _structural('Generator', '__iter__', '__next__', 'send', 'throw', 'close')

    def __next__(self):
        """Return the next item or raise StopIteration when exhausted."""
        return self.send(None)

    @abstractmethod
    def send(self, value):
        """Go on with `value`; return what is yielded or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Go on with an exception; return what is yielded or raise StopIteration."""
        _raise_thrown(typ, val, tb)

    def close(self):
        """Go on with GeneratorExit; return what the generator returns."""
        try:
            self.throw(GeneratorExit)
        except StopIteration as stop:
            return stop.value
        except GeneratorExit:
            return None
        raise RuntimeError('generator ignored GeneratorExit')


class Sized(metaclass=ABCMeta):
    """What has a length."""

    __slots__ = ()
    __subclasshook__ = _structural('Sized', '__len__')

    @abstractmethod
    def __len__(self):
        return 0


class Container(metaclass=ABCMeta):
    """What `in` asks."""

    __slots__ = ()
    __subclasshook__ = _structural('Container', '__contains__')
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __contains__(self, x):
        return False


class Collection(Sized, Iterable, Container):
    """What has a length, can be run over and asked with `in`."""

    __slots__ = ()
    __subclasshook__ = _structural('Collection', '__len__', '__iter__', '__contains__')


class Buffer(metaclass=ABCMeta):
    """What gives access to its bytes."""

    __slots__ = ()
    __subclasshook__ = _structural('Buffer', '__buffer__')

    @abstractmethod
    def __buffer__(self, flags: int, /) -> memoryview:
        raise NotImplementedError


class _CallableGenericAlias(GenericAlias):
    # Its arguments are kept flat: those of the call, then the result.

    __slots__ = ()

    def __new__(cls, origin, args):
        if not (isinstance(args, tuple) and len(args) == 2):
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        arguments, result = args
        if isinstance(arguments, (tuple, list)):
            args = (*arguments, result)
        elif not _is_param_expr(arguments):
            raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arguments}')
        return super().__new__(cls, origin, args)

    def __repr__(self) -> str:
        if len(self.__args__) == 2 and _is_param_expr(self.__args__[0]):
            return super().__repr__()
        shown = ', '.join(_type_repr(arg) for arg in self.__args__[:-1])
        return f'collections.abc.Callable[[{shown}], {_type_repr(self.__args__[-1])}]'

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return _CallableGenericAlias, (Callable, args)

    def __getitem__(self, item):
        if not isinstance(item, tuple):
            item = (item,)
        new = super().__getitem__(item).__args__
        if not isinstance(new[0], (tuple, list)):
            new = list(new[:-1]), new[-1]
        return _CallableGenericAlias(Callable, tuple(new))


def _is_param_expr(obj: object) -> bool:
    if obj is Ellipsis:
        return True
    cls = type(obj)
    return cls.__module__ == 'typing' and cls.__name__ in ('ParamSpec', '_ConcatenateGenericAlias')


def _type_repr(obj: object) -> str:
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        return obj.__qualname__ if obj.__module__ == 'builtins' else f'{obj.__module__}.{obj.__qualname__}'
    return '...' if obj is Ellipsis else repr(obj)


class Callable(metaclass=ABCMeta):
    """What can be called."""

    __slots__ = ()
    __subclasshook__ = _structural('Callable', '__call__')
    __class_getitem__ = classmethod(_CallableGenericAlias)

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False


class Set(Collection):
    """A set that is not changed through this class."""

    __slots__ = ()

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all(each in other for each in self)

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all(each in self for each in other)

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    @classmethod
    def _from_iterable(cls, it):
        """Make a result; to be overridden when the constructor takes something else than an iterable."""
        return cls(it)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(each for each in other if each in self)

    __rand__ = __and__

    def isdisjoint(self, other) -> bool:
        """Say whether the two have nothing in common."""
        return not any(each in self for each in other)

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(each for part in (self, other) for each in part)

    __ror__ = __or__

    def _as_set(self, other):
        return other if isinstance(other, Set) else self._from_iterable(other)

    def __sub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = self._as_set(other)
        return self._from_iterable(each for each in self if each not in other)

    def __rsub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(each for each in self._as_set(other) if each not in self)

    def __xor__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = self._as_set(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__

    def _hash(self) -> int:
        """Return a hash that agrees with that of equal sets; for classes that are not changed."""
        return hash(frozenset(self))

    __hash__ = None


Set.register(frozenset)


class MutableSet(Set):
    """A set that can be changed."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Add an element."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Remove an element if it is there."""
        raise NotImplementedError

    def remove(self, value) -> None:
        """Remove an element; KeyError when it is not there."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Remove some element and return it; KeyError when there is none."""
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self) -> None:
        """Remove everything."""
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for value in self._as_set(it):
            if value in self:
                self.discard(value)
            else:
                self.add(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it:
            self.discard(value)
        return self


MutableSet.register(set)

from _container_abc import (  # noqa: E402  The classes there are built on those above.
    ByteString,
    ItemsView,
    KeysView,
    Mapping,
    MappingView,
    MutableMapping,
    MutableSequence,
    Sequence,
    ValuesView,
)
