"""Types as annotations write them."""

import _collections_abc as _abc
import collections

from _typing_arguments import (
    _cleanups,
    _convert,
    _flatten,
    _is_parameters,
    _is_spread,
    _kept,
    _parameters_in,
    _prepared,
    _replaced,
    _type_check,
)
from annotationlib import ForwardRef
from _typing_variables import (
    NewType,
    NoDefault,
    ParamSpec,
    ParamSpecArgs,
    ParamSpecKwargs,
    TypeAliasType,
    TypeVar,
    TypeVarTuple,
    _Variable,
)

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic', 'Literal', 'Optional',
    'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple', 'Union', 'AbstractSet', 'Container',
    'ContextManager', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView',
    'ByteString', 'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable', 'AsyncIterator',
    'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator', 'AsyncContextManager', 'Reversible', 'SupportsAbs',
    'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap',
    'Counter', 'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple', 'TypedDict',
    'Generator', 'BinaryIO', 'IO', 'Match', 'Pattern', 'TextIO', 'AnyStr', 'assert_type', 'assert_never', 'cast',
    'clear_overloads', 'dataclass_transform', 'evaluate_forward_ref', 'final', 'get_args', 'get_origin', 'get_overloads',
    'get_protocol_members', 'get_type_hints', 'is_protocol', 'is_typeddict', 'LiteralString', 'Never', 'NewType',
    'no_type_check', 'no_type_check_decorator', 'NoDefault', 'NoReturn', 'NotRequired', 'overload', 'override', 'ParamSpecArgs',
    'ParamSpecKwargs', 'ReadOnly', 'Required', 'reveal_type', 'runtime_checkable', 'Self', 'Text', 'TYPE_CHECKING',
    'TypeAlias', 'TypeGuard', 'TypeIs', 'TypeAliasType', 'Unpack',
]

TYPE_CHECKING = False
GenericAlias = type(list[int])
_UnionType = type(int | str)


def _type_repr(obj) -> str:
    if isinstance(obj, type) and not isinstance(obj, GenericAlias) or callable(obj) and hasattr(obj, '__code__'):
        return obj.__qualname__ if obj.__module__ == 'builtins' else f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, (tuple, list)):
        return '[' + ', '.join(map(_type_repr, obj)) + ']'
    return repr(obj)


class _Final:
    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, _root: bool = False, **kwds) -> None:
        if not _root:
            raise TypeError('Cannot subclass special typing classes')


class _SpecialForm(_Final, _root=True):
    # A name that has a meaning of its own, with or without arguments.
    def __init__(self, name: str, subscribe=None, doc: str | None = None) -> None:
        self._name = name
        self._subscribe = subscribe
        self.__doc__ = doc

    __module__ = 'typing'

    def __getattr__(self, item: str):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __repr__(self) -> str:
        return f'typing.{self._name}'

    def __reduce__(self) -> str:
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    @_kept
    def __getitem__(self, args):
        if self._subscribe is None:
            raise TypeError(f'{self} is not subscriptable')
        return self._subscribe(self, args)

    # What has arguments in brackets would count as a sequence without this.
    __iter__ = None


