"""Generic classes, protocols, named tuples and typed dicts, and the functions of `typing`."""

import sys
from abc import ABCMeta, abstractmethod

import typing
from typing import GenericAlias, ParamSpec, TypeVar, TypeVarTuple, _GenericAlias, _convert, _flatten, _is_parameters, _is_spread, _kept, \
    _parameters_in, _prepared, _SpecialForm, _type_check, _type_repr, _UnionType

__all__ = [
    'Generic', 'Protocol', 'runtime_checkable', 'Annotated', 'SupportsInt', 'SupportsFloat',
    'SupportsComplex', 'SupportsBytes', 'SupportsIndex', 'SupportsAbs', 'SupportsRound', 'IO', 'BinaryIO', 'TextIO',
    'cast', 'assert_type', 'assert_never', 'reveal_type', 'overload', 'get_overloads', 'clear_overloads', 'final',
    'override', 'dataclass_transform', 'get_origin', 'get_args', 'is_protocol', 'get_protocol_members',
]

__name__ = 'typing'


class Generic:
    """A base for classes with type variables: `class Box(Generic[T])`."""

    __slots__ = ()
    _is_protocol = False

    @classmethod
    @_kept
    def __class_getitem__(cls, args):
        args = _flatten(tuple(map(_convert, args if isinstance(args, tuple) else (args,))))
        if cls is Generic or cls is Protocol:
            if not args:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            if not all(isinstance(each, (TypeVar, ParamSpec)) or _is_spread(each) for each in args):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or '
                                'parameter specification variables.')
            if len(set(args)) != len(args):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            _parameters_in(args, check_defaults=True)
            return _GenericAlias(cls, args, name=cls.__name__)
        try:
            parameters = cls.__parameters__
        except AttributeError as error:
            method = getattr(cls, '__init_subclass__', None)
            if method not in (None, Generic.__init_subclass__):
                error.add_note(f"Note: this exception may have been caused by {method.__qualname__!r} (or the "
                               "'__init_subclass__' method on a superclass) not calling "
                               "'super().__init_subclass__()'")
            raise
        if not parameters:
            raise TypeError(f'{cls} is not a generic class')
        values = []
        for parameter, value in zip(parameters, _prepared(cls, parameters, args)):
            if isinstance(parameter, TypeVarTuple):
                values.extend(value)
            else:
                values.append(value)
        return _GenericAlias(cls, tuple(values))

    def __init_subclass__(cls, *args, **kwargs) -> None:
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__')
        if bases is None:
            if Generic in cls.__bases__ and cls.__name__ != 'Protocol':
                raise TypeError('Cannot inherit from plain Generic')
            cls.__parameters__ = getattr(cls, '__parameters__', ()) if cls.__dict__.get('__type_params__') else ()
            if cls.__dict__.get('__type_params__'):
                cls.__parameters__ = cls.__type_params__
            return
        if Generic in bases:
            raise TypeError('Cannot inherit from plain Generic')
        declared = None
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
                if declared is not None:
                    raise TypeError('Cannot inherit from Generic[...] multiple times.')
                declared = base.__parameters__
        found = _parameters_in(bases, check_defaults=declared is None)
        if declared is None:
            declared = found
        elif not set(found) <= set(declared):
            missing = ', '.join(str(each) for each in found if each not in declared)
            listed = ', '.join(map(str, declared))
            raise TypeError(f'Some type variables ({missing}) are not listed in Generic[{listed}]')
        cls.__parameters__ = tuple(declared)


_NOT_MEMBERS = frozenset({
    '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__', '__slots__',
    '__subclasshook__', '__weakref__', '__class_getitem__', '__match_args__', '__static_attributes__',
    '__firstlineno__', '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol',
    '__protocol_attrs__', '__non_callable_proto_members__', '__type_params__', '__annotate__', '__annotate_func__',
    '__annotations_cache__', '__annotate_cache__', '_abc_impl', '_MutableMapping__marker', '__init_subclass__',
})


def _members_of(cls: type) -> set:
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        names.update(base.__dict__)
        names.update(_own_annotations(base))
    return {name for name in names if name not in _NOT_MEMBERS and not name.startswith('_abc_')}


