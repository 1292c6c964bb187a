"""The methods that dataclasses get, each written from the fields."""

import sys
from dataclasses import _CLASSVAR, _HAS_DEFAULT_FACTORY, _INITVAR, _POST_INIT, MISSING, FrozenInstanceError
from reprlib import recursive_repr

__all__ = ['make_init', 'make_repr', 'make_eq', 'make_comparisons', 'make_frozen', 'make_hash']


def make_init(cls: type, all_fields: list, frozen: bool, slots: bool):
    """Write `__init__`: compiled, so that its signature and errors are those of a function with these parameters."""
    taken = [each for each in all_fields if each._field_type is not _CLASSVAR]
    positional = [each for each in taken if each.init and not each.kw_only]
    keyword = [each for each in taken if each.init and each.kw_only]
    seen_default = None
    for each in positional:
        if each.default is not MISSING or each.default_factory is not MISSING:
            seen_default = each
        elif seen_default is not None:
            raise TypeError(f'non-default argument {each.name!r} follows default argument {seen_default.name!r}')
    self_name = '__dataclass_self__' if any(each.name == 'self' for each in taken) else 'self'
    namespace = {'__dataclass_HAS_DEFAULT_FACTORY__': _HAS_DEFAULT_FACTORY,
                 '__dataclass_builtins_object__': object}
    parameters = [self_name]

    def parameter(each) -> str:
        if each.default is MISSING and each.default_factory is MISSING:
            return each.name
        namespace[f'__dataclass_dflt_{each.name}__'] = \
            each.default if each.default_factory is MISSING else _HAS_DEFAULT_FACTORY
        return f'{each.name}=__dataclass_dflt_{each.name}__'

    parameters += [parameter(each) for each in positional]
    if keyword:
        parameters.append('*')
        parameters += [parameter(each) for each in keyword]
    body = []
    for each in taken:
        if each._field_type is _INITVAR:
            continue
        value = None
        if each.default_factory is not MISSING:
            namespace[f'__dataclass_factory_{each.name}__'] = each.default_factory
            call = f'__dataclass_factory_{each.name}__()'
            value = call if not each.init else \
                f'{call} if {each.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {each.name}'
        elif each.init:
            value = each.name
        elif each.default is not MISSING and (slots or '__slots__' in cls.__dict__):
            # The class attribute makes room for the slot.
            namespace[f'__dataclass_dflt_{each.name}__'] = each.default
            value = f'__dataclass_dflt_{each.name}__'
        if value is None:
            continue
        if frozen:
            body.append(f'__dataclass_builtins_object__.__setattr__({self_name}, {each.name!r}, {value})')
        else:
            body.append(f'{self_name}.{each.name} = {value}')
    if hasattr(cls, _POST_INIT):
        extra = ', '.join(each.name for each in taken if each._field_type is _INITVAR)
        body.append(f'{self_name}.{_POST_INIT}({extra})')
    head = f"def __dataclass_create_fn__({', '.join(namespace)}):\n def __init__({', '.join(parameters)}):\n  "
    text = head + '\n  '.join(body or ['pass']) + '\n return __init__'
    # Its globals are those of the module, as for a method that the program wrote itself.
    module = sys.modules.get(cls.__module__)
    made = {}
    exec(text, module.__dict__ if module is not None else {}, made)
    function = made['__dataclass_create_fn__'](**namespace)
    function.__annotate__ = _annotate_init(cls, [each.name for each in taken if each.init])
    return function


def _annotate_init(cls: type, names: list):
    """Write the function that gives the annotations of `__init__`, which are those of the fields."""
    def __annotate__(format, /):
        from annotationlib import Format, get_annotations
        if format not in (Format.VALUE, Format.FORWARDREF, Format.STRING):
            raise NotImplementedError(format)
        known = {}
        for base in reversed(__class__.__mro__):
            known.update(get_annotations(base, format=format))
        annotations = {name: known[name] for name in names if name in known}
        annotations['return'] = 'None' if format == Format.STRING else None
        return annotations

    # The class may be made anew for its slots, and then the cell of this name is changed.
    __class__ = cls
    __annotate__.__generated_by_dataclasses__ = True
    __annotate__.__qualname__ = f'{cls.__qualname__}.__init__.__annotate__'
    return __annotate__


def make_repr(shown: list):
    """Write `__repr__`."""
    names = [each.name for each in shown]

    @recursive_repr()
    def __repr__(self):
        inside = ', '.join(f'{name}={getattr(self, name)!r}' for name in names)
        return f'{self.__class__.__qualname__}({inside})'

    return __repr__


def make_eq(compared: list):
    """Write `__eq__`."""
    names = [each.name for each in compared]

    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        result = True
        for name in names:
            result = getattr(self, name) == getattr(other, name)
            if not result:
                break
        return result

    return __eq__


def make_comparisons(compared: list) -> list:
    """Write the four orderings, which compare the fields like tuples."""
    names = [each.name for each in compared]

    def pair(self, other):
        return tuple(getattr(self, name) for name in names), tuple(getattr(other, name) for name in names)

    def __lt__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        mine, theirs = pair(self, other)
        return mine < theirs

    def __le__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        mine, theirs = pair(self, other)
        return mine <= theirs

    def __gt__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        mine, theirs = pair(self, other)
        return mine > theirs

    def __ge__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        mine, theirs = pair(self, other)
        return mine >= theirs

    return [__lt__, __le__, __gt__, __ge__]


def make_frozen(cls: type, names: list) -> list:
    """Write `__setattr__` and `__delattr__` that refuse."""
    fixed = frozenset(names)
    # The class may be made anew for its slots, and then the cell of this name is changed.
    __class__ = cls

    def __setattr__(self, name, value):
        if type(self) is __class__ or name in fixed:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(__class__, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is __class__ or name in fixed:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(__class__, self).__delattr__(name)

    return [__setattr__, __delattr__]


def make_hash(hashed: list):
    """Write `__hash__`."""
    names = [each.name for each in hashed]

    def __hash__(self):
        return hash(tuple(getattr(self, name) for name in names))

    return __hash__
