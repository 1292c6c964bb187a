"""How callbacks, and the places they come from, are shown."""

__all__ = []

# Frames that debug mode keeps of where something was made.
_DEBUG_DEPTH = 10


def _get_function_source(func) -> tuple | None:
    while True:
        if hasattr(func, '__wrapped__'):
            func = func.__wrapped__
        elif hasattr(func, '__func__'):
            func = func.__func__
        elif hasattr(func, 'func') and hasattr(func, 'keywords'):
            func = func.func
        else:
            break
    code = getattr(func, '__code__', None)
    return None if code is None else (code.co_filename, code.co_firstlineno)


def _format_args_and_kwargs(args, kwargs, *, debug: bool = False) -> str:
    if not debug:
        # They may be secret, or long.
        return '()'
    from reprlib import repr as short_repr
    shown = [short_repr(arg) for arg in args]
    shown += [f'{key}={short_repr(value)}' for key, value in kwargs.items()]
    return f"({', '.join(shown)})"


def _format_callback(func, args, kwargs, *, debug: bool = False, suffix: str = '') -> str:
    if hasattr(func, 'func') and hasattr(func, 'keywords'):
        suffix = _format_args_and_kwargs(args, kwargs, debug=debug) + suffix
        return _format_callback(func.func, func.args, func.keywords, debug=debug, suffix=suffix)
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs, debug=debug) + suffix


def _format_callback_source(func, args, *, debug: bool = False) -> str:
    shown = _format_callback(func, args, {}, debug=debug)
    source = _get_function_source(func)
    return f'{shown} at {source[0]}:{source[1]}' if source else shown


def extract_stack(f=None, limit: int | None = None):
    """Return the innermost frames that led to `f`, or to the caller, the last call at the end."""
    import sys
    import traceback
    if f is None:
        f = sys._getframe().f_back
    stack = traceback.StackSummary.extract(traceback.walk_stack(f), limit=_DEBUG_DEPTH if limit is None else limit,
                                           lookup_lines=False)
    stack.reverse()
    return stack
