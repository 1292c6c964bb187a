"""Tasks, and the ways to run, wait for, limit and shield several awaitables."""

from _asyncio import (
    Task,
    _Pause,
    _call_back,
    _enter_task,
    _leave_task,
    _register_eager_task,
    _register_task,
    _swap_current_task,
    _unregister_eager_task,
    _unregister_task,
    all_tasks,
    current_task,
    future_discard_from_awaited_by,
)

from . import coroutines, events, exceptions, futures

__all__ = [
    'Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for', 'as_completed',
    'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe', 'current_task', 'all_tasks',
    'create_eager_task_factory', 'eager_task_factory', '_register_task', '_unregister_task', '_enter_task',
    '_leave_task',
]

# As in concurrent.futures, which need not be imported for them.
FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


def create_task(coro, **kwargs) -> Task:
    """Have the running loop run `coro` beside the caller; keywords are `name`, `context` and `eager_start`."""
    return events.get_running_loop().create_task(coro, **kwargs)


def _is_awaitable(obj: object) -> bool:
    if hasattr(type(obj), '__await__'):
        return True
    code = getattr(obj, 'gi_code', None)
    # A generator under `types.coroutine` may be awaited too.
    return code is not None and bool(code.co_flags & 0x100)


async def _wrap_awaitable(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """Return the future itself, or a task that awaits the coroutine or awaitable."""
    if type(coro_or_future) is coroutines._coroutine_type:
        return (events.get_event_loop() if loop is None else loop).create_task(coro_or_future)
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    wrapped = False
    if not coroutines.iscoroutine(coro_or_future):
        if not _is_awaitable(coro_or_future):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro_or_future = _wrap_awaitable(coro_or_future)
        wrapped = True
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if wrapped:
            coro_or_future.close()
        raise


def _forget(future, callback, task) -> None:
    # The end of `_call_back`: the task does not wait for the future any more.
    future.remove_done_callback(callback)
    if task is not None:
        future_discard_from_awaited_by(future, task)


async def sleep(delay: float, result=None):
    """Let the others run for `delay` seconds, then return `result`."""
    if delay <= 0:
        # Every other callback that is due has a turn.
        await _Pause()
        return result
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = events.get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        handle.cancel()


async def wait(fs, *, timeout: float | None = None, return_when: str = ALL_COMPLETED) -> tuple:
    """Wait for futures or tasks, or for the first that ends or raises; return the sets (done, pending).

    Nothing is raised or cancelled when `timeout` seconds have passed.
    """
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(coroutines.iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    return await _wait(fs, timeout, return_when, events.get_running_loop())


def _release_waiter(waiter, *_) -> None:
    if not waiter.done():
        waiter.set_result(None)


async def _wait(fs: set, timeout: float | None, return_when: str, loop) -> tuple:
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)
    task = current_task()

    def on_completion(future) -> None:
        nonlocal left
        left -= 1
        failed = return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None
        if left <= 0 or return_when == FIRST_COMPLETED or failed:
            if timer is not None:
                timer.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for future in fs:
        _call_back(future, on_completion, task)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            _forget(future, on_completion, task)
    done = {future for future in fs if future.done()}
    return done, fs - done


async def wait_for(fut, timeout: float | None):
    """Await `fut` for at most `timeout` seconds, then cancel it and raise TimeoutError."""
    from . import timeouts
    if fut is not None and not futures.isfuture(fut) and not coroutines.iscoroutine(fut):
        fut = _wrap_awaitable(fut)
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except exceptions.CancelledError as error:
            raise TimeoutError from error
    async with timeouts.timeout(timeout):
        return await fut


async def _cancel_and_wait(future) -> None:
    waiter = events.get_running_loop().create_future()

    def on_done(_) -> None:
        _release_waiter(waiter)

    future.add_done_callback(on_done)
    try:
        future.cancel()
        # Not `await future`: the caller's own cancellation must not be taken for that of the future.
        await waiter
    finally:
        future.remove_done_callback(on_done)


class _AsCompletedIterator:
    """The awaitables in the order in which they end: as coroutines for `for`, as futures for `async for`."""

    def __init__(self, aws, timeout: float | None) -> None:
        from .queues import Queue
        self._done = Queue()
        self._timeout_handle = None
        loop = events.get_event_loop()
        self._todo = todo = {ensure_future(aw, loop=loop) for aw in set(aws)}
        self._task = current_task() if events._get_running_loop() is not None else None
        for future in todo:
            _call_back(future, self._on_completion, self._task)
        if todo and timeout is not None:
            self._timeout_handle = loop.call_later(timeout, self._on_timeout)
        self._left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        try:
            return await self._next_done()
        except exceptions.CancelledError:
            # What it would have got is for somebody else.
            self._left += 1
            raise

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next_result()

    async def _next_done(self):
        future = await self._done.get()
        if future is None:
            raise exceptions.TimeoutError
        return future

    async def _next_result(self):
        try:
            future = await self._next_done()
        except exceptions.CancelledError:
            self._left += 1
            raise
        return future.result()

    def _on_completion(self, future) -> None:
        if future not in self._todo:
            return
        self._todo.remove(future)
        self._done.put_nowait(future)
        if not self._todo and self._timeout_handle is not None:
            self._timeout_handle.cancel()

    def _on_timeout(self) -> None:
        for future in self._todo:
            _forget(future, self._on_completion, self._task)
            self._done.put_nowait(None)
        self._todo.clear()


def as_completed(fs, *, timeout: float | None = None) -> _AsCompletedIterator:
    """Iterate over awaitables as they end, in plain or `async for`; TimeoutError after `timeout` seconds."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expects an iterable of awaitables, not {type(fs).__name__}')
    return _AsCompletedIterator(fs, timeout)


class _GatheringFuture(futures.Future):
    """What `gather` returns: cancelling it cancels the children, and it ends when they have."""

    def __init__(self, children: list, *, loop) -> None:
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None) -> bool:
        """Cancel every child; say whether there was one to cancel."""
        if self.done():
            return False
        any_cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                any_cancelled = True
        if any_cancelled:
            self._cancel_requested = True
        return any_cancelled


def gather(*coros_or_futures, return_exceptions: bool = False):
    """Run the awaitables together and give the list of their results, in the order of the arguments.

    The first exception is raised at once and the others go on; with `return_exceptions` exceptions are results.
    """
    loop = events._get_running_loop()
    if not coros_or_futures:
        outer = (loop or events.get_event_loop()).create_future()
        outer.set_result([])
        return outer

    outer = None
    children = []
    known = {}
    left = 0
    done_early = []
    task = current_task() if loop is not None else None

    def on_done(child) -> None:
        nonlocal left
        left -= 1
        if outer is None or outer.done():
            if not child.cancelled():
                # Retrieved, so that nothing is logged about it.
                child.exception()
            return
        if not return_exceptions:
            error = child._make_cancelled_error() if child.cancelled() else child.exception()
            if error is not None:
                outer.set_exception(error)
                if task is not None:
                    for each in known.values():
                        if not each.done():
                            future_discard_from_awaited_by(each, task)
                return
        if left:
            return
        results = []
        for each in children:
            if each.cancelled():
                message = each._cancel_message
                results.append(exceptions.CancelledError('' if message is None else message))
            else:
                error = each.exception()
                results.append(each.result() if error is None else error)
        if outer._cancel_requested:
            outer.set_exception(child._make_cancelled_error())
        else:
            outer.set_result(results)

    loop = None
    for arg in coros_or_futures:
        if arg in known:
            children.append(known[arg])
            continue
        future = ensure_future(arg, loop=loop)
        if loop is None:
            loop = futures._get_loop(future)
        if future is not arg:
            # The caller has no reference to it, so a warning about its end would help nobody.
            future._log_destroy_pending = False
        left += 1
        known[arg] = future
        if future.done():
            done_early.append(future)
        else:
            _call_back(future, on_done, task)
        children.append(future)
    outer = _GatheringFuture(children, loop=loop)
    for future in done_early:
        on_done(future)
    return outer


def shield(arg):
    """Await something without passing the awaiter's cancellation on to it."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = futures._get_loop(inner)
    outer = loop.create_future()
    task = current_task() if events._get_running_loop() is not None else None

    def on_inner(inner) -> None:
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def on_outer(outer) -> None:
        if not inner.done():
            _forget(inner, on_inner, task)

    _call_back(inner, on_inner, task)
    outer.add_done_callback(on_outer)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """From another thread, have `loop` run `coro`; return a `concurrent.futures.Future`."""
    if not coroutines.iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    from concurrent.futures import Future
    future = Future()

    def start() -> None:
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(start)
    return future


def create_eager_task_factory(custom_task_constructor):
    """Return a task factory whose tasks start to run when they are made."""

    def factory(loop, coro, *, eager_start: bool = True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)