def _own_annotations(cls: type) -> dict:
    # A class never shows those of its bases.
    from annotationlib import Format, get_annotations
    return get_annotations(cls, format=Format.FORWARDREF)


# Classes of other modules that ask for methods alone.
_ALSO_PROTOCOLS = {
    'collections.abc': ('Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'AsyncIterator', 'Hashable',
                        'Sized', 'Container', 'Collection', 'Reversible', 'Buffer'),
    'contextlib': ('AbstractContextManager', 'AbstractAsyncContextManager'),
    'io': ('Reader', 'Writer'),
    'os': ('PathLike',),
}


class _ProtocolMeta(ABCMeta):
    def __subclasscheck__(cls, other) -> bool:
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False) and not _is_asked_by_classes():
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            _check_runtime(cls)
            data = cls.__non_callable_proto_members__
            if data and cls.__dict__.get('__subclasshook__') is _structural_hook:
                raise TypeError('Protocols with non-method members don\'t support issubclass(). '
                                f'Non-method members: {str(sorted(data))[1:-1]}.')
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance) -> bool:
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        _check_runtime(cls)
        if ABCMeta.__subclasscheck__(cls, type(instance)):
            return True
        # Looking must not run what computes attributes.
        from inspect import getattr_static
        for name in cls.__protocol_attrs__:
            try:
                value = getattr_static(instance, name)
            except AttributeError:
                return False
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True


def _is_asked_by_classes() -> bool:
    """Say whether a subclass check comes from another check or a dispatcher, which ask for many classes in turn."""
    names = sys._getframe(2).f_globals
    return names is globals() or names.get('__name__') in ('abc', 'functools')


def _check_runtime(cls: type) -> None:
    if not getattr(cls, '_is_runtime_protocol', False):
        raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')


@classmethod
def _structural_hook(cls, other):
    """Say whether a class has all that the protocol asks for."""
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    other_is_protocol = issubclass(other, Generic) and getattr(other, '_is_protocol', False)
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if other_is_protocol and name in _own_annotations(base):
                break
        else:
            return NotImplemented
    return True


def _refuse_instances(self, *args, **kwargs) -> None:
    """Refuse, in a protocol; a class that inherits this gets, at its first use, the `__init__` that it hides."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is _refuse_instances:
        for base in cls.__mro__:
            found = base.__dict__.get('__init__', _refuse_instances)
            if found is not _refuse_instances:
                cls.__init__ = found
                break
        cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A base for classes that say which methods others have, whatever these inherit from."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs) -> None:
        super().__init_subclass__(*args, **kwargs)
        if '_is_protocol' not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol:
            for base in cls.__bases__:
                if base not in (object, Generic) and not getattr(base, '_is_protocol', False) \
                        and base.__name__ not in _ALSO_PROTOCOLS.get(base.__module__, ()):
                    raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
            if cls.__init__ is object.__init__ or cls.__init__ is Protocol.__init__:
                cls.__init__ = _refuse_instances
            if '__subclasshook__' not in cls.__dict__:
                cls.__subclasshook__ = _structural_hook
            cls.__protocol_attrs__ = _members_of(cls)


# The aliases above ask for them before this file is through.
typing.Generic, typing.Protocol = Generic, Protocol


def runtime_checkable(cls):
    """Decorate a protocol that `isinstance` may ask."""
    if not getattr(cls, '_is_protocol', False):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = data = set()
    for name in cls.__protocol_attrs__:
        try:
            is_method = callable(getattr(cls, name, None))
        except Exception as error:
            raise TypeError(f'Failed to determine whether protocol member {name!r} is a method member') from error
        if not is_method:
            data.add(name)
    return cls


def is_protocol(tp: type, /) -> bool:
    """Say whether it is a protocol."""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol and tp is not Generic


def get_protocol_members(tp: type, /) -> frozenset:
    """Return the names that a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


