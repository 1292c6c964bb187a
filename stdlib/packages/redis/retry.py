"""Doing something again when it fails for a reason that may pass."""

import time
from collections.abc import Callable
from typing import Any

from .backoff import AbstractBackoff
from .exceptions import ConnectionError, TimeoutError

__all__ = ["Retry"]


class Retry:
    """So many attempts beyond the first, with a time between them; -1 for no limit."""

    def __init__(
        self,
        backoff: AbstractBackoff,
        retries: int,
        supported_errors: tuple[type[Exception], ...] = (ConnectionError, TimeoutError),
    ) -> None:
        self._backoff = backoff
        self._retries = retries
        self._supported_errors = tuple(supported_errors)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Retry):
            return NotImplemented
        return (
            self._backoff == other._backoff
            and self._retries == other._retries
            and set(self._supported_errors) == set(other._supported_errors)
        )

    def __hash__(self) -> int:
        return hash((self._backoff, self._retries, frozenset(self._supported_errors)))

    def get_retries(self) -> int:
        """How many attempts beyond the first."""
        return self._retries

    def update_retries(self, value: int) -> None:
        """Allow so many attempts beyond the first."""
        self._retries = value

    def update_supported_errors(self, specified_errors) -> None:
        """Take further exceptions for reasons that may pass."""
        self._supported_errors = tuple(dict.fromkeys((*self._supported_errors, *specified_errors)))

    def is_supported_error(self, error: Exception) -> bool:
        """Whether an exception is a reason that may pass."""
        return isinstance(error, self._supported_errors)

    def copy(self) -> "Retry":
        """Another one like this."""
        return type(self)(self._backoff, self._retries, self._supported_errors)

    def call_with_retry(
        self,
        do: Callable[[], Any],
        fail: Callable[[Exception], Any],
        is_retryable: Callable[[Exception], bool] | None = None,
    ) -> Any:
        """Return what `do` returns; after each failure call `fail`, wait, and try again."""
        self._backoff.reset()
        failures = 0
        while True:
            try:
                return do()
            except self._supported_errors as error:
                failures = self._after(error, failures, is_retryable)
                fail(error)
                if 0 <= self._retries < failures:
                    raise
                pause = self._backoff.compute(failures)
            if pause > 0:
                time.sleep(pause)

    def _after(self, error: Exception, failures: int, is_retryable) -> int:
        if is_retryable is not None and not is_retryable(error):
            raise error
        return failures + 1
