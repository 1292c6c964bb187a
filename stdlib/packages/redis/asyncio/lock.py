"""Locks that programs on any machine share, for asyncio."""

import asyncio
import time

from ..exceptions import LockError
from ..lock import SCRIPTS, LockSettings

__all__ = ["Lock"]


class Lock(LockSettings):
    """A lock for tasks: a key that holds a token of whoever has it, and ends by itself after a time."""

    async def __aenter__(self):
        if await self.acquire():
            return self
        raise LockError("Unable to acquire lock within the time specified", lock_name=self.name)

    async def __aexit__(self, *error) -> None:
        try:
            await self.release()
        except LockError:
            if self.raise_on_release_error:
                raise

    async def acquire(self, sleep=None, blocking=None, blocking_timeout=None, token=None) -> bool:
        """Take the lock, if it can be had in time."""
        sleep = self.sleep if sleep is None else sleep
        token = self._new_token(token)
        blocking = self.blocking if blocking is None else blocking
        limit = self.blocking_timeout if blocking_timeout is None else blocking_timeout
        deadline = None if limit is None else time.monotonic() + limit
        while True:
            if await self.do_acquire(token):
                self.local.token = token
                return True
            if not blocking or deadline is not None and time.monotonic() + sleep > deadline:
                return False
            await asyncio.sleep(sleep)

    async def do_acquire(self, token) -> bool:
        """Try to set the key."""
        milliseconds = int(self.timeout * 1000) if self.timeout else None
        return bool(await self.redis.set(self.name, token, nx=True, px=milliseconds))

    async def locked(self) -> bool:
        """Whether anyone has the lock."""
        return await self.redis.get(self.name) is not None

    async def owned(self) -> bool:
        """Whether this object has the lock."""
        return self._is_token(await self.redis.get(self.name))

    async def _run(self, name: str, *arguments) -> bool:
        return bool(await self.redis.register_script(SCRIPTS[name])(keys=[self.name], args=arguments))

    async def release(self) -> None:
        """Give the lock back."""
        token = self.local.token
        if token is None:
            raise LockError("Cannot release a lock that's not owned or is already unlocked.", lock_name=self.name)
        self.local.token = None
        if not await self._run("release", token):
            raise self._lost("release")

    async def extend(self, additional_time, replace_ttl: bool = False) -> bool:
        """Keep the lock longer: so many seconds more, or so many from now on."""
        token = self._must_extend()
        if not await self._run("extend", token, int(additional_time * 1000), "1" if replace_ttl else "0"):
            raise self._lost("extend")
        return True

    async def reacquire(self) -> bool:
        """Keep the lock as long as if it were taken now."""
        token = self._must_reacquire()
        if not await self._run("reacquire", token, int(self.timeout * 1000)):
            raise self._lost("reacquire")
        return True
