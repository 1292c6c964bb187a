"""Locks that programs on any machine share."""

import threading
import time
import uuid
from types import SimpleNamespace

from .exceptions import LockError, LockNotOwnedError

__all__ = ["Lock", "SCRIPTS"]

# Each does its work only while the lock is held under the token that it is given.
SCRIPTS = {
    "release": """
        if redis.call('get', KEYS[1]) ~= ARGV[1] then
            return 0
        end
        redis.call('del', KEYS[1])
        return 1
    """,
    "extend": """
        if redis.call('get', KEYS[1]) ~= ARGV[1] then
            return 0
        end
        local left = redis.call('pttl', KEYS[1])
        if left < 0 then
            return 0
        end
        local more = tonumber(ARGV[2])
        if ARGV[3] == '0' then
            more = more + left
        end
        redis.call('pexpire', KEYS[1], more)
        return 1
    """,
    "reacquire": """
        if redis.call('get', KEYS[1]) ~= ARGV[1] then
            return 0
        end
        redis.call('pexpire', KEYS[1], ARGV[2])
        return 1
    """,
}


class LockSettings:
    """What locks of both kinds are told."""

    def __init__(self, redis, name, timeout=None, sleep=0.1, blocking=True, blocking_timeout=None,
                 thread_local=True, raise_on_release_error=True) -> None:
        self.redis = redis
        self.name = name
        self.timeout = timeout
        self.sleep = sleep
        self.blocking = blocking
        self.blocking_timeout = blocking_timeout
        self.raise_on_release_error = raise_on_release_error
        self.thread_local = bool(thread_local)
        self.local = threading.local() if self.thread_local else SimpleNamespace()
        self.local.token = None

    def _new_token(self, token) -> bytes:
        if token is None:
            return uuid.uuid1().hex.encode()
        return token if isinstance(token, bytes) else token.encode(
            self.redis.get_encoder().encoding, self.redis.get_encoder().encoding_errors
        )

    def _is_token(self, stored) -> bool:
        if stored is not None and not isinstance(stored, bytes):
            stored = stored.encode()
        return self.local.token is not None and stored == self.local.token

    def _must_extend(self) -> bytes:
        if self.local.token is None:
            raise LockError("Cannot extend an unlocked lock", lock_name=self.name)
        if self.timeout is None:
            raise LockError("Cannot extend a lock with no timeout", lock_name=self.name)
        return self.local.token

    def _must_reacquire(self) -> bytes:
        if self.local.token is None:
            raise LockError("Cannot reacquire an unlocked lock", lock_name=self.name)
        if self.timeout is None:
            raise LockError("Cannot reacquire a lock with no timeout", lock_name=self.name)
        return self.local.token

    def _lost(self, doing: str) -> LockNotOwnedError:
        return LockNotOwnedError(f"Cannot {doing} a lock that's no longer owned", lock_name=self.name)


class Lock(LockSettings):
    """A lock for threads: a key that holds a token of whoever has it, and ends by itself after a time."""

    def __enter__(self):
        if self.acquire():
            return self
        raise LockError("Unable to acquire lock within the time specified", lock_name=self.name)

    def __exit__(self, *error) -> None:
        try:
            self.release()
        except LockError:
            if self.raise_on_release_error:
                raise

    def acquire(self, sleep=None, blocking=None, blocking_timeout=None, token=None) -> bool:
        """Take the lock, if it can be had in time."""
        sleep = self.sleep if sleep is None else sleep
        token = self._new_token(token)
        blocking = self.blocking if blocking is None else blocking
        limit = self.blocking_timeout if blocking_timeout is None else blocking_timeout
        deadline = None if limit is None else time.monotonic() + limit
        while True:
            if self.do_acquire(token):
                self.local.token = token
                return True
            if not blocking or deadline is not None and time.monotonic() + sleep > deadline:
                return False
            time.sleep(sleep)

    def do_acquire(self, token) -> bool:
        """Try to set the key."""
        milliseconds = int(self.timeout * 1000) if self.timeout else None
        return bool(self.redis.set(self.name, token, nx=True, px=milliseconds))

    def locked(self) -> bool:
        """Whether anyone has the lock."""
        return self.redis.get(self.name) is not None

    def owned(self) -> bool:
        """Whether this object has the lock."""
        return self._is_token(self.redis.get(self.name))

    def _run(self, name: str, *arguments) -> bool:
        return bool(self.redis.register_script(SCRIPTS[name])(keys=[self.name], args=arguments))

    def release(self) -> None:
        """Give the lock back."""
        token = self.local.token
        if token is None:
            raise LockError("Cannot release a lock that's not owned or is already unlocked.", lock_name=self.name)
        self.local.token = None
        if not self._run("release", token):
            raise self._lost("release")

    def extend(self, additional_time, replace_ttl: bool = False) -> bool:
        """Keep the lock longer: so many seconds more, or so many from now on."""
        token = self._must_extend()
        if not self._run("extend", token, int(additional_time * 1000), "1" if replace_ttl else "0"):
            raise self._lost("extend")
        return True

    def reacquire(self) -> bool:
        """Keep the lock as long as if it were taken now."""
        token = self._must_reacquire()
        if not self._run("reacquire", token, int(self.timeout * 1000)):
            raise self._lost("reacquire")
        return True
