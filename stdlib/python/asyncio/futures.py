"""The future of asyncio, and how it is joined to the futures of threads."""

from _asyncio import Future, future_add_to_awaited_by, future_discard_from_awaited_by

from . import events, exceptions
from .base_futures import _CANCELLED, _FINISHED, _PENDING, isfuture

__all__ = ['Future', 'wrap_future', 'isfuture', 'future_add_to_awaited_by', 'future_discard_from_awaited_by']


def _get_loop(future):
    try:
        get_loop = future.get_loop
    except AttributeError:
        return future._loop
    return get_loop()


def _set_result_unless_cancelled(future, result) -> None:
    if not future.cancelled():
        future.set_result(result)


def _convert_future_exc(error: BaseException) -> BaseException:
    """Give asyncio's cancellation for that of `concurrent.futures`."""
    import concurrent.futures
    cls = type(error)
    if cls is concurrent.futures.CancelledError:
        return exceptions.CancelledError(*error.args).with_traceback(error.__traceback__)
    if cls is concurrent.futures.InvalidStateError:
        return exceptions.InvalidStateError(*error.args).with_traceback(error.__traceback__)
    return error


def _copy_to_task_future(source, target) -> None:
    if target.cancelled():
        return
    assert not target.done()
    if source.cancelled():
        target.cancel()
        return
    error = source.exception()
    if error is not None:
        target.set_exception(_convert_future_exc(error))
    else:
        target.set_result(source.result())


def _copy_to_thread_future(source, target) -> None:
    if source.cancelled():
        target.cancel()
    if not target.set_running_or_notify_cancel():
        return
    error = source.exception()
    if error is not None:
        target.set_exception(_convert_future_exc(error))
    else:
        target.set_result(source.result())


def _chain_future(source, destination) -> None:
    """End `destination` as `source` ends, and cancel `source` when `destination` is cancelled."""
    source_loop = _get_loop(source) if isfuture(source) else None
    destination_loop = _get_loop(destination) if isfuture(destination) else None

    def copy_state() -> None:
        if isfuture(destination):
            _copy_to_task_future(source, destination)
        else:
            _copy_to_thread_future(source, destination)

    def on_destination(done) -> None:
        if not done.cancelled():
            return
        if source_loop is None or source_loop is destination_loop or source_loop is events._get_running_loop():
            source.cancel()
        else:
            source_loop.call_soon_threadsafe(source.cancel)

    def on_source(done) -> None:
        if destination.cancelled() and destination_loop is not None and destination_loop.is_closed():
            return
        if destination_loop is None or destination_loop is source_loop:
            copy_state()
        elif not destination_loop.is_closed():
            destination_loop.call_soon_threadsafe(copy_state)

    destination.add_done_callback(on_destination)
    source.add_done_callback(on_source)


def wrap_future(future, *, loop=None) -> Future:
    """Return a future of asyncio that ends as the `concurrent.futures.Future` does."""
    if isfuture(future):
        return future
    import concurrent.futures
    assert isinstance(future, concurrent.futures.Future), f'concurrent.futures.Future is expected, got {future!r}'
    if loop is None:
        loop = events.get_event_loop()
    wrapped = loop.create_future()
    _chain_future(future, wrapped)
    return wrapped
