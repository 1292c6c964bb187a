"""Running a coroutine from a program that has no loop."""

import _signal
from _thread import _get_main_thread_ident, get_ident

from . import coroutines, events, exceptions, tasks

__all__ = ['Runner', 'run']


class _State:
    CREATED = 'created'
    INITIALIZED = 'initialized'
    CLOSED = 'closed'


class Runner:
    """A context manager that owns a loop and runs coroutines on it one after the other.

    Ctrl-C cancels the coroutine that runs and then raises KeyboardInterrupt.
    """

    def __init__(self, *, debug: bool | None = None, loop_factory=None) -> None:
        self._state = _State.CREATED
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._interrupt_count = 0
        self._set_event_loop = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb) -> None:
        self.close()

    def close(self) -> None:
        """Cancel what still runs, shut down generators and threads, and close the loop."""
        if self._state is not _State.INITIALIZED:
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            # Five minutes, as CPython allows its executor's threads.
            loop.run_until_complete(loop.shutdown_default_executor(300))
        finally:
            if self._set_event_loop:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = _State.CLOSED

    def get_loop(self):
        """Return the loop that the runner owns."""
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        """Run the coroutine or awaitable to its end, and return its result."""
        if events._is_thread_taken():
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._lazy_init()
        if not coroutines.iscoroutine(coro):
            if not tasks._is_awaitable(coro):
                raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
            coro = tasks._wrap_awaitable(coro)
        if context is None:
            context = self._context
        task = self._loop.create_task(coro, context=context)
        old_handler = None
        # Before the handler is there, which may be called at once.
        self._interrupt_count = 0
        if get_ident() == _get_main_thread_ident() and \
                _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:

            def on_interrupt(signum, frame) -> None:
                self._interrupt_count += 1
                if self._interrupt_count == 1 and not task.done():
                    task.cancel()
                    # Wakes the loop, which may be waiting for input.
                    self._loop.call_soon_threadsafe(lambda: None)
                    return
                raise KeyboardInterrupt()

            try:
                _signal.signal(_signal.SIGINT, on_interrupt)
                old_handler = on_interrupt
            except (ValueError, PermissionError):
                # Signals cannot be set from here, in an embedded interpreter for example, or must not be.
                pass
        try:
            return self._loop.run_until_complete(task)
        except exceptions.CancelledError:
            if self._interrupt_count > 0 and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            if old_handler is not None and _signal.getsignal(_signal.SIGINT) is old_handler:
                _signal.signal(_signal.SIGINT, _signal.default_int_handler)

    def _lazy_init(self) -> None:
        if self._state is _State.CLOSED:
            raise RuntimeError('Runner is closed')
        if self._state is _State.INITIALIZED:
            return
        if self._loop_factory is None:
            self._loop = events.new_event_loop()
            if not self._set_event_loop:
                events.set_event_loop(self._loop)
                self._set_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        from _contextvars import copy_context
        self._context = copy_context()
        self._state = _State.INITIALIZED


def run(main, *, debug: bool | None = None, loop_factory=None):
    """Run `main` on a new loop and return its result; for programs, as their one entry into asyncio."""
    if events._is_thread_taken():
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop) -> None:
    pending = tasks.all_tasks(loop)
    if not pending:
        return
    for task in pending:
        task.cancel()
    loop.run_until_complete(tasks.gather(*pending, return_exceptions=True))
    for task in pending:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                'message': 'unhandled exception during asyncio.run() shutdown',
                'exception': task.exception(),
                'task': task,
            })