class _GenericAlias(_Final, _root=True):
    # A type with arguments: `origin` is the class behind it, `name` what it is called in this module.
    def __init__(self, origin, args, *, name: str | None = None) -> None:
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _parameters_in(self.__args__)
        self._name = name
        if name is None:
            self.__module__ = origin.__module__

    def __eq__(self, other) -> bool:
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self) -> int:
        return hash((self.__origin__, self.__args__))

    def __repr__(self) -> str:
        name = f'typing.{self._name}' if self._name else _type_repr(self.__origin__)
        return f"{name}[{', '.join(map(_type_repr, self.__args__)) or '()'}]"

    @_kept
    def __getitem__(self, args):
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        args = args if isinstance(args, tuple) else (args,)
        args = _prepared(self, self.__parameters__, _flatten(tuple(map(_convert, args))))
        return self._copy_with(_replaced(self, self.__args__, dict(zip(self.__parameters__, args))))

    def _copy_with(self, args: tuple):
        return type(self)(self.__origin__, args, name=self._name)

    def __call__(self, *args, **kwargs):
        if self._name in _NOT_CALLED:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            # Not every object takes attributes.
            pass
        return result

    def __mro_entries__(self, bases: tuple) -> tuple:
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        behind = bases[bases.index(self) + 1:]
        if self._name and self.__origin__ not in (Generic, Protocol):
            result = [] if self.__origin__ in bases else [self.__origin__]
            if not any(map(_brings_generic, behind)):
                result.append(Generic)
            return tuple(result)
        if self.__origin__ is Generic and (Protocol in bases or any(isinstance(each, _GenericAlias) and each is not self for each in behind)):
            # One of those brings it along.
            return ()
        return (self.__origin__,)

    def __getattr__(self, attr: str):
        if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
            return getattr(self.__origin__, attr)
        if attr in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        raise AttributeError(attr)

    def __setattr__(self, attr: str, value) -> None:
        if attr.startswith('__') and attr.endswith('__') or attr.startswith('_'):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    __subclasscheck__ = __instancecheck__

    def __dir__(self):
        of_origin = [name for name in dir(self.__origin__) if not (name.startswith('__') and name.endswith('__'))]
        return sorted({*super().__dir__(), *of_origin})

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __iter__(self):
        yield Unpack[self]

    def __reduce__(self):
        if self._name:
            return _subscribe, (globals()[self._name], self.__args__)
        return _subscribe, (self.__origin__, self.__args__)


def _brings_generic(base) -> bool:
    if isinstance(base, (_GenericAlias, _SpecialGenericAlias)):
        return True
    if isinstance(base, type):
        return issubclass(base, Generic)
    found = getattr(base, '__mro_entries__', None)
    entries = () if found is None else found((base,))
    # Whoever makes the class says so if it is no tuple.
    return isinstance(entries, tuple) and any(isinstance(each, type) and issubclass(each, Generic) for each in entries)


# These are types that cannot be called by the names of this module.
_NOT_CALLED = frozenset(('List', 'Set', 'FrozenSet', 'Dict', 'Type', 'Tuple', 'Callable', 'Annotated', 'Literal',
                         'Concatenate', 'Unpack', 'ClassVar', 'Final', 'Required', 'NotRequired', 'ReadOnly',
                         'TypeGuard', 'TypeIs', 'Generic', 'Protocol'))


def _subscribe(origin, args):
    return origin[args[0] if len(args) == 1 else args]


