"""The types that the interpreter uses and gives no name to, and how to make classes at run time."""

import sys

__all__ = [
    'AsyncGeneratorType', 'BuiltinFunctionType', 'BuiltinMethodType', 'CapsuleType', 'CellType',
    'ClassMethodDescriptorType', 'CodeType', 'CoroutineType', 'EllipsisType', 'FrameType', 'FunctionType',
    'GeneratorType', 'GenericAlias', 'GetSetDescriptorType', 'LambdaType', 'MappingProxyType', 'MemberDescriptorType',
    'MethodDescriptorType', 'MethodType', 'MethodWrapperType', 'ModuleType', 'NoneType', 'NotImplementedType',
    'SimpleNamespace', 'TracebackType', 'UnionType', 'WrapperDescriptorType', 'new_class', 'resolve_bases',
    'prepare_class', 'get_original_bases', 'DynamicClassAttribute', 'coroutine',
]

try:
    # What cannot be had from an example comes by name, when the interpreter names it.
    from _types import *
except ImportError:
    pass


def _examples() -> None:
    def function():
        pass

    def generator():
        yield

    async def coroutine_function():
        pass

    async def async_generator():
        yield

    class Class:
        __slots__ = ('member',)

        def method(self):
            pass

    found = {
        'FunctionType': type(function),
        'LambdaType': type(function),
        'CodeType': type(function.__code__),
        'MappingProxyType': type(type.__dict__),
        'SimpleNamespace': type(sys.implementation),
        'GeneratorType': type(generator()),
        'AsyncGeneratorType': type(async_generator()),
        'MethodType': type(Class().method),
        'BuiltinFunctionType': type(len),
        'BuiltinMethodType': type([].append),
        'WrapperDescriptorType': type(object.__init__),
        'MethodWrapperType': type(object().__str__),
        'MethodDescriptorType': type(str.join),
        'ClassMethodDescriptorType': type(dict.__dict__['fromkeys']),
        'ModuleType': type(sys),
        'GetSetDescriptorType': type(type(function).__code__),
        'MemberDescriptorType': type(Class.member),
        'GenericAlias': type(list[int]),
        'UnionType': type(int | str),
        'EllipsisType': type(Ellipsis),
        'NoneType': type(None),
        'NotImplementedType': type(NotImplemented),
    }
    sample = coroutine_function()
    found['CoroutineType'] = type(sample)
    sample.close()
    free = None

    def closure():
        return free

    found['CellType'] = type(closure.__closure__[0])
    try:
        raise TypeError
    except TypeError as error:
        found['TracebackType'] = type(error.__traceback__)
        found['FrameType'] = type(error.__traceback__.tb_frame)
    for name, value in found.items():
        globals().setdefault(name, value)


_examples()
del _examples

if 'CapsuleType' not in globals():
    class CapsuleType:
        """The type of what native modules hand each other, which they do otherwise here."""

        def __new__(cls):
            raise TypeError("cannot create 'PyCapsule' instances")


def new_class(name: str, bases=(), kwds=None, exec_body=None) -> type:
    """Make a class as a class statement would, with `exec_body(namespace)` as its body."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases) -> tuple:
    """Put what `__mro_entries__` gives in place of bases that are no classes."""
    result = []
    changed = False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
            result.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        changed = True
        result.extend(entries)
    return tuple(result) if changed else bases


def prepare_class(name: str, bases=(), kwds=None) -> tuple:
    """Return (metaclass, namespace, keywords) for a class that is to be made."""
    kwds = {} if kwds is None else dict(kwds)
    if 'metaclass' in kwds:
        meta = kwds.pop('metaclass')
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        meta = _most_derived(meta, bases)
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, namespace, kwds


def _most_derived(meta: type, bases) -> type:
    winner = meta
    for base in bases:
        base_meta = type(base)
        if issubclass(winner, base_meta):
            continue
        if not issubclass(base_meta, winner):
            raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass '
                            'of the metaclasses of all its bases')
        winner = base_meta
    return winner


def get_original_bases(cls: type, /) -> tuple:
    """Return the bases as the class statement named them."""
    try:
        return cls.__dict__.get('__orig_bases__', cls.__bases__)
    except AttributeError:
        raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}') from None


class DynamicClassAttribute:
    """A property of instances; for the class, the metaclass is asked."""

    def __init__(self, fget=None, fset=None, fdel=None, doc: str | None = None) -> None:
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value) -> None:
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance) -> None:
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        """Return the like with another getter."""
        result = type(self)(fget, self.fset, self.fdel, fget.__doc__ if self.overwrite_doc else self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def setter(self, fset):
        """Return the like with another setter."""
        result = type(self)(self.fget, fset, self.fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def deleter(self, fdel):
        """Return the like with another deleter."""
        result = type(self)(self.fget, self.fset, fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result


class _GeneratorWrapper:
    # A generator-like object that can be awaited.
    def __init__(self, wrapped) -> None:
        self.__wrapped = wrapped
        self.__name__ = getattr(wrapped, '__name__', None)
        self.__qualname__ = getattr(wrapped, '__qualname__', None)

    def send(self, value):
        return self.__wrapped.send(value)

    def throw(self, *args):
        return self.__wrapped.throw(*args)

    def close(self):
        return self.__wrapped.close()

    def __next__(self):
        return next(self.__wrapped)

    def __iter__(self):
        return self.__wrapped

    __await__ = __iter__

    @property
    def gi_frame(self):
        return self.__wrapped.gi_frame

    @property
    def gi_running(self):
        return self.__wrapped.gi_running

    @property
    def gi_code(self):
        return self.__wrapped.gi_code

    @property
    def gi_yieldfrom(self):
        return self.__wrapped.gi_yieldfrom

    @property
    def gi_suspended(self):
        return self.__wrapped.gi_suspended

    cr_suspended = gi_suspended
    cr_frame, cr_running, cr_code, cr_await = gi_frame, gi_running, gi_code, gi_yieldfrom


def coroutine(func):
    """Have what a generator function gives count as awaitable."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if type(func) is FunctionType:
        flags = func.__code__.co_flags
        # CO_COROUTINE and CO_ITERABLE_COROUTINE
        if flags & 0x180:
            return func
        # CO_GENERATOR
        if flags & 0x20:
            from _types import _make_awaitable
            _make_awaitable(func)
            return func

    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if type(result) is CoroutineType or type(result) is GeneratorType and result.gi_code.co_flags & 0x100:
            return result
        from _collections_abc import Coroutine, Generator
        if isinstance(result, Generator) and not isinstance(result, Coroutine):
            return _GeneratorWrapper(result)
        return result

    return wrapped
