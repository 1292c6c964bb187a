"""What annotations stand for: references looked up, and what is said beside the types taken off."""

import sys
import types

import typing
from annotationlib import ForwardRef, Format, get_annotations
from typing import GenericAlias, _GenericAlias, _is_parameters, _UnionType

__all__ = ['get_type_hints', 'evaluate_forward_ref', 'no_type_check', 'no_type_check_decorator']

__name__ = 'typing'


def get_type_hints(obj, globalns=None, localns=None, include_extras: bool = False, *, format=Format.VALUE) -> dict:
    """Return the annotations of a class, module or function, with what strings in them name."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    if isinstance(obj, type):
        hints = _hints_of_class(obj, globalns, localns, format)
    else:
        hints = get_annotations(obj, format=format)
        is_module = isinstance(obj, types.ModuleType)
        if not hints and not is_module and not callable(obj) and not hasattr(obj, '__annotations__') \
                and not hasattr(obj, '__annotate__'):
            raise TypeError(f'{obj!r} is not a module, class, or callable.')
        if format == Format.STRING:
            return hints
        if globalns is None:
            if is_module:
                globalns = obj.__dict__
            else:
                inside, seen = obj, {id(obj)}
                while hasattr(inside, '__wrapped__'):
                    inside = inside.__wrapped__
                    if id(inside) in seen:
                        raise ValueError(f'wrapper loop when unwrapping {obj!r}')
                    seen.add(id(inside))
                globalns = getattr(inside, '__globals__', {})
        localns = globalns if localns is None else localns
        scopes = _with_parameters(getattr(obj, '__type_params__', ()), globalns, localns, False)
        hints = {name: _hint(value, scopes, format, obj, not is_module, False) for name, value in hints.items()}
    if include_extras or format == Format.STRING:
        return hints
    return {name: _strip(value) for name, value in hints.items()}


def _hints_of_class(obj: type, globalns, localns, format) -> dict:
    hints: dict = {}
    for base in reversed(obj.__mro__):
        found = get_annotations(base, format=format)
        if format == Format.STRING:
            hints.update(found)
            continue
        outer = getattr(sys.modules.get(base.__module__), '__dict__', {}) if globalns is None else globalns
        inner = dict(vars(base)) if localns is None else localns
        if globalns is None and localns is None:
            # A name at the top of the module goes before one of the class.
            outer, inner = inner, outer
        scopes = _with_parameters(base.__type_params__, outer, inner, True)
        for name, value in found.items():
            hints[name] = _hint(value, scopes, format, obj, False, True)
    return hints


def _with_parameters(parameters: tuple, globalns, localns, is_class: bool) -> tuple:
    if not parameters:
        return globalns, localns
    globalns, localns = dict(globalns), dict(localns)
    for each in parameters:
        if not is_class or each.__name__ not in globalns:
            globalns[each.__name__] = each
            localns.pop(each.__name__, None)
    return globalns, localns


def _hint(value, scopes: tuple, format, owner, is_argument: bool, is_class: bool):
    if isinstance(value, str):
        value = ForwardRef(value, is_argument=is_argument, is_class=is_class)
    value = _eval_type(value, *scopes, (), format=format, owner=owner, prefers_module=True)
    return type(None) if value is None else value


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None,
                         _recursive_guard=frozenset()):
    """Return what a reference names, with the references in that."""
    if format == Format.STRING:
        return forward_ref.evaluate(format=format)
    if forward_ref.__forward_arg__ in _recursive_guard:
        return forward_ref
    format = Format.VALUE if format is None else format
    value = forward_ref.evaluate(globals=globals, locals=locals, type_params=type_params, owner=owner, format=format)
    if isinstance(value, ForwardRef) and format == Format.FORWARDREF:
        return value
    if isinstance(value, str):
        value = ForwardRef(value, module=forward_ref.__forward_module__,
                           is_argument=forward_ref.__forward_is_argument__, is_class=forward_ref.__forward_is_class__)
    owner = forward_ref.__owner__ if owner is None else owner
    if globals is None and forward_ref.__forward_module__ is not None:
        # The references in it come from there too.
        globals = getattr(sys.modules.get(forward_ref.__forward_module__), '__dict__', None)
    return _eval_type(value, globals, locals, type_params, format=format, owner=owner,
                      recursive_guard=_recursive_guard | {forward_ref.__forward_arg__})


def _eval_type(value, globalns, localns, type_params=(), *, recursive_guard=frozenset(), format=None, owner=None,
               prefers_module=False):
    """Return a type with the references in it looked up; those that know their module there, if that is preferred."""
    if isinstance(value, ForwardRef):
        if prefers_module and value.__forward_module__ is not None:
            globalns = None
            parameters = getattr(owner, '__type_params__', None)
            names = getattr(sys.modules.get(value.__forward_module__), '__dict__', None)
            if parameters and names is not None:
                globalns = names | {each.__name__: each for each in parameters}
        return evaluate_forward_ref(value, globals=globalns, locals=localns, type_params=type_params, owner=owner,
                                    format=format, _recursive_guard=recursive_guard)
    if not isinstance(value, (_GenericAlias, GenericAlias, _UnionType)) or isinstance(value, typing._LiteralGenericAlias):
        return value
    is_native = isinstance(value, GenericAlias)
    args = value.__args__
    if is_native:
        args = tuple(ForwardRef(each) if isinstance(each, str) else each for each in args)
    resolved = tuple(_eval_type(each, globalns, localns, type_params, recursive_guard=recursive_guard, format=format,
                                owner=owner, prefers_module=prefers_module) for each in args)
    if is_native and value.__unpacked__:
        return typing.Unpack[GenericAlias(value.__origin__, resolved)]
    if resolved == value.__args__:
        return value
    if isinstance(value, _UnionType):
        return typing.Union[resolved]
    if is_native:
        if type(value) is not GenericAlias and not (len(resolved) == 2 and _is_parameters(resolved[0])):
            return value.__origin__[list(resolved[:-1]), resolved[-1]]
        return GenericAlias(value.__origin__, resolved)
    return value._copy_with(resolved)


def _strip(value):
    if isinstance(value, typing._AnnotatedAlias):
        return _strip(value.__origin__)
    if isinstance(value, _GenericAlias) and value._name in ('Required', 'NotRequired', 'ReadOnly'):
        return _strip(value.__args__[0])
    if isinstance(value, (_GenericAlias, GenericAlias, _UnionType)) and not isinstance(value, typing._LiteralGenericAlias):
        args = tuple(_strip(each) for each in value.__args__)
        if args != value.__args__:
            if isinstance(value, _UnionType):
                return typing.Union[args]
            return GenericAlias(value.__origin__, args) if isinstance(value, GenericAlias) else value._copy_with(args)
    return value


def no_type_check(arg):
    """Decorate what has annotations that are no types; a class and all that is defined in it."""
    if isinstance(arg, type):
        for key in dir(arg):
            inside = getattr(arg, key)
            if getattr(inside, '__qualname__', None) != f"{arg.__qualname__}.{getattr(inside, '__name__', None)}" \
                    or getattr(inside, '__module__', None) != arg.__module__:
                continue
            if isinstance(inside, types.MethodType):
                inside.__func__.__no_type_check__ = True
            elif isinstance(inside, types.FunctionType):
                inside.__no_type_check__ = True
            elif isinstance(inside, type):
                no_type_check(inside)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Have what a decorator decorates count as having no types."""
    import functools
    import warnings
    warnings.warn("'typing.no_type_check_decorator' is deprecated and slated for removal in Python 3.15.",
                  DeprecationWarning, stacklevel=2)

    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped
