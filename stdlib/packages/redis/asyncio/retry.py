"""Doing something again when it fails for a reason that may pass, for asyncio."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from ..retry import Retry as ThreadRetry

__all__ = ["Retry"]


class Retry(ThreadRetry):
    """So many attempts beyond the first, with a time between them; -1 for no limit."""

    async def call_with_retry(
        self,
        do: Callable[[], Awaitable[Any]],
        fail: Callable[[Exception], Awaitable[Any]],
        is_retryable: Callable[[Exception], bool] | None = None,
    ) -> Any:
        """Return what `do` returns; after each failure call `fail`, wait, and try again."""
        self._backoff.reset()
        failures = 0
        while True:
            try:
                return await do()
            except self._supported_errors as error:
                failures = self._after(error, failures, is_retryable)
                await fail(error)
                if 0 <= self._retries < failures:
                    raise
                pause = self._backoff.compute(failures)
            if pause > 0:
                await asyncio.sleep(pause)
