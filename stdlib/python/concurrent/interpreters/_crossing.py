"""How objects go from one interpreter to another: as pickles, functions and classes by value."""

import sys
from _interpreters import InterpreterError, NotShareableError
from _pickle import Pickler, dumps_by_value, loads
from io import BytesIO
from types import SimpleNamespace

__all__ = ['ExecutionFailed', 'dumps', 'loads', 'is_shareable', 'snapshot']

_SIMPLE = (type(None), bool, bytes, str, int, float)
_INT_LIMIT = 1 << 63


class ExecutionFailed(InterpreterError):
    """Code that ran in another interpreter raised an exception, which `excinfo` describes."""

    def __init__(self, excinfo) -> None:
        super().__init__(excinfo.formatted or f'{excinfo.type.__name__}: {excinfo.msg}')
        self.excinfo = excinfo

    def __str__(self) -> str:
        formatted = super().__str__()
        display = getattr(self.excinfo, 'errdisplay', None)
        if not display:
            return formatted
        return f'{formatted}\n\nUncaught in the interpreter:\n\n{display}'


def _restore_view(octets: bytes) -> memoryview:
    return memoryview(octets)


def _reduce_view(view: memoryview):
    # The other interpreter gets octets of its own, which nobody can tell apart while nobody writes.
    if not view.readonly:
        raise NotShareableError('a writable memoryview cannot be shared')
    return _restore_view, (view.tobytes(),)


class _Pickler(Pickler):
    _by_value = True
    dispatch_table = {memoryview: _reduce_view}


def dumps(obj) -> bytes:
    """Pickle an object for another interpreter; NotShareableError if that cannot be done."""
    try:
        try:
            return dumps_by_value(obj)
        except TypeError:
            buffer = BytesIO()
            _Pickler(buffer).dump(obj)
            return buffer.getvalue()
    except Exception as error:
        if isinstance(error, NotShareableError):
            raise
        raise NotShareableError('object does not support cross-interpreter data') from error


def is_shareable(obj) -> bool:
    """Say whether an object goes to other interpreters as what it is, rather than as a copy that was pickled."""
    from ._queues import Queue
    return type(obj) in _SIMPLE or isinstance(obj, (tuple, memoryview, Queue))


def check_shareable(obj) -> None:
    """Raise NotShareableError for an object that does not go to other interpreters as what it is."""
    if type(obj) is int and not -_INT_LIMIT <= obj < _INT_LIMIT:
        cause = OverflowError('Python int too large to convert to C long')
        raise NotShareableError(f'{obj!r} does not support cross-interpreter data') from cause
    if not is_shareable(obj):
        raise NotShareableError(f'{obj!r} does not support cross-interpreter data')
    if isinstance(obj, tuple):
        for item in obj:
            check_shareable(item)


def snapshot(error: BaseException) -> SimpleNamespace:
    """Describe an exception for another interpreter."""
    import traceback
    kind = type(error)
    try:
        message = str(error)
    except Exception:
        message = '<exception str() failed>'
    described = traceback.TracebackException.from_exception(error)
    formatted = ''.join(described.format_exception_only()).removesuffix('\n')
    return SimpleNamespace(
        type=SimpleNamespace(__name__=kind.__name__, __qualname__=kind.__qualname__, __module__=kind.__module__),
        msg=message,
        formatted=formatted,
        errdisplay=''.join(described.format()).removesuffix('\n'),
    )


def main_names() -> dict:
    """Return the namespace of `__main__`."""
    return sys.modules['__main__'].__dict__
