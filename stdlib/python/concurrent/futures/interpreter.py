"""The executor that runs its calls in a pool of threads, each of which has an interpreter of its own."""

from concurrent import interpreters
from concurrent.futures import thread as _thread
from concurrent.interpreters import ExecutionFailed
from concurrent.interpreters._crossing import loads
from itertools import count

__all__ = ['BrokenInterpreterPool', 'InterpreterPoolExecutor']


class BrokenInterpreterPool(_thread.BrokenThreadPool):
    """A worker could not be set up: its initializer failed, most likely."""


class _Surroundings(_thread._Surroundings):
    """An interpreter that lives as long as the worker."""

    interpreter = None

    def enter(self) -> None:
        """Make the interpreter, and run the initializer there."""
        self.interpreter = interpreters.create()
        if self.initializer is not None:
            self.interpreter.call(self.initializer, *self.initargs)

    def leave(self) -> None:
        """End the interpreter."""
        if self.interpreter is not None:
            self.interpreter.close()


class _Call(_thread._Call):
    """A call that waits for a worker, and is made in its interpreter."""

    __slots__ = ()

    def run(self, surroundings: _Surroundings) -> None:
        """Make the call and end its future."""
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result, failure = surroundings.interpreter._outcome(self.function, self.args, self.kwargs)
            if failure is not None:
                raise _exception_of(*failure)
        except BaseException as error:
            self.future.set_exception(error)
            # The traceback holds this frame, which must not hold the future.
            self = None
        else:
            self.future.set_result(result)


def _exception_of(described, pickle: bytes | None) -> BaseException:
    failed = ExecutionFailed(described)
    if pickle is None:
        return failed
    try:
        error = loads(pickle)
    except Exception:
        return failed
    error.__cause__ = failed
    return error


class InterpreterPoolExecutor(_thread.ThreadPoolExecutor):
    """Runs calls in up to `max_workers` threads with an interpreter each, started as they are needed.

    Calls, arguments and results go from one interpreter to the other as copies. Each interpreter begins with
    `initializer(*initargs)`; when that fails the pool is broken.
    """

    BROKEN = BrokenInterpreterPool

    _call_class = _Call
    _surroundings_class = _Surroundings
    _default_prefix = 'InterpreterPoolExecutor'
    _counter = count().__next__

    def __init__(self, max_workers: int | None = None, thread_name_prefix: str = '', initializer=None,
                 initargs: tuple = ()) -> None:
        super().__init__(max_workers, thread_name_prefix, initializer, initargs)
