"""Limits on the time that a block of a task may take."""

from . import events, exceptions, tasks

__all__ = ['Timeout', 'timeout', 'timeout_at']

_CREATED = 'created'
_ENTERED = 'active'
_EXPIRING = 'expiring'
_EXPIRED = 'expired'
_EXITED = 'finished'


class Timeout:
    """Cancels its block at a point of the loop's time, and turns that cancellation into TimeoutError."""

    def __init__(self, when: float | None) -> None:
        self._state = _CREATED
        self._timeout_handler = None
        self._task = None
        self._when = when

    def when(self) -> float | None:
        """Return the point of time, or None."""
        return self._when

    def reschedule(self, when: float | None) -> None:
        """Move the point of time; None takes the limit away."""
        if self._state is not _ENTERED:
            if self._state is _CREATED:
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError(f'Cannot change state of {self._state} Timeout')
        self._when = when
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if when is None:
            return
        loop = events.get_running_loop()
        if when <= loop.time():
            self._timeout_handler = loop.call_soon(self._on_timeout)
        else:
            self._timeout_handler = loop.call_at(when, self._on_timeout)

    def expired(self) -> bool:
        """Say whether the time ran out inside the block."""
        return self._state in (_EXPIRING, _EXPIRED)

    def __repr__(self) -> str:
        shown = f'[{self._state}]'
        if self._state is _ENTERED:
            shown += f' when={None if self._when is None else round(self._when, 3)}'
        return f'<Timeout {shown}>'

    async def __aenter__(self):
        if self._state is not _CREATED:
            raise RuntimeError('Timeout has already been entered')
        task = tasks.current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = _ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb) -> bool | None:
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if self._state is not _EXPIRING:
            self._state = _EXITED
            return None
        self._state = _EXPIRED
        if self._task.uncancel() <= self._cancelling and exc_type is not None:
            # Nobody else asked for a cancellation, so what arrives here is this object's own.
            if issubclass(exc_type, exceptions.CancelledError):
                raise TimeoutError from exc_val
            self._insert_timeout_error(exc_val)
            if isinstance(exc_val, ExceptionGroup):
                for each in exc_val.exceptions:
                    self._insert_timeout_error(each)
        return None

    def _on_timeout(self) -> None:
        self._task.cancel()
        self._state = _EXPIRING
        # The handle refers to this object, and this object to the handle.
        self._timeout_handler = None

    @staticmethod
    def _insert_timeout_error(error) -> None:
        while error.__context__ is not None:
            if isinstance(error.__context__, exceptions.CancelledError):
                timeout_error = TimeoutError()
                timeout_error.__context__ = timeout_error.__cause__ = error.__context__
                error.__context__ = timeout_error
                break
            error = error.__context__


def timeout(delay: float | None) -> Timeout:
    """Limit an `async with` block to `delay` seconds; None for no limit yet."""
    return Timeout(events.get_running_loop().time() + delay if delay is not None else None)


def timeout_at(when: float | None) -> Timeout:
    """Limit an `async with` block to the point `when` of the loop's time."""
    return Timeout(when)
