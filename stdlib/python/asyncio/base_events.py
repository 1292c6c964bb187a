"""The event loop: what is Python about it; handles, timers and polling are native."""

import sys
from _asyncio import EventLoop as _NativeEventLoop
from _weakref import ref

from . import coroutines, events, futures, tasks

__all__ = ['BaseEventLoop', 'Server']


def _run_until_complete_cb(future) -> None:
    if not future.cancelled():
        error = future.exception()
        if isinstance(error, (SystemExit, KeyboardInterrupt)):
            # It leaves `run_forever` by itself.
            return
    futures._get_loop(future).stop()


def __getattr__(name: str):
    if name == 'Server':
        from ._server import Server
        return Server
    if name == 'logger':
        from .log import logger
        return logger
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def _log():
    # The module of that name is loaded late, and a program may have put something else in its place here.
    return sys.modules[__name__].logger


class BaseEventLoop(_NativeEventLoop, events.AbstractEventLoop):
    """A loop that runs callbacks and tasks in the thread that calls `run_forever`."""

    def __init__(self) -> None:
        super().__init__()
        self._exception_handler = None
        self._default_executor = None
        self._executor_shutdown_called = False
        # Asynchronous generators that have begun and not ended, by identity: they need not be hashable.
        self._asyncgens = {}
        self._asyncgens_shutdown_called = False
        # Without that module the environment is what it was, and the native half has asked it.
        if 'os' in sys.modules or sys.flags.dev_mode or sys.flags.ignore_environment:
            self.set_debug(coroutines._is_debug_mode())
        # Without that module nobody can have asked for this.
        if 'logging' in sys.modules:
            _log().debug('Using selector: EpollSelector')

    def __repr__(self) -> str:
        return (f'<{self.__class__.__name__} running={self.is_running()} '
                f'closed={self.is_closed()} debug={self.get_debug()}>')

    def __del__(self) -> None:
        if not self.is_closed():
            # Without that module nobody can have asked for this warning, which is ignored by default.
            if 'warnings' in sys.modules:
                from warnings import warn
                warn(f'unclosed event loop {self!r}', ResourceWarning, source=self)
            if not self.is_running():
                self.close()

    def _check_closed(self) -> None:
        if self.is_closed():
            raise RuntimeError('Event loop is closed')

    def _check_running(self) -> None:
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if events._is_thread_taken():
            raise RuntimeError('Cannot run the event loop while another loop is running')

    # Running.

    def run_forever(self) -> None:
        """Run until `stop` is called."""
        self._check_closed()
        self._check_running()
        hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook, finalizer=self._asyncgen_finalizer_hook)
        tracking = self.get_debug() and hasattr(sys, 'set_coroutine_origin_tracking_depth')
        if tracking:
            depth = sys.get_coroutine_origin_tracking_depth()
            sys.set_coroutine_origin_tracking_depth(10)
        aside = events._get_running_loop()
        if aside is not None:
            # The loop of a prompt stands aside for this one.
            events._set_running_loop(None)
        try:
            super().run_forever()
        finally:
            if aside is not None:
                events._set_running_loop(aside)
            if tracking:
                sys.set_coroutine_origin_tracking_depth(depth)
            sys.set_asyncgen_hooks(*hooks)

    def _process_events(self, event_list) -> None:
        # Only a selector that a program has put in the place of the native one brings its events here.
        for key, mask in event_list:
            reader, writer = key.data
            if mask & 1 and reader is not None:
                self._add_callback(reader)
            if mask & 2 and writer is not None:
                self._add_callback(writer)

    def run_until_complete(self, future):
        """Run until the future, coroutine or awaitable is done, and return or raise what came of it."""
        self._check_closed()
        self._check_running()
        new_task = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if new_task:
            # An exception is raised from here, so its loss need not be reported.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except BaseException:
            if new_task and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def close(self) -> None:
        """Let go of everything; callbacks that still wait are dropped."""
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self.is_closed():
            return
        if self.get_debug():
            _log().debug('Close %r', self)
        super().close()
        self._executor_shutdown_called = True
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=False)

    # Asynchronous generators.

    def _asyncgen_firstiter_hook(self, agen) -> None:
        if self._asyncgens_shutdown_called:
            from warnings import warn
            warn(f'asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call',
                 ResourceWarning, source=self)
        key = id(agen)
        known = self._asyncgens
        # By the time that the end of one is noticed, another may have its number.
        known[key] = ref(agen, lambda ended: known.pop(key) if known.get(key) is ended else None)

    def _asyncgen_finalizer_hook(self, agen) -> None:
        self._asyncgens.pop(id(agen), None)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self) -> None:
        """Close every asynchronous generator that is still open."""
        self._asyncgens_shutdown_called = True
        closing = [agen for agen in [reference() for reference in list(self._asyncgens.values())] if agen is not None]
        self._asyncgens.clear()
        if not closing:
            return
        results = await tasks.gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of asynchronous generator {agen!r}',
                    'exception': result,
                    'asyncgen': agen,
                })

    # Executors.

    def run_in_executor(self, executor, func, *args):
        """Run `func(*args)` in a pool, the default one for None; return a future of its result."""
        self._check_closed()
        if self.get_debug():
            self._check_callback(func, 'run_in_executor')
        if executor is None:
            executor = self._default_executor
            if self._executor_shutdown_called:
                raise RuntimeError('Executor shutdown has been called')
            if executor is None:
                from concurrent.futures.thread import ThreadPoolExecutor
                executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix='asyncio')
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def _check_callback(self, callback, method: str) -> None:
        if coroutines.iscoroutine(callback) or coroutines._is_coroutine_function(callback):
            raise TypeError(f'coroutines cannot be used with {method}()')
        if not callable(callback):
            raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')

    def set_default_executor(self, executor) -> None:
        """Use this `ThreadPoolExecutor` for `run_in_executor(None, …)`."""
        from concurrent.futures.thread import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """Wait until the default pool has finished its work, with a RuntimeWarning after `timeout` seconds."""
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is None:
            return
        import threading
        from . import timeouts
        future = self.create_future()

        def shut_down() -> None:
            try:
                executor.shutdown(wait=True)
                if not self.is_closed():
                    self.call_soon_threadsafe(futures._set_result_unless_cancelled, future, None)
            except Exception as error:
                if not self.is_closed() and not future.cancelled():
                    self.call_soon_threadsafe(future.set_exception, error)

        thread = threading.Thread(target=shut_down)
        thread.start()
        try:
            async with timeouts.timeout(timeout):
                await future
        except TimeoutError:
            from warnings import warn
            warn(f'The executor did not finishing joining its threads within {timeout} seconds.',
                 RuntimeWarning, stacklevel=2)
            executor.shutdown(wait=False)
        else:
            thread.join()

    # Errors that nobody awaits.

    def get_exception_handler(self):
        """Return the handler that was set, or None."""
        return self._exception_handler

    def set_exception_handler(self, handler) -> None:
        """Have `handler(loop, context)` called for errors that reach the loop; None for the default, which logs."""
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context: dict) -> None:
        """Log the error that `context` describes."""
        message = context.get('message') or 'Unhandled exception in event loop'
        error = context.get('exception')
        exc_info = False if error is None else (type(error), error, error.__traceback__)
        lines = [message]
        for key in sorted(context):
            if key in ('message', 'exception'):
                continue
            value = context[key]
            if key == 'source_traceback':
                import traceback
                shown = ''.join(traceback.format_list(value)).rstrip()
                value = 'Object created at (most recent call last):\n' + shown
            elif key == 'handle_traceback':
                import traceback
                shown = ''.join(traceback.format_list(value)).rstrip()
                value = 'Handle created at (most recent call last):\n' + shown
            else:
                value = repr(value)
            lines.append(f'{key}: {value}')
        _log().error('\n'.join(lines), exc_info=exc_info)

    def call_exception_handler(self, context: dict) -> None:
        """Hand an error to the handler; `context` has a `message` and may have `exception`, `future`, `task`, …"""
        handler = self._exception_handler
        if handler is None:
            try:
                self.default_exception_handler(context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                # A subclass may have replaced the method.
                _log().error('Exception in default exception handler', exc_info=True)
            return
        try:
            source = context.get('task') or context.get('future') or context.get('handle')
            run_in = source.get_context() if hasattr(source, 'get_context') else None
            if run_in is not None and hasattr(run_in, 'run'):
                run_in.run(handler, self, context)
            else:
                handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            try:
                self.default_exception_handler({
                    'message': 'Unhandled error in exception handler',
                    'exception': error,
                    'context': context,
                })
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                _log().error('Exception in default exception handler while handling an unexpected error in '
                             'custom exception handler', exc_info=True)