class _SpecialGenericAlias(_Final, _root=True):
    # A name of this module for a class elsewhere, which takes `count` arguments; negative for any number.
    def __init__(self, origin: type, count: int, name: str, defaults: tuple = ()) -> None:
        self.__origin__ = origin
        self._nparams = count
        self._defaults = defaults
        self._name = name
        self.__doc__ = f'A generic version of {origin.__module__}.{origin.__qualname__}.'

    __module__ = 'typing'
    __parameters__ = ()
    # As for special forms.
    __iter__ = None

    def __repr__(self) -> str:
        return f'typing.{self._name}'

    def __reduce__(self) -> str:
        return self._name

    def __getattr__(self, attr: str):
        if attr in ('__name__', '__qualname__'):
            return self._name
        if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    @_kept
    def __getitem__(self, args):
        if self._name == 'Callable':
            return _callable_alias(args)
        args = args if isinstance(args, tuple) else (args,)
        if self.__origin__ is tuple:
            rest = args[-1:] if len(args) > 1 and args[-1] is ... else ()
            args = tuple(map(_type_check, args[:-1] if rest else args)) + rest
            return _GenericAlias(tuple, args, name='Tuple')
        args = tuple(map(_type_check, args))
        wanted, defaults = self._nparams, self._defaults
        if wanted - len(defaults) <= len(args) < wanted:
            args += defaults[len(args) - wanted:]
        if not wanted:
            raise TypeError(f'{self} is not a generic class')
        if len(args) != wanted:
            expected = f'at least {wanted - len(defaults)}' if defaults else wanted
            raise TypeError(f"Too {'many' if len(args) > wanted else 'few'} arguments for {self}; "
                            f'actual {len(args)}, expected {expected}')
        return _GenericAlias(self.__origin__, args, name=self._name)

    def __call__(self, *args, **kwargs):
        if self._name in _NOT_CALLED:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases: tuple) -> tuple:
        result = () if self.__origin__ in bases else (self.__origin__,)
        behind = bases[bases.index(self) + 1:]
        return result if any(map(_brings_generic, behind)) else (*result, Generic)

    def __instancecheck__(self, obj) -> bool:
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls) -> bool:
        return issubclass(cls.__origin__ if isinstance(cls, _SpecialGenericAlias) else cls, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _warn_of_removal(name: str, version: str) -> None:
    import warnings
    warnings.warn(f'{name!r} is deprecated and slated for removal in Python {version}', DeprecationWarning,
                  stacklevel=4)


class _DeprecatedAlias(_SpecialGenericAlias, _root=True):
    # One that is going to be removed, in a version of Python.
    def __init__(self, origin: type, count: int, name: str, *, removed: str) -> None:
        super().__init__(origin, count, name)
        self._removed = removed

    def _warn(self) -> None:
        _warn_of_removal(f'typing.{self._name}', self._removed)

    def __instancecheck__(self, obj) -> bool:
        self._warn()
        return super().__instancecheck__(obj)

    def __subclasscheck__(self, cls) -> bool:
        self._warn()
        return super().__subclasscheck__(cls)


class _CallableGenericAlias(_GenericAlias, _root=True):
    __iter__ = None

    def _is_plain(self) -> bool:
        return not (len(self.__args__) == 2 and _is_parameters(self.__args__[0]))

    def __repr__(self) -> str:
        args = self.__args__
        if not self._is_plain():
            return f'typing.Callable[{_type_repr(args[0])}, {_type_repr(args[1])}]'
        return f"typing.Callable[[{', '.join(map(_type_repr, args[:-1]))}], {_type_repr(args[-1])}]"

    def __reduce__(self):
        args = self.__args__
        return _subscribe, (Callable, (list(args[:-1]), args[-1]) if self._is_plain() else args)


def _callable_alias(args):
    if not isinstance(args, tuple) or len(args) != 2:
        raise TypeError('Callable must be used as Callable[[arg, ...], result].')
    parameters, result = args
    result = _type_check(result, 'Callable[args, result]: result must be a type.')
    if isinstance(parameters, list):
        parameters = tuple(map(_convert, parameters))
    elif not isinstance(parameters, tuple):
        parameters = (_convert(parameters),)
    return _known_callable(None, (*parameters, result))


@_kept
def _known_callable(_, args):
    return _CallableGenericAlias(_abc.Callable, args, name='Callable')


class _AnyMeta(type):
    def __instancecheck__(cls, obj) -> bool:
        if cls is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(cls) -> str:
        return 'typing.Any' if cls is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


def _single(form, args):
    message = f'{form} accepts only single type.'
    # Those that say something of a name may have the others inside.
    is_nested = form._name in ('ClassVar', 'Final', 'Required', 'NotRequired', 'ReadOnly')
    return _GenericAlias(form, (_type_check(args, message, allow_special_forms=is_nested),), name=form._name)


NoReturn = _SpecialForm('NoReturn', None, 'The type of a function that never returns.')
Never = _SpecialForm('Never', None, 'The type that has no values.')
Self = _SpecialForm('Self', None, 'The class that a method belongs to.')
LiteralString = _SpecialForm('LiteralString', None, 'Strings that stand in the source.')
TypeAlias = _SpecialForm('TypeAlias', None, 'Marks an assignment that names a type.')
ClassVar = _SpecialForm('ClassVar', _single, 'Marks an attribute of the class, not of its instances.')
Final = _SpecialForm('Final', _single, 'Marks a name that is not to be set again.')
Required = _SpecialForm('Required', _single, 'Marks a key of a TypedDict that must be there.')
NotRequired = _SpecialForm('NotRequired', _single, 'Marks a key of a TypedDict that may be missing.')
ReadOnly = _SpecialForm('ReadOnly', _single, 'Marks a key of a TypedDict that is not to be changed.')
TypeGuard = _SpecialForm('TypeGuard', _single, 'The result of a function that narrows a type when it is true.')
TypeIs = _SpecialForm('TypeIs', _single, 'The result of a function that narrows a type either way.')


def _unpack(form, args):
    return _UnpackGenericAlias(form, (_type_check(args, f'{form} accepts only single type.'),), name='Unpack')


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self) -> str:
        return f'typing.Unpack[{_type_repr(self.__args__[0])}]'

    def __getitem__(self, args):
        return args if self.__typing_is_unpacked_typevartuple__ else super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        inside = self.__args__[0]
        if not isinstance(inside, (_GenericAlias, GenericAlias)):
            return None
        if inside.__origin__ is not tuple:
            raise TypeError('Unpack[...] must be used with a tuple type')
        return inside.__args__

    @property
    def __typing_is_unpacked_typevartuple__(self) -> bool:
        return isinstance(self.__args__[0], TypeVarTuple)


