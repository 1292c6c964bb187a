"""Coroutines that can be awaited, or entered with `async with`."""

from collections.abc import Coroutine

__all__ = ["Entered"]


class Entered(Coroutine):
    """A coroutine; with `async with` what it returns is left by `leave` at the end."""

    __slots__ = ("_coroutine", "_leave", "_object")

    def __init__(self, coroutine, leave) -> None:
        self._coroutine = coroutine
        self._leave = leave
        self._object = None

    def send(self, value):
        """Go on."""
        return self._coroutine.send(value)

    def throw(self, *error):
        """Go on with an exception."""
        return self._coroutine.throw(*error)

    def close(self) -> None:
        """End it."""
        self._coroutine.close()

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._object = await self._coroutine
        return self._object

    async def __aexit__(self, kind, error, traceback) -> None:
        found, self._object = self._object, None
        await self._leave(found, error)
