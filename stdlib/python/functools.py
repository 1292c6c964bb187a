"""Functions that work on functions: caching, partial calls, wrapping, dispatch on types."""

try:
    from _functools import Placeholder, _lru_cache_wrapper, cmp_to_key, partial, reduce
except ImportError:
    from _py_functools import Placeholder, _lru_cache_wrapper, cmp_to_key, partial, reduce
from _thread import RLock

__all__ = [
    'update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache', 'cmp_to_key',
    'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod', 'cached_property',
    'Placeholder',
]

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make `wrapper` look like the function that it wraps, and return it."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Set last, because the wrapped function's own __dict__ may have brought another.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorate a wrapper so that it looks like the function that it wraps."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# Each comparison by means of another; `known` is the bound method of the operand's class.

def _lt_from_le(self, other):
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else result and self != other


def _gt_from_lt(self, other):
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else not result and self != other


def _le_from_lt(self, other):
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else result or self == other


def _ge_from_lt(self, other):
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else not result


def _ge_from_le(self, other):
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else not result or self == other


def _gt_from_le(self, other):
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else not result


def _lt_from_gt(self, other):
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else not result and self != other


def _ge_from_gt(self, other):
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else result or self == other


def _le_from_gt(self, other):
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else not result


def _le_from_ge(self, other):
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else not result or self == other


def _gt_from_ge(self, other):
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else result and self != other


def _lt_from_ge(self, other):
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else not result


_ORDERINGS = {
    '__lt__': (('__gt__', _gt_from_lt), ('__le__', _le_from_lt), ('__ge__', _ge_from_lt)),
    '__le__': (('__ge__', _ge_from_le), ('__lt__', _lt_from_le), ('__gt__', _gt_from_le)),
    '__gt__': (('__lt__', _lt_from_gt), ('__ge__', _ge_from_gt), ('__le__', _le_from_gt)),
    '__ge__': (('__le__', _le_from_ge), ('__gt__', _gt_from_ge), ('__lt__', _lt_from_ge)),
}


def total_ordering(cls: type) -> type:
    """Decorate a class that defines one ordering and `__eq__`, and give it the other orderings."""
    defined = [name for name in _ORDERINGS if getattr(cls, name, None) is not getattr(object, name)]
    if not defined:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    # `__lt__` is preferred to the others when there are several.
    for name, function in _ORDERINGS[defined[0]]:
        if name not in defined:
            function.__name__ = name
            function.__doc__ = getattr(object, name).__doc__
            setattr(cls, name, function)
    return cls


class _CacheInfo(tuple):
    __slots__ = ()
    __match_args__ = _fields = ('hits', 'misses', 'maxsize', 'currsize')

    def __new__(cls, hits: int, misses: int, maxsize: int | None, currsize: int):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    def __getnewargs__(self) -> tuple:
        return tuple(self)

    def __repr__(self) -> str:
        shown = ', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self))
        return f'CacheInfo({shown})'

    def _asdict(self) -> dict:
        return dict(zip(self._fields, self))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])


# What it says that it is called.
_CacheInfo.__name__ = _CacheInfo.__qualname__ = 'CacheInfo'


