"""Suspending all workers."""

__all__ = ["is_suspended", "resume", "suspend"]

WORKERS_SUSPENDED = "rq:suspended"


def is_suspended(connection, worker=None) -> bool:
    """Whether workers are suspended."""
    return bool(connection.exists(WORKERS_SUSPENDED))


def suspend(connection, ttl: int | None = None) -> None:
    """Have workers take no jobs, for so many seconds or until they may."""
    connection.set(WORKERS_SUSPENDED, 1)
    if ttl is not None:
        connection.expire(WORKERS_SUSPENDED, ttl)


def resume(connection) -> None:
    """Have workers take jobs again."""
    connection.delete(WORKERS_SUSPENDED)
