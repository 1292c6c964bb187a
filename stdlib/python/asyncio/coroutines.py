"""How to know a coroutine, and how it is shown."""

import sys

__all__ = ['iscoroutinefunction', 'iscoroutine']


def _is_debug_mode() -> bool:
    import os
    flags = sys.flags
    return flags.dev_mode or not flags.ignore_environment and bool(os.environ.get('PYTHONASYNCIODEBUG'))


async def _sample():
    pass


_sample = _sample()
_coroutine_type = type(_sample)
_sample.close()
_known_types = {_coroutine_type}

_is_coroutine = object()


def iscoroutinefunction(func: object) -> bool:
    """Say whether a call of `func` gives a coroutine."""
    import inspect
    import warnings
    warnings.warn(
        "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; "
        'use inspect.iscoroutinefunction() instead',
        DeprecationWarning, stacklevel=2)
    return inspect.iscoroutinefunction(func) or getattr(func, '_is_coroutine', None) is _is_coroutine


def _is_coroutine_function(func: object) -> bool:
    code = getattr(getattr(func, '__func__', func), '__code__', None)
    # 0x80 and 0x100 are CO_COROUTINE and CO_ITERABLE_COROUTINE.
    return code is not None and bool(code.co_flags & 0x80)


def iscoroutine(obj: object) -> bool:
    """Say whether `obj` is a coroutine."""
    if type(obj) in _known_types:
        return True
    abc = sys.modules.get('_collections_abc')
    if abc is None:
        # Without that module nobody can have made another kind of coroutine than by its methods.
        cls = type(obj)
        found = all(hasattr(cls, name) for name in ('__await__', 'send', 'throw', 'close'))
    else:
        found = isinstance(obj, abc.Coroutine)
    if found and len(_known_types) < 100:
        _known_types.add(type(obj))
    return found


def _format_coroutine(coro) -> str:
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None)
    if not name:
        name = f'<{type(coro).__name__} without __name__>'
    name += '()'
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    running = bool(getattr(coro, 'cr_running', False) or getattr(coro, 'gi_running', False))
    if code is None:
        return f'{name} running' if running else name
    frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None)
    filename = code.co_filename or '<empty co_filename>'
    if frame is not None:
        return f'{name} running at {filename}:{frame.f_lineno}'
    return f'{name} done, defined at {filename}:{code.co_firstlineno}'
