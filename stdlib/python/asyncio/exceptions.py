"""The exceptions of asyncio."""

__all__ = [
    'BrokenBarrierError', 'CancelledError', 'InvalidStateError', 'TimeoutError', 'IncompleteReadError',
    'LimitOverrunError', 'SendfileNotAvailableError',
]

TimeoutError = TimeoutError


class CancelledError(BaseException):
    """The future or task was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in the future's state."""


class SendfileNotAvailableError(RuntimeError):
    """The system cannot send this file on this socket by itself."""


class IncompleteReadError(EOFError):
    """The stream ended before the read was complete; `partial` is what came, `expected` what was asked for."""

    def __init__(self, partial: bytes, expected: int | None) -> None:
        wanted = 'undefined' if expected is None else repr(expected)
        super().__init__(f'{len(partial)} bytes read on a total of {wanted} expected bytes')
        self.partial = partial
        self.expected = expected

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class LimitOverrunError(Exception):
    """The stream's buffer filled up before a separator came; `consumed` bytes are to be read away."""

    def __init__(self, message: str, consumed: int) -> None:
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return type(self), (self.args[0], self.consumed)


class BrokenBarrierError(RuntimeError):
    """The barrier was reset or aborted while a task waited at it."""
