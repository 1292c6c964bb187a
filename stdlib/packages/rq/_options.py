"""What can be said of a job: when it is tried again, repeated, what it waits for, and what is called afterwards."""

from collections.abc import Iterable

from . import defaults
from ._values import name_of, seconds_of

__all__ = ["Callback", "Dependency", "Repeat", "Retry"]


def _intervals(interval) -> list[int]:
    if not isinstance(interval, (int, Iterable)):
        raise TypeError("`interval` should be either int or list")
    intervals = [interval] if isinstance(interval, int) else list(interval)
    if any(each < 0 for each in intervals):
        raise ValueError("interval: negative numbers are not allowed")
    return intervals


class Retry:
    """So many attempts beyond the first, after these seconds."""

    def __init__(self, max: int, interval=0, enqueue_at_front: bool = False) -> None:
        if max < 1:
            raise ValueError("max: please enter a value greater than 0")
        self.max = max
        self.intervals = _intervals(interval)
        self.enqueue_at_front = enqueue_at_front

    @classmethod
    def get_interval(cls, count: int, intervals: list[int] | None) -> int:
        """Seconds before an attempt, counted from 0."""
        return intervals[min(count, len(intervals) - 1)] if intervals else 0


class Repeat:
    """So many times more, after these seconds."""

    def __init__(self, times: int, interval=0) -> None:
        if times < 1:
            raise ValueError("times: please enter a value greater than 0")
        self.times = times
        self.intervals = _intervals(interval)

    @classmethod
    def get_interval(cls, count: int, intervals: list[int] | None) -> int:
        """Seconds before a time, counted from 0."""
        return intervals[min(count, len(intervals) - 1)] if intervals else 0


class Callback:
    """A function that is called when a job ends in some way."""

    def __init__(self, func, timeout=None) -> None:
        if not isinstance(func, str) and not callable(func):
            raise ValueError("Callback `func` must be a string or function")
        self.func = func
        self.timeout = seconds_of(timeout) if timeout else defaults.CALLBACK_TIMEOUT

    @property
    def name(self) -> str:
        """The name by which a worker finds it."""
        return name_of(self.func)


class Dependency:
    """Jobs that must be over before another one begins."""

    def __init__(self, jobs, allow_failure: bool = False, enqueue_at_front: bool = False) -> None:
        jobs = jobs if isinstance(jobs, (list, tuple, set)) else [jobs]
        from .job import Job

        if not all(isinstance(job, (Job, str)) for job in jobs):
            raise ValueError("jobs: must contain objects of type Job and/or strings representing Job ids")
        if not jobs:
            raise ValueError("jobs: cannot be empty.")
        self.dependencies = list(jobs)
        self.allow_failure = allow_failure
        self.enqueue_at_front = enqueue_at_front
