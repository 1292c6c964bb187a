"""What futures of every kind share: how to know one, and how it is shown."""

__all__ = ['isfuture']

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'

# Futures that are being shown, for those whose result holds themselves.
_shown: set = set()


def isfuture(obj: object) -> bool:
    """Say whether `obj` is a future, or says that it behaves like one."""
    return hasattr(obj.__class__, '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None


def _show_callbacks(callbacks: list) -> str:
    from .format_helpers import _format_callback_source

    def show(entry) -> str:
        if not isinstance(entry, tuple):
            # A task waits for it, without a callback.
            return f'{type(entry).__name__}.task_wakeup()'
        return _format_callback_source(entry[0], ())

    if len(callbacks) <= 2:
        return f"cb=[{', '.join(map(show, callbacks))}]"
    return f'cb=[{show(callbacks[0])}, <{len(callbacks) - 2} more>, {show(callbacks[-1])}]'


def _future_repr_info(future) -> list:
    from _thread import get_ident
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f'exception={future._exception!r}')
        else:
            key = id(future), get_ident()
            if key in _shown:
                result = '...'
            else:
                from reprlib import repr as short_repr
                _shown.add(key)
                try:
                    result = short_repr(future._result)
                finally:
                    _shown.discard(key)
            info.append(f'result={result}')
    if future._callbacks:
        info.append(_show_callbacks(future._callbacks))
    if future._source_traceback:
        frame = future._source_traceback[-1]
        info.append(f'created at {frame[0]}:{frame[1]}')
    return info


def _future_repr(future) -> str:
    return f"<{future.__class__.__name__} {' '.join(_future_repr_info(future))}>"
