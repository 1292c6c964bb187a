"""Classes whose methods are written from their fields."""

import sys
from reprlib import recursive_repr

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT = '__post_init__'


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was to be changed."""


class _MISSING_TYPE:
    pass


class _DefaultFactory:
    def __repr__(self) -> str:
        return '<factory>'


class _KwOnly:
    def __repr__(self) -> str:
        return '<dataclasses.KW_ONLY>'


MISSING = _MISSING_TYPE()
KW_ONLY = _KwOnly()
_HAS_DEFAULT_FACTORY = _DefaultFactory()


class _Kind:
    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


_FIELD, _CLASSVAR, _INITVAR = _Kind('_FIELD'), _Kind('_FIELD_CLASSVAR'), _Kind('_FIELD_INITVAR')


class InitVar:
    """Marks a parameter of `__init__` that is handed to `__post_init__` and is no field."""

    __slots__ = ('type',)

    def __init__(self, type) -> None:
        self.type = type

    def __repr__(self) -> str:
        plain = isinstance(self.type, type) and type(self.type) is not type(list[int])
        name = self.type.__name__ if plain else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of a field."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata', 'kw_only',
                 'doc', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc) -> None:
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = type(type.__dict__)({} if metadata is None else metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    @recursive_repr()
    def __repr__(self) -> str:
        shown = ','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)
        return f'Field({shown})'

    def __set_name__(self, owner, name) -> None:
        set_name = getattr(type(self.default), '__set_name__', None)
        if set_name:
            set_name(self.default, owner, name)

    @classmethod
    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


class _Params:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots',
                 'weakref_slot')

    def __init__(self, *values) -> None:
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self) -> str:
        return f"_DataclassParams({','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def field(*, default=MISSING, default_factory=MISSING, init: bool = True, repr: bool = True, hash: bool | None = None,
          compare: bool = True, metadata=None, kw_only=MISSING, doc: str | None = None):
    """Describe a field where its default value would stand."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _mentions(annotation, module_name: str, is_meant, module) -> bool:
    """Say whether a string annotation begins with a name of what is meant, as it is known in the class's module."""
    first, rest = _leading_name(annotation)
    if not first:
        return False
    namespace = getattr(module, '__dict__', {})
    home = sys.modules.get(module_name)
    if rest.startswith('.'):
        # A name of a module, which the class's module may call something else.
        last = _leading_name(rest[1:])[0]
        return home is not None and namespace.get(first) is home and is_meant(getattr(home, last, None), None)
    return is_meant(namespace.get(first), None)


def _leading_name(text: str) -> tuple:
    """Return the name that a text begins with, and what follows, both without the blanks around the name."""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == '_'):
        end += 1
    return text[:end], text[end:].lstrip()


def _is_classvar(annotation, cls: type | None) -> bool:
    if isinstance(annotation, str):
        return cls is not None and _mentions(annotation, 'typing', _is_classvar, sys.modules.get(cls.__module__))
    typing = sys.modules.get('typing')
    if typing is None:
        return False
    return annotation is typing.ClassVar or getattr(annotation, '__origin__', None) is typing.ClassVar


def _is_initvar(annotation, cls: type | None) -> bool:
    if isinstance(annotation, str):
        return cls is not None and _mentions(annotation, __name__, _is_initvar, sys.modules.get(cls.__module__))
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, cls: type | None) -> bool:
    if isinstance(annotation, str):
        return cls is not None and _mentions(annotation, __name__, _is_kw_only, sys.modules.get(cls.__module__))
    return annotation is KW_ONLY


def _make_field(cls: type, name: str, annotation, kw_only: bool) -> Field:
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default) is type(Field.name):
            # A member descriptor of __slots__ is no default.
            default = MISSING
        made = field(default=default)
    made.name, made.type = name, annotation
    made._field_type = _FIELD
    if _is_classvar(annotation, cls):
        made._field_type = _CLASSVAR
    elif _is_initvar(annotation, cls):
        made._field_type = _INITVAR
    if made._field_type is not _FIELD:
        if made.default_factory is not MISSING:
            raise TypeError(f'field {name} cannot have a default factory')
    if made._field_type is _CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(made.default)} for field {name} is not allowed: use default_factory')
    return made


def _annotations_of(cls: type) -> dict:
    # Those of the class itself, not of its bases.
    try:
        from annotationlib import Format, get_annotations
        return get_annotations(cls, format=Format.FORWARDREF)
    except ImportError:
        if '__annotations__' in cls.__dict__ or '__annotate__' in cls.__dict__ or '__annotate_func__' in cls.__dict__:
            return cls.__annotations__
        return {}


