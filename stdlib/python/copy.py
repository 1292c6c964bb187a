"""Copies of objects, shallow and deep."""

from _copy import copy as _copy, deepcopy as _deepcopy
from _weakref import ref
from copyreg import dispatch_table

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    """The object cannot be copied."""


error = Error

# What cannot change is its own copy.
_ATOMS = frozenset({
    type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice, property,
    type(Ellipsis), type(NotImplemented), type(len), type(lambda: None), type(list[int]), type(int | str),
    type((lambda: None).__code__), ref, super,
})
_DEEP_ATOMS = _ATOMS - {tuple, frozenset, slice, super}


def copy(x):
    """Return a shallow copy of `x`."""
    return _copy(x, _copy_other)


def _copy_other(x):
    cls = type(x)
    if cls in _ATOMS:
        return x
    if cls in (list, dict, set, bytearray):
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    reduction = _reduce(x, cls, 'un(shallow)copyable object of type')
    if isinstance(reduction, str):
        return x
    return _reconstruct(x, None, *reduction)


def _reduce(x, cls: type, complaint: str):
    reducer = dispatch_table.get(cls)
    if reducer is not None:
        return reducer(x)
    reducer = getattr(x, '__reduce_ex__', None)
    if reducer is not None:
        return reducer(4)
    reducer = getattr(x, '__reduce__', None)
    if reducer is not None:
        return reducer()
    raise Error(f'{complaint} {cls}')


def deepcopy(x, memo: dict | None = None, _nil=[]):
    """Return a copy of `x` and of all that it holds."""
    if memo is None:
        memo = {}
    if type(memo) is dict:
        return _deepcopy(x, memo, _deepcopy_other, dispatch_table)
    return _deepcopy_other(x, memo)


def _deepcopy_other(x, memo, _nil=[]):
    cls = type(x)
    if cls in _DEEP_ATOMS:
        return x
    key = id(x)
    known = memo.get(key, _nil)
    if known is not _nil:
        return known
    copier = _DEEP_COPIERS.get(cls)
    if copier is not None:
        result = copier(x, memo)
    elif issubclass(cls, type):
        result = x
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            result = copier(memo)
        else:
            reduction = _reduce(x, cls, 'un(deep)copyable object of type')
            result = x if isinstance(reduction, str) else _reconstruct(x, memo, *reduction)
    if result is not x:
        memo[key] = result
        # An object that goes gives its id to another one.
        memo.setdefault(id(memo), []).append(x)
    return result


def _deepcopy_list(x: list, memo: dict) -> list:
    result = []
    memo[id(x)] = result
    for item in x:
        result.append(deepcopy(item, memo))
    return result


def _deepcopy_tuple(x: tuple, memo: dict) -> tuple:
    items = [deepcopy(item, memo) for item in x]
    # It may have been copied meanwhile, by way of something that holds it.
    known = memo.get(id(x))
    if known is not None:
        return known
    return x if all(new is old for new, old in zip(items, x)) else tuple(items)


def _deepcopy_dict(x: dict, memo: dict) -> dict:
    result = {}
    memo[id(x)] = result
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deepcopy_method(x, memo: dict):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


class _Sample:
    def method(self):
        """Only here for its type."""


_DEEP_COPIERS = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    type(_Sample().method): _deepcopy_method,
}
del _Sample


def _reconstruct(x, memo: dict | None, func, args, state=None, listiter=None, dictiter=None, *, deepcopy=deepcopy):
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    result = func(*args)
    if deep:
        memo[id(x)] = result
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(result, '__setstate__'):
            result.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                result.__dict__.update(state)
            if slots is not None:
                for key, value in slots.items():
                    setattr(result, key, value)
    if listiter is not None:
        for item in listiter:
            result.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            result[key] = value
    return result


def replace(obj, /, **changes):
    """Return a copy with some fields changed; `obj` has to offer that."""
    cls = obj.__class__
    method = getattr(cls, '__replace__', None)
    if method is None:
        raise TypeError(f'replace() does not support {cls.__name__} objects')
    return method(obj, **changes)