class _AnnotatedAlias(_GenericAlias, _root=True):
    __iter__ = None

    def __init__(self, origin, metadata, *, name=None) -> None:
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name='Annotated')
        self.__metadata__ = metadata

    def _copy_with(self, args: tuple):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self) -> str:
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other) -> bool:
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self) -> int:
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases: tuple) -> tuple:
        return (self.__origin__,)

    def __reduce__(self):
        return typing._subscribe, (Annotated, (self.__origin__, *self.__metadata__))

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)


def _annotated(form, args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    if _is_spread(args[0]):
        raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
    first = _type_check(args[0], 'Annotated[t, ...]: t must be a type.', allow_special_forms=True)
    return _AnnotatedAlias(first, args[1:])


Annotated = _SpecialForm('Annotated', _annotated, 'A type with something said about it.')


_T_co = TypeVar('T_co', covariant=True)


def _supports(name: str, method: str, *variables):
    def ask(self):
        raise NotImplementedError
    ask.__name__ = method
    namespace = {method: abstractmethod(ask), '__slots__': (), '__module__': 'typing', '__doc__': f'What has `{method}`.',
                 '_is_protocol': True}
    if variables:
        namespace['__orig_bases__'] = (Protocol[variables],)
    return runtime_checkable(_ProtocolMeta(name, (Protocol,), namespace))


SupportsInt = _supports('SupportsInt', '__int__')
SupportsFloat = _supports('SupportsFloat', '__float__')
SupportsComplex = _supports('SupportsComplex', '__complex__')
SupportsBytes = _supports('SupportsBytes', '__bytes__')
SupportsIndex = _supports('SupportsIndex', '__index__')
SupportsAbs = _supports('SupportsAbs', '__abs__', _T_co)
SupportsRound = _supports('SupportsRound', '__round__', _T_co)


class IO(Generic[typing.AnyStr]):
    """A file, of text or of bytes."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A file of bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """A file of text."""

    __slots__ = ()


def cast(typ, val):
    """Return `val`; those who check take it for a `typ`."""
    return val


def assert_type(val, typ, /):
    """Return `val`; those who check make sure that it is a `typ`."""
    return val


def assert_never(arg, /):
    """Raise: those who check make sure that this is never reached."""
    shown = repr(arg)
    if len(shown) > 100:
        shown = shown[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {shown}')


def reveal_type(obj, /):
    """Print the type and return the object."""
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


_overloads: dict = {}


def _overload_dummy(*args, **kwds):
    """What an overload becomes."""
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


def overload(func):
    """Decorate one of several signatures of a function."""
    plain = getattr(func, '__func__', func)
    try:
        _overloads.setdefault(plain.__module__, {}).setdefault(plain.__qualname__, {})[
            plain.__code__.co_firstlineno] = func
    except AttributeError:
        # Not a function.
        pass
    return _overload_dummy


def get_overloads(func) -> list:
    """Return the signatures that were given for a function."""
    plain = getattr(func, '__func__', func)
    return list(_overloads.get(plain.__module__, {}).get(plain.__qualname__, {}).values())


def clear_overloads() -> None:
    """Forget the signatures."""
    _overloads.clear()


def final(f):
    """Decorate what is not to be overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Decorate a method that overrides another."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def dataclass_transform(*, eq_default: bool = True, order_default: bool = False, kw_only_default: bool = False,
                        frozen_default: bool = False, field_specifiers: tuple = (), **kwargs):
    """Decorate what makes classes like dataclasses."""
    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
            'frozen_default': frozen_default, 'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return cls_or_fn
    return decorate


def get_origin(tp):
    """Return the type without its arguments, or None."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, _UnionType):
        return typing.Union
    if isinstance(tp, (_GenericAlias, GenericAlias, typing._SpecialGenericAlias, typing.ParamSpecArgs, typing.ParamSpecKwargs)):
        return tp.__origin__
    return Generic if tp is Generic else None


def get_args(tp) -> tuple:
    """Return the arguments of a type."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        import _collections_abc
        if tp.__origin__ is _collections_abc.Callable and not (len(args) == 2 and _is_parameters(args[0])):
            return list(args[:-1]), args[-1]
        return args
    return tp.__args__ if isinstance(tp, _UnionType) else ()
