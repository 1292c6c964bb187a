"""Arguments of generic types: what may stand in brackets, and what type variables are replaced by."""

import functools

from _typing_variables import ParamSpec, TypeVarTuple, _Variable

__all__ = []

__name__ = 'typing'

GenericAlias = type(list[int])


# What forgets the types that were made of the same arguments before.
_cleanups: list = []


def _kept(method):
    """Have a method that takes what stands in brackets give the same type for the same arguments."""
    @functools.lru_cache(typed=True)
    def known(self, is_tuple, *args):
        return method(self, args if is_tuple else args[0])

    @functools.wraps(method)
    def give(self, args):
        try:
            return known(self, True, *args) if type(args) is tuple else known(self, False, args)
        except TypeError:
            # There is something in it that has no hash, or it is wrong, which is said without all of this.
            pass
        return method(self, args)
    _cleanups.append(known.cache_clear)
    return give


def _convert(arg, module=None, is_class: bool = False, owner=None):
    """Return what stands for an argument: None for its type, a string for a reference."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        from annotationlib import ForwardRef
        reference = ForwardRef(arg, module=module, is_class=is_class, owner=owner)
        # What is no expression is said at once.
        reference.__forward_code__
        return reference
    return arg


def _type_check(arg, message: str = 'Parameters to generic types must be types.', is_argument: bool = True,
                module=None, *, allow_special_forms: bool = False, owner=None):
    """Return an argument converted; TypeError if it can be no type."""
    if isinstance(arg, type) and arg.__module__ != 'typing':
        return arg
    import typing
    refused = (typing.Generic, typing.Protocol)
    if not allow_special_forms:
        refused += (typing.ClassVar, typing.Final) if is_argument else (typing.ClassVar,)
    arg = _convert(arg, module, allow_special_forms, owner)
    if isinstance(arg, typing._GenericAlias) and any(arg.__origin__ is each for each in refused):
        raise TypeError(f'{arg} is not valid as type argument')
    if arg in (typing.Any, typing.LiteralString, typing.NoReturn, typing.Never, typing.Self, typing.TypeAlias) \
            or allow_special_forms and arg in (typing.ClassVar, typing.Final):
        return arg
    if isinstance(arg, typing._SpecialForm) or arg is typing.Generic or arg is typing.Protocol:
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{message} Got {arg!r:.100}.')
    return arg


def _is_parameters(arg) -> bool:
    """Say whether it stands for the parameters of a callable."""
    import typing
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, typing._ConcatenateGenericAlias))


def _is_spread(arg) -> bool:
    """Say whether it is a TypeVarTuple that is unpacked."""
    return not isinstance(arg, type) and bool(getattr(arg, '__typing_is_unpacked_typevartuple__', False))


def _unpacked_items(arg):
    return None if isinstance(arg, type) else getattr(arg, '__typing_unpacked_tuple_args__', None)


def _flatten(args: tuple) -> tuple:
    """Put the items of what is unpacked in its place, where their number is known."""
    result = []
    for arg in args:
        items = _unpacked_items(arg)
        if items is not None and not (items and items[-1] is ...):
            result.extend(items)
        else:
            result.append(arg)
    return tuple(result)


def _parameters_in(args, *, check_defaults: bool = False) -> tuple:
    """Return the variables in the arguments, each once."""
    found: list = []
    seen_default = seen_several = False
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (tuple, list)):
            found.extend(each for each in _parameters_in(arg) if each not in found)
        elif isinstance(arg, _Variable) or hasattr(arg, '__typing_subst__'):
            if arg in found:
                continue
            if check_defaults:
                if seen_several and arg.has_default():
                    raise TypeError('Type parameter with a default follows TypeVarTuple')
                if seen_default and not arg.has_default():
                    raise TypeError(f'Type parameter {arg!r} without a default follows type parameter with a default')
                seen_default = arg.has_default()
            found.append(arg)
        else:
            seen_several = seen_several or _is_spread(arg)
            found.extend(each for each in getattr(arg, '__parameters__', ()) if each not in found)
    return tuple(found)


def _prepared(alias, parameters: tuple, args: tuple) -> tuple:
    """Return one argument for each parameter, as the parameters take them."""
    for each in parameters:
        prepare = getattr(each, '__typing_prepare_subst__', None)
        if prepare is not None:
            args = prepare(alias, args)
    wanted, count = len(parameters), len(args)
    if count != wanted:
        least = sum(1 for each in parameters if not getattr(each, 'has_default', bool)())
        expected = f'at least {least}' if count < wanted and isinstance(alias, type) else wanted
        raise TypeError(f"Too {'many' if count > wanted else 'few'} arguments for {alias}; actual {count}, "
                        f'expected {expected}')
    return args


def _replaced(alias, args: tuple, values: dict) -> tuple:
    """Return the arguments with the variables in them replaced."""
    import _collections_abc
    result = []
    for old in args:
        if isinstance(old, type):
            result.append(old)
            continue
        if isinstance(old, (tuple, list)):
            result.append(_replaced(alias, tuple(old), values))
            continue
        substitute = getattr(old, '__typing_subst__', None)
        inside = getattr(old, '__parameters__', ())
        if substitute is not None:
            new = substitute(values[old])
        elif inside:
            chosen = []
            for each in inside:
                if isinstance(each, TypeVarTuple):
                    chosen.extend(values[each])
                else:
                    chosen.append(values[each])
            new = old[tuple(chosen)]
        else:
            new = old
        is_callable = getattr(alias, '__origin__', None) is _collections_abc.Callable
        if is_callable and isinstance(new, tuple):
            result.extend(new)
        elif _is_spread(old):
            if not isinstance(new, tuple):
                raise TypeError(f'expected __typing_subst__ of {type(old).__name__} objects to return a tuple, '
                                f'not {type(new).__name__}')
            result.extend(new)
        else:
            result.append(new)
    return tuple(result)
