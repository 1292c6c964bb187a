"""Several interpreters in one process: each has its own modules, its own objects and its own lock, or none.

Threads of different interpreters run at the same time. What one sends to another is copied.
"""

import _interpreters
import threading
import weakref
from contextlib import suppress as _suppress
from _interpreters import InterpreterError, InterpreterNotFoundError, NotShareableError

from ._crossing import ExecutionFailed, check_shareable as _check_shareable, dumps as _dumps, is_shareable, loads as _loads
from ._queues import Queue, QueueEmpty, QueueFull, create as create_queue

__all__ = [
    'get_current', 'get_main', 'create', 'list_all', 'is_shareable',
    'Interpreter', 'InterpreterError', 'InterpreterNotFoundError', 'ExecutionFailed', 'NotShareableError',
    'create_queue', 'Queue', 'QueueEmpty', 'QueueFull',
]

ExecutionFailed.__module__ = __name__

_known = weakref.WeakValueDictionary()
_known_lock = threading.Lock()


def create(*, gil: bool | None = None) -> 'Interpreter':
    """Make an interpreter.

    With `gil` its threads share a global lock, without it they do not; None does as in the calling interpreter.
    """
    import sys
    if gil is None:
        gil = sys._is_gil_enabled()
    path = [entry for entry in sys.path if isinstance(entry, str)]
    return Interpreter(_interpreters.create(bool(gil), path))


def list_all() -> list:
    """Return all interpreters."""
    listed = []
    for number in _interpreters.list_all():
        # Another thread may close one meanwhile.
        with _suppress(InterpreterNotFoundError):
            listed.append(Interpreter(number))
    return listed


def get_current() -> 'Interpreter':
    """Return the interpreter that runs this."""
    return Interpreter(_interpreters.get_current())


def get_main() -> 'Interpreter':
    """Return the interpreter that the program began in."""
    return Interpreter(0)


class Interpreter:
    """An interpreter. It ends with `close`, or when no object stands for it any more."""

    def __new__(cls, id: int, /):
        if not isinstance(id, int):
            raise TypeError(f'id must be an int, got {id!r}')
        id = int(id)
        with _known_lock:
            self = _known.get(id)
            if self is None:
                _interpreters.incref(id)
                self = super().__new__(cls)
                self._id = id
                _known[id] = self
        return self

    def __del__(self) -> None:
        # Without an id it stood for nothing.
        id = self.__dict__.get('_id')
        if id is None or not _interpreters.decref(id):
            return
        try:
            _interpreters.destroy(id)
        except InterpreterError:
            # It was closed meanwhile, or works, and will be seen to at the end of the program.
            pass

    def __repr__(self) -> str:
        return f'{type(self).__name__}({self._id})'

    def __hash__(self) -> int:
        return hash(self._id)

    def __reduce__(self):
        return type(self), (self._id,)

    @property
    def id(self) -> int:
        """The number of the interpreter."""
        return self._id

    @property
    def whence(self) -> str:
        """Where the interpreter came from."""
        return '_interpreters module' if self._id else 'runtime init'

    def is_running(self) -> bool:
        """Say whether code runs in the interpreter's `__main__`."""
        return _interpreters.is_running(self._id)

    def close(self) -> None:
        """End the interpreter, waiting for its threads. InterpreterError while code runs in its `__main__`."""
        _interpreters.destroy(self._id)

    def prepare_main(self, ns=None, /, **kwargs) -> None:
        """Give names in the interpreter's `__main__` values, which must be shareable."""
        names = kwargs if ns is None else {**dict(ns), **kwargs}
        for name, value in names.items():
            if not isinstance(name, str):
                raise TypeError('bad argument type for built-in operation')
            _check_shareable(value)
        self._run('set __main__ attrs for', 'prepare', names)

    def exec(self, code, /) -> None:
        """Run a text, or a function that takes and returns nothing, in the interpreter's `__main__`.

        The calling thread does that, and waits. ExecutionFailed if an exception is not caught.
        """
        _, failure = self._run('exec code for', 'execute', _script_of(code))
        if failure is not None:
            raise ExecutionFailed(failure[0])

    def call(self, callable, /, *args, **kwargs):
        """Call a function in the interpreter and return what it returns.

        The calling thread does that, and waits. ExecutionFailed if an exception is not caught.
        """
        return self._call(callable, args, kwargs)

    def call_in_thread(self, callable, /, *args, **kwargs) -> threading.Thread:
        """Call a function in the interpreter from a new thread, and return that."""
        thread = threading.Thread(target=self._call, args=(callable, args, kwargs))
        thread.start()
        return thread

    def _call(self, function, args: tuple, kwargs: dict):
        result, failure = self._outcome(function, args, kwargs)
        if failure is not None:
            raise ExecutionFailed(failure[0])
        return result

    def _outcome(self, function, args: tuple, kwargs: dict) -> tuple:
        # What it returns, and a pair of what it raised: described and pickled, or None.
        if not callable(function):
            raise TypeError(f'expected a callable, got {function!r}')
        return self._run('make call in', 'call', (function, args, kwargs))

    def _run(self, what: str, function: str, obj) -> tuple:
        pickle = _dumps(obj)
        answer = _interpreters.run(self._id, what, 'concurrent.interpreters._inside', function, pickle)
        try:
            kind, value = _loads(answer)
        except Exception as error:
            raise NotShareableError('object could not be unpickled') from error
        if kind == 'returned':
            return value, None
        if kind == 'raised':
            return None, value
        message, cause = value
        raise NotShareableError(message) from (None if cause is None else Exception(cause))


def _script_of(code):
    if isinstance(code, str):
        # What is wrong with the text is the caller's error, not the other interpreter's.
        compile(code, '<script>', 'exec')
        return code
    function_code = getattr(code, '__code__', None)
    if function_code is None:
        raise TypeError(f'unsupported script {code!r}')
    if function_code.co_argcount or function_code.co_kwonlyargcount or function_code.co_flags & 0x0C:
        raise ValueError('code with args not supported')
    return code