Unpack = _SpecialForm('Unpack', _unpack, 'The types in a tuple of types, one by one.')


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def _copy_with(self, args: tuple):
        last = args[-1]
        if isinstance(last, (list, tuple)):
            return (*args[:-1], *last)
        if isinstance(last, _ConcatenateGenericAlias):
            args = (*args[:-1], *last.__args__)
        return super()._copy_with(args)


def _concatenate(form, args):
    if args == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    args = args if isinstance(args, tuple) else (args,)
    if not (args[-1] is ... or isinstance(args[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    args = (*(_type_check(each, 'Concatenate[arg, ...]: each arg must be a type.') for each in args[:-1]), args[-1])
    return _ConcatenateGenericAlias(form, args, name='Concatenate')


Concatenate = _SpecialForm('Concatenate', _concatenate, 'Parameters before those of a ParamSpec.')


def _optional(form, args):
    return Union[_type_check(args, f'{form} requires a single type.'), None]


Optional = _SpecialForm('Optional', _optional, 'Optional[X] is X or None.')


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __init__(self, origin, args, *, name=None) -> None:
        super().__init__(origin, args, name=name)
        self.__parameters__ = ()

    def __eq__(self, other) -> bool:
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return {(type(each), each) for each in self.__args__} == {(type(each), each) for each in other.__args__}

    def __hash__(self) -> int:
        return hash(frozenset((type(each), each) for each in self.__args__))

    def __repr__(self) -> str:
        return f"typing.Literal[{', '.join(map(_type_repr, self.__args__))}]"


def _literal(form, args):
    values = []
    for each in args if isinstance(args, tuple) else (args,):
        values.extend(each.__args__ if isinstance(each, _LiteralGenericAlias) else [each])
    distinct = []
    for each in values:
        if not any(type(each) is type(known) and each == known for known in distinct):
            distinct.append(each)
    return _LiteralGenericAlias(form, tuple(distinct), name='Literal')


Literal = _SpecialForm('Literal', _literal, 'One of these values.')


Union = _UnionType

AnyStr = TypeVar('AnyStr', bytes, str)

from _typing_classes import *  # noqa: E402, F403  They are made with what is above, and use it.
from _typing_classes import _AnnotatedAlias  # noqa: E402
from _typing_hints import *  # noqa: E402, F403
from _typing_hints import _eval_type  # noqa: E402
from _typing_records import *  # noqa: E402, F403

Tuple = _SpecialGenericAlias(tuple, -1, 'Tuple')
Callable = _SpecialGenericAlias(_abc.Callable, 2, 'Callable')
for _name, _origin, _count in (
        ('List', list, 1), ('Dict', dict, 2), ('Set', set, 1), ('FrozenSet', frozenset, 1), ('Type', type, 1),
        ('Deque', collections.deque, 1), ('DefaultDict', collections.defaultdict, 2),
        ('OrderedDict', collections.OrderedDict, 2), ('Counter', collections.Counter, 1),
        ('AbstractSet', _abc.Set, 1), ('MutableSet', _abc.MutableSet, 1), ('Mapping', _abc.Mapping, 2),
        ('MutableMapping', _abc.MutableMapping, 2), ('Sequence', _abc.Sequence, 1),
        ('MutableSequence', _abc.MutableSequence, 1), ('MappingView', _abc.MappingView, 1),
        ('KeysView', _abc.KeysView, 1), ('ItemsView', _abc.ItemsView, 2), ('ValuesView', _abc.ValuesView, 1),
        ('Hashable', _abc.Hashable, 0), ('Sized', _abc.Sized, 0), ('Container', _abc.Container, 1),
        ('Iterable', _abc.Iterable, 1), ('Iterator', _abc.Iterator, 1), ('Reversible', _abc.Reversible, 1),
        ('Collection', _abc.Collection, 1), ('Awaitable', _abc.Awaitable, 1), ('Coroutine', _abc.Coroutine, 3),
        ('AsyncIterable', _abc.AsyncIterable, 1), ('AsyncIterator', _abc.AsyncIterator, 1)):
    globals()[_name] = _SpecialGenericAlias(_origin, _count, _name)
del _name, _origin, _count
ByteString = _DeprecatedAlias(_abc.ByteString, 0, 'ByteString', removed='3.17')
Generator = _SpecialGenericAlias(_abc.Generator, 3, 'Generator', (type(None), type(None)))
AsyncGenerator = _SpecialGenericAlias(_abc.AsyncGenerator, 2, 'AsyncGenerator', (type(None),))


def _generic_of(parameters: tuple):
    """Return the base that a class with parameters in brackets has besides its own."""
    # One of its own, so that it is told from what the class itself names.
    made = tuple(Unpack[each] if isinstance(each, TypeVarTuple) else each for each in parameters)
    _parameters_in(made, check_defaults=True)
    return _GenericAlias(Generic, made, name='Generic')


class _UnionGenericAliasMeta(type):
    def _warn(cls) -> None:
        _warn_of_removal('_UnionGenericAlias', '3.17')

    def __instancecheck__(cls, obj) -> bool:
        cls._warn()
        return isinstance(obj, Union)

    def __subclasscheck__(cls, other) -> bool:
        cls._warn()
        return issubclass(other, Union)

    def __eq__(cls, other) -> bool:
        cls._warn()
        return other is _UnionGenericAlias or other is Union or NotImplemented

    def __hash__(cls) -> int:
        return hash(Union)


class _UnionGenericAlias(metaclass=_UnionGenericAliasMeta):
    """What the class of unions was before it was `Union` itself."""

    def __new__(cls, origin, args, /, *, name=None):
        cls._warn()
        return Union[args]


T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
Text = str


def __getattr__(name: str):
    # Behind these are modules that most programs do not need.
    if name in ('Pattern', 'Match'):
        import re
        value = _SpecialGenericAlias(getattr(re, name), 1, name)
    elif name in ('ContextManager', 'AsyncContextManager'):
        import contextlib
        value = _SpecialGenericAlias(getattr(contextlib, f'Abstract{name}'), 2, name, (bool | None,))
    elif name == 'ChainMap':
        value = _SpecialGenericAlias(collections.ChainMap, 2, name)
    else:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    globals()[name] = value
    return value
