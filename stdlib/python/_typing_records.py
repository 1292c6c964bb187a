"""Named tuples and typed dicts whose items have types."""

import sys

from typing import Generic, _GenericAlias, _type_check

__all__ = ['NamedTuple', 'TypedDict', 'is_typeddict']

__name__ = 'typing'


def _own_annotate(namespace: dict):
    """Return what works the annotations of a class body out."""
    if '__annotations__' in namespace:
        known = namespace['__annotations__']
        return lambda format: known
    return namespace.get('__annotate__') or namespace.get('__annotate_func__')


def _checked_annotate(annotate, owner, message: str, names: bool):
    """Return a function that gives annotations in a format, as types if they are not to be text."""
    from annotationlib import Format, annotations_to_string, call_annotate_function

    def give(format: int) -> dict:
        is_eager = annotate is not None and getattr(annotate, '__name__', '') == '<lambda>'
        if annotate is None:
            found = {}
        elif is_eager:
            found = annotate(1)
            if format == Format.STRING:
                return annotations_to_string(found)
        else:
            found = call_annotate_function(annotate, format, owner=owner())
        if format == Format.STRING:
            return dict(found)
        if names:
            return {name: _type_check(value, f'field {name} annotation must be a type')
                    for name, value in found.items()}
        made = owner()
        named = made if is_eager else None
        return {name: _type_check(value, message, module=made.__module__, owner=named)
                for name, value in found.items()}
    give.__name__ = give.__qualname__ = '__annotate__'
    return give


_PROHIBITED = frozenset(('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults',
                         '_field_types', '_make', '_replace', '_asdict', '_source'))
_SPECIAL = frozenset(('__module__', '__name__', '__annotations__', '__annotate__', '__annotate_func__',
                      '__annotations_cache__', '__classdictcell__'))


def _named_tuple(typename: str, names, annotate, defaults: list, module: str | None):
    from collections import namedtuple
    made = namedtuple(typename, names, defaults=defaults, module=module)
    give = _checked_annotate(annotate, lambda: made, '', names=True)
    made.__annotate__ = made.__new__.__annotate__ = give
    return made


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        if '__classcell__' in namespace:
            raise TypeError('uses of super() and __class__ are unsupported in methods of NamedTuple subclasses')
        for base in bases:
            if base is not _NamedTupleBase and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        if bases.count(_NamedTupleBase) > 1:
            raise TypeError('duplicate base class NamedTuple')
        bases = tuple(tuple if base is _NamedTupleBase else base for base in bases)
        annotate = _own_annotate(namespace)
        names = list(_checked_annotate(annotate, lambda: None, '', names=True)(3))
        defaults: list = []
        for name in names:
            if name in namespace:
                defaults.append(name)
            elif defaults:
                plural = 's' if len(defaults) > 1 else ''
                raise TypeError(f"non-default namedtuple field {name} cannot follow default field{plural} "
                                f"{', '.join(defaults)}")
        made = _named_tuple(typename, names, annotate, [namespace[name] for name in defaults], namespace['__module__'])
        if Generic in bases:
            # Made again: a class with other bases has another layout.
            body = {key: value for key, value in made.__dict__.items() if key not in ('__dict__', '__weakref__')}
            made = type(typename, bases, {**body, '__orig_bases__': namespace.get('__orig_bases__', bases)})
            made.__class_getitem__ = classmethod(Generic.__dict__['__class_getitem__'].__func__)
        for key, value in namespace.items():
            if key in _PROHIBITED:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key in _SPECIAL:
                continue
            if key not in made._fields:
                setattr(made, key, value)
            set_name = getattr(type(value), '__set_name__', None)
            if set_name is not None:
                try:
                    set_name(value, made, key)
                except BaseException as error:
                    error.add_note(f'Error calling __set_name__ on {type(value).__name__!r} instance '
                                   f'{key!r} in {typename!r}')
                    raise
        if Generic in bases:
            made.__init_subclass__()
        return made


_NamedTupleBase = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {'__module__': 'typing'})
_ABSENT = object()