def lru_cache(maxsize: int | None = 128, typed: bool = False):
    """Decorate a function so that the results of its last `maxsize` different calls are kept; None keeps all."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        # Used without parentheses: the argument is the function.
        return _decorate_with_cache(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return partial(_decorate_with_cache, maxsize=maxsize, typed=typed)


def _decorate_with_cache(user_function, maxsize: int | None, typed: bool):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    """Decorate a function so that the results of all its calls are kept."""
    return lru_cache(maxsize=None)(user_function)


class partialmethod:
    """A method with some of its arguments given already."""

    def __init__(self, func, /, *args, **keywords) -> None:
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        elif not callable(func) and getattr(func, '__get__', None) is None:
            raise TypeError(f'the first argument {func!r} must be a callable or a descriptor')
        if args and args[-1] is Placeholder:
            raise TypeError('trailing Placeholders are not allowed')
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self) -> str:
        cls = type(self)
        parts = [repr(self.func), *map(repr, self.args)]
        parts += [f'{key}={value!r}' for key, value in self.keywords.items()]
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            given = iter(args)
            filled = [next(given) if arg is Placeholder else arg for arg in self.args]
            return self.func(cls_or_self, *filled, *given, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self) -> bool:
        return getattr(self.func, '__isabstractmethod__', False)

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def singledispatch(func):
    """Decorate a function to become generic: other implementations are registered for types of its first argument."""
    from types import MappingProxyType, UnionType
    from _weakref import ref

    registry = {}
    dispatch_cache = {}
    cache_token = None
    name = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):
        """Return the implementation for a type."""
        nonlocal cache_token
        if cache_token is not None:
            from abc import get_cache_token
            current = get_cache_token()
            if cache_token != current:
                dispatch_cache.clear()
                cache_token = current
        try:
            return dispatch_cache[id(cls)][1]
        except KeyError:
            implementation = registry.get(cls)
            if implementation is None:
                # Only what is looked for among bases and abstract classes takes more than a look.
                from _dispatch_order import find_implementation
                implementation = find_implementation(cls, registry)
            key = id(cls)
            dispatch_cache[key] = (ref(cls, lambda _: dispatch_cache.pop(key, None)), implementation)
            return implementation

    def types_of(annotation) -> tuple | None:
        if isinstance(annotation, UnionType):
            members = annotation.__args__
            return members if all(isinstance(each, type) for each in members) else None
        return (annotation,) if isinstance(annotation, type) else None

    def register(cls, func=None):
        """Register an implementation for a type; a decorator, which may read the type from the annotation."""
        nonlocal cache_token
        types = types_of(cls)
        if types is not None and not hasattr(cls, '__get__') or isinstance(cls, type):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            # They are only worked out below, where names that are missing do no harm.
            if getattr(cls, '__annotate__', None) is None and not getattr(cls, '__annotations__', {}):
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. '
                                'Use either `@register(some_class)` or plain `@register` on an annotated function.')
            func = cls
            from annotationlib import Format, ForwardRef
            from typing import get_type_hints
            argument, cls = next(iter(get_type_hints(func, format=Format.FORWARDREF).items()))
            types = types_of(cls)
            if types is None:
                if isinstance(cls, UnionType):
                    what = 'not all arguments are classes'
                elif isinstance(cls, ForwardRef):
                    what = 'is an unresolved forward reference'
                else:
                    what = 'is not a class'
                raise TypeError(f'Invalid annotation for {argument!r}. {cls!r} {what}.')
        for each in types:
            registry[each] = func
            if cache_token is None and hasattr(each, '__abstractmethods__'):
                from abc import get_cache_token
                cache_token = get_cache_token()
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kwargs)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """A generic method: it chooses by the type of its first argument after self."""

    def __init__(self, func) -> None:
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Register an implementation for a type."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        return _singledispatchmethod_get(self, obj, cls)

    @property
    def __isabstractmethod__(self) -> bool:
        return getattr(self.func, '__isabstractmethod__', False)

    def __repr__(self) -> str:
        name = getattr(self.func, '__qualname__', None) or getattr(self.func, '__name__', '?')
        return f'<single dispatch method descriptor {name}>'


class _singledispatchmethod_get:
    # What a generic method is in a class or an instance.
    def __init__(self, generic, obj, cls) -> None:
        self._generic, self._obj, self._cls = generic, obj, cls
        function = generic.func
        for name in ('__module__', '__doc__'):
            try:
                setattr(self, name, getattr(function, name))
            except AttributeError:
                pass

    def __repr__(self) -> str:
        function = self._generic.func
        name = getattr(function, '__qualname__', None) or getattr(function, '__name__', '?')
        if self._obj is None:
            return f'<single dispatch method {name}>'
        return f'<bound single dispatch method {name} of {self._obj!r}>'

    def __call__(self, /, *args, **kwargs):
        if not args:
            name = getattr(self._generic.func, '__name__', 'singledispatchmethod method')
            raise TypeError(f'{name} requires at least 1 positional argument')
        chosen = self._generic.dispatcher.dispatch(args[0].__class__)
        return chosen.__get__(self._obj, self._cls)(*args, **kwargs)

    def __getattr__(self, name: str):
        if name not in {'__name__', '__qualname__', '__isabstractmethod__', '__annotations__', '__type_params__'}:
            raise AttributeError
        return getattr(self._generic.func, name)

    @property
    def __wrapped__(self):
        return self._generic.func

    @property
    def register(self):
        """Register an implementation for a type."""
        return self._generic.register


_NOT_FOUND = object()


class cached_property:
    """A property whose value is computed once and then kept in the instance."""

    def __init__(self, func) -> None:
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner: type, name: str) -> None:
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance "
                            f'to cache {self.attrname!r} property.') from None
        value = values.get(self.attrname, _NOT_FOUND)
        if value is _NOT_FOUND:
            value = self.func(instance)
            try:
                values[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support "
                                f'item assignment for caching {self.attrname!r} property.') from None
        return value

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