def _process_class(cls: type, params: _Params) -> type:
    all_fields = {}
    any_frozen_base = has_bases = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is None:
            continue
        has_bases = True
        if _FIELDS in base.__dict__:
            all_fields.update(inherited)
            if all_frozen is None:
                all_frozen = True
            frozen = getattr(base, _PARAMS).frozen
            all_frozen = all_frozen and frozen
            any_frozen_base = any_frozen_base or frozen
    kw_only = params.kw_only
    own = []
    seen_kw_only = False
    annotations = _annotations_of(cls)
    for name, annotation in annotations.items():
        if _is_kw_only(annotation, cls):
            if seen_kw_only:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_kw_only = kw_only = True
            continue
        own.append(_make_field(cls, name, annotation, kw_only))
    for each in own:
        all_fields[each.name] = each
        if isinstance(getattr(cls, each.name, None), Field):
            if each.default is MISSING:
                delattr(cls, each.name)
            else:
                setattr(cls, each.name, each.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_bases:
        if any_frozen_base and not params.frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen is False and params.frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, all_fields)
    setattr(cls, _PARAMS, params)

    has_explicit_hash = '__hash__' in cls.__dict__ and not (cls.__dict__['__hash__'] is None and '__eq__' in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError('eq must be true if order is true')
    real = [each for each in all_fields.values() if each._field_type is _FIELD]

    def replace_method(name: str, function) -> None:
        function.__qualname__ = f'{cls.__qualname__}.{name}'
        function.__module__ = cls.__module__
        setattr(cls, name, function)

    def add(name: str, function) -> bool:
        """Give the class a method unless it defines one; say whether it does."""
        if name in cls.__dict__:
            return True
        replace_method(name, function)
        return False

    from _dataclass_methods import make_comparisons, make_eq, make_frozen, make_hash, make_init, make_repr
    if params.init:
        add('__init__', make_init(cls, list(all_fields.values()), params.frozen, params.slots))
    if '__replace__' not in cls.__dict__:
        cls.__replace__ = _replace
    if params.repr:
        add('__repr__', make_repr([each for each in real if each.repr]))
    compared = [each for each in real if each.compare]
    if params.eq:
        add('__eq__', make_eq(compared))
    if params.order:
        for function in make_comparisons(compared):
            if add(function.__name__, function):
                raise TypeError(f'Cannot overwrite attribute {function.__name__} in class {cls.__name__}. '
                                'Consider using functools.total_ordering')
    if params.frozen:
        for function in make_frozen(cls, [each.name for each in real]):
            if add(function.__name__, function):
                raise TypeError(f'Cannot overwrite attribute {function.__name__} in class {cls.__name__}')
    hashed = [each for each in real if (each.compare if each.hash is None else each.hash)]
    if params.unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        replace_method('__hash__', make_hash(hashed))
    elif params.eq and not has_explicit_hash:
        if params.frozen:
            replace_method('__hash__', make_hash(hashed))
        else:
            cls.__hash__ = None
    if not getattr(cls, '__doc__'):
        try:
            from annotationlib import Format
            from inspect import signature
            shown = str(signature(cls, annotation_format=Format.FORWARDREF))
            cls.__doc__ = cls.__name__ + shown.replace(' -> None', '')
        except (ImportError, TypeError, ValueError):
            cls.__doc__ = cls.__name__
    if params.match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(each.name for each in all_fields.values()
                                   if each.init and not each.kw_only and each._field_type is not _CLASSVAR)
    if params.weakref_slot and not params.slots:
        raise TypeError('weakref_slot is True but slots is False')
    if params.slots:
        cls = _with_slots(cls, params, real)
    if hasattr(cls, '__abstractmethods__'):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _slots_of(cls: type):
    """Give the slots that a class's instances get from the class itself."""
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        if getattr(cls, '__weakrefoffset__', -1) != 0:
            yield '__weakref__'
        if getattr(cls, '__dictoffset__', -1) != 0:
            yield '__dict__'
    elif isinstance(slots, str):
        yield slots
    elif hasattr(slots, '__next__') or not hasattr(slots, '__iter__'):
        # What was iterated over already says nothing any more.
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    else:
        yield from slots


def _with_slots(cls: type, params: _Params, real: list) -> type:
    """Make the class anew, because slots are laid out when a class is made."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    names = tuple(each.name for each in real)
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    slots = [name for name in names if name not in inherited]
    if params.weakref_slot and '__weakref__' not in inherited:
        slots.append('__weakref__')
    docs = {each.name: each.doc for each in real if each.name in slots}
    namespace['__slots__'] = {name: docs.get(name) for name in slots} if any(docs.values()) else tuple(slots)
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    if params.frozen:
        if '__getstate__' not in namespace:
            made.__getstate__ = _dataclass_getstate
        if '__setstate__' not in namespace:
            made.__setstate__ = _dataclass_setstate
    _move_class_cells(namespace.values(), cls, made)
    return made


def _move_class_cells(members, cls: type, made: type) -> None:
    """Let `super()` and `__class__` in the methods mean the class that is given out."""
    from inspect import unwrap
    for member in members:
        member = unwrap(member)
        found = [member]
        if isinstance(member, property):
            found = [member.fget, member.fset, member.fdel]
        elif hasattr(member, '__func__'):
            found = [member.__func__]
        elif not isinstance(member, type(_move_class_cells)):
            # Something of a program's own that may keep functions.
            found = list(getattr(member, '__dict__', {}).values()) if not isinstance(member, type) else []
        for function in found:
            _move_class_cell(function, cls, made)
            annotate = getattr(function, '__annotate__', None)
            if getattr(annotate, '__generated_by_dataclasses__', False):
                _move_class_cell(annotate, cls, made)


def _move_class_cell(function, cls: type, made: type) -> None:
    closure = getattr(function, '__closure__', None) or ()
    names = getattr(getattr(function, '__code__', None), 'co_freevars', ())
    for name, cell in zip(names, closure):
        try:
            if name == '__class__' and cell.cell_contents is cls:
                cell.cell_contents = made
        except ValueError:
            pass


def _dataclass_getstate(self) -> list:
    return [getattr(self, each.name) for each in fields(self)]


def _dataclass_setstate(self, state: list) -> None:
    for each, value in zip(fields(self), state):
        object.__setattr__(self, each.name, value)


def dataclass(cls=None, /, *, init: bool = True, repr: bool = True, eq: bool = True, order: bool = False,
              unsafe_hash: bool = False, frozen: bool = False, match_args: bool = True, kw_only: bool = False,
              slots: bool = False, weakref_slot: bool = False):
    """Decorate a class: its annotations become fields, and methods are written for them."""
    def wrap(cls: type) -> type:
        return _process_class(cls, _Params(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                                           weakref_slot))
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance) -> tuple:
    """Return the fields of a dataclass or of an instance."""
    try:
        all_fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(each for each in all_fields.values() if each._field_type is _FIELD)


def is_dataclass(obj) -> bool:
    """Say whether it is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_instance(obj) -> bool:
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict) -> dict:
    """Return the fields as a dict, in depth."""
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _unfold(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple) -> tuple:
    """Return the values of the fields as a tuple, in depth."""
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _unfold(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


_ATOMS = frozenset({type(None), bool, int, float, str, complex, bytes, type(Ellipsis), type(NotImplemented), type})


def _unfold(obj, factory):
    cls = type(obj)
    if cls in _ATOMS:
        return obj
    if hasattr(cls, _FIELDS):
        return factory([(each.name, _unfold(getattr(obj, each.name), factory)) for each in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return cls(*[_unfold(each, factory) for each in obj])
    if isinstance(obj, (list, tuple)):
        return cls(_unfold(each, factory) for each in obj)
    if isinstance(obj, dict):
        if hasattr(cls, 'default_factory'):
            result = cls(obj.default_factory)
            for key, value in obj.items():
                result[_unfold(key, factory)] = _unfold(value, factory)
            return result
        return cls((_unfold(key, factory), _unfold(value, factory)) for key, value in obj.items())
    from copy import deepcopy
    return deepcopy(obj)


def make_dataclass(cls_name: str, fields, *, bases=(), namespace=None, init: bool = True, repr: bool = True,
                   eq: bool = True, order: bool = False, unsafe_hash: bool = False, frozen: bool = False,
                   match_args: bool = True, kw_only: bool = False, slots: bool = False, weakref_slot: bool = False,
                   module: str | None = None, decorator=dataclass) -> type:
    """Make a dataclass from names, (name, type) pairs and (name, type, field) triples."""
    from keyword import iskeyword
    annotations, defaults = {}, {}
    anything = object()
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, anything
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation
    from types import new_class

    def annotate(format: int) -> dict:
        from annotationlib import Format, type_repr
        if format == Format.STRING:
            return {name: 'typing.Any' if annotation is anything else type_repr(annotation)
                    for name, annotation in annotations.items()}
        if format not in (Format.VALUE, Format.FORWARDREF):
            raise NotImplementedError(format)
        meant = None
        if anything in annotations.values():
            if format == Format.FORWARDREF and 'typing' not in sys.modules:
                # Nobody has needed that module yet.
                from annotationlib import ForwardRef
                meant = ForwardRef('Any', module='typing')
            else:
                from typing import Any as meant
        return {name: meant if annotation is anything else annotation for name, annotation in annotations.items()}

    def fill(body: dict) -> None:
        body.update(namespace or {})
        body.update(defaults)
        body['__annotate__'] = annotate

    cls = new_class(cls_name, bases, {}, fill)
    if module is None:
        module = sys._getframe(1).f_globals.get('__name__', '__main__')
    cls.__module__ = module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """Return the like with some fields changed."""
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for each in getattr(self, _FIELDS).values():
        if each._field_type is _CLASSVAR:
            continue
        if not each.init:
            if each.name in changes:
                raise TypeError(f'field {each.name} is declared with init=False, '
                                'it cannot be specified with replace()')
            continue
        if each.name not in changes:
            if each._field_type is _INITVAR and each.default is MISSING:
                raise TypeError(f"InitVar {each.name!r} must be specified with replace()")
            changes[each.name] = getattr(self, each.name)
    return self.__class__(**changes)