def NamedTuple(typename: str, fields=_ABSENT, /, **kwargs):
    """A base for tuples with named and typed items; called with pairs of name and type, it makes one."""
    instead = None
    if fields is _ABSENT:
        if kwargs:
            instead = ('Creating NamedTuple classes using keyword arguments is deprecated and will be disallowed in '
                       'Python 3.15. Use the class-based or functional syntax instead.')
        else:
            example = f'`{typename} = NamedTuple({typename!r}, [])`'
            instead = ('Failing to pass a value for the \'fields\' parameter is deprecated and will be disallowed in '
                       'Python 3.15. To create a NamedTuple class with 0 fields using the functional syntax, pass an '
                       f'empty list, e.g. {example}.')
    elif fields is None:
        if kwargs:
            raise TypeError('Cannot pass `None` as the \'fields\' parameter and also specify fields using '
                            'keyword arguments')
        example = f'`{typename} = NamedTuple({typename!r}, [])`'
        instead = ('Passing `None` as the \'fields\' parameter is deprecated and will be disallowed in Python 3.15. '
                   'To create a NamedTuple class with 0 fields using the functional syntax, pass an empty list, '
                   f'e.g. {example}.')
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    if instead is not None:
        import warnings
        warnings.warn(instead, DeprecationWarning, stacklevel=2)
    pairs = list(kwargs.items()) if fields is _ABSENT or fields is None else list(fields)
    types = {name: _type_check(value, f'field {name} annotation must be a type') for name, value in pairs}
    made = _named_tuple(typename, [name for name, _ in pairs], lambda format: types, [],
                        sys._getframe(1).f_globals.get('__name__'))
    made.__orig_bases__ = (NamedTuple,)
    return made


NamedTuple.__mro_entries__ = lambda bases: (_NamedTupleBase,)


def _qualifiers(annotation) -> set:
    found = set()
    while isinstance(annotation, _GenericAlias) and annotation._name in ('Required', 'NotRequired', 'ReadOnly', 'Annotated'):
        found.add(annotation._name)
        annotation = annotation.__args__[0]
    return found


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if any(_is_generic(base) for base in bases) else ()
        own_annotate = _own_annotate(namespace)
        body = {key: value for key, value in namespace.items()
                if key not in ('__annotations__', '__annotate__', '__annotate_func__')}
        # A class of this name may have `Generic` without arguments as a base.
        made = type.__new__(_TypedDictMeta, 'Protocol', (*generic, dict), body)
        made.__name__ = name
        if made.__qualname__ == 'Protocol':
            made.__qualname__ = name
        if not hasattr(made, '__orig_bases__'):
            made.__orig_bases__ = bases
        message = 'TypedDict(\'Name\', {f0: t0, f1: t1, ...}); each t must be a type'
        own = _checked_annotate(own_annotate, lambda: made, message, names=False)
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            known = base.__dict__
            required = (required | known.get('__required_keys__', set())) - known.get('__optional_keys__', set())
            optional = (optional - known.get('__required_keys__', set())) | known.get('__optional_keys__', set())
            readonly |= known.get('__readonly_keys__', set())
            mutable |= known.get('__mutable_keys__', set())
        for key, annotation in own(3).items():
            forms = _qualifiers(annotation)
            is_required = 'Required' in forms or total and 'NotRequired' not in forms
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if 'ReadOnly' in forms:
                if key in mutable:
                    raise TypeError(f'Cannot override mutable key {key!r} with read-only key')
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)

        def __annotate__(format: int, /) -> dict:
            from annotationlib import call_annotate_function
            annotations = {}
            for base in bases:
                if base is not Generic and getattr(base, '__annotate__', None) is not None:
                    annotations.update(call_annotate_function(base.__annotate__, format, owner=base))
            annotations.update(own(format))
            return annotations

        made.__annotate__ = __annotate__
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def _is_generic(base: type) -> bool:
    """Say whether a class is generic; typed dicts do not answer that themselves."""
    return Generic in base.__mro__


_TypedDictBase = type.__new__(_TypedDictMeta, 'TypedDict', (), {'__module__': 'typing'})


def TypedDict(typename: str, fields=_ABSENT, /, *, total: bool = True):
    """A base for dicts with known keys; called with a dict of types, it makes one."""
    if fields is _ABSENT or fields is None:
        import warnings
        what = 'Failing to pass a value for' if fields is _ABSENT else 'Passing `None` as'
        example = f'`{typename} = TypedDict({typename!r}, {{}})`'
        warnings.warn(f"{what} the 'fields' parameter is deprecated and will be disallowed in Python 3.15. To create a "
                      f'TypedDict class with 0 fields using the functional syntax, pass an empty dictionary, '
                      f'e.g. {example}.', DeprecationWarning, stacklevel=2)
        fields = {}
    namespace = {'__annotations__': dict(fields)}
    module = sys._getframe(1).f_globals.get('__name__')
    if module is not None:
        namespace['__module__'] = module
    made = _TypedDictMeta(typename, (), namespace, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


TypedDict.__mro_entries__ = lambda bases: (_TypedDictBase,)


def is_typeddict(tp) -> bool:
    """Say whether it is a TypedDict."""
    return type(tp) is _TypedDictMeta and tp is not _TypedDictBase
