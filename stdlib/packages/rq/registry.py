"""Sorted sets of jobs in a state, each until its time is over."""

import calendar
import datetime
import logging
import time

from ._values import now, text_of
from .exceptions import AbandonedJobError, InvalidJobOperation, NoSuchJobError
from .serializers import resolve_serializer

__all__ = [
    "BaseRegistry", "CanceledJobRegistry", "DeferredJobRegistry", "ExecutionRegistry", "FailedJobRegistry",
    "FinishedJobRegistry", "ScheduledJobRegistry", "StartedJobRegistry", "clean_registries",
]

logger = logging.getLogger("rq.registry")


def _current() -> int:
    return int(time.time())


class BaseRegistry:
    """The jobs of a queue in a state."""

    key_template = "rq:registry:{0}"

    def __init__(self, name: str = "default", connection=None, job_class=None, queue=None, serializer=None,
                 death_penalty_class=None) -> None:
        from .job import Job

        if queue is not None:
            name, connection, serializer = queue.name, queue.connection, queue.serializer
        self.name = name
        self.connection = connection
        self.serializer = resolve_serializer(serializer)
        self.job_class = job_class or Job
        self.key = self.key_template.format(name)

    def __len__(self) -> int:
        return self.count

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __contains__(self, item) -> bool:
        job_id = item if isinstance(item, str) else item.id
        return self.connection.zscore(self.key, job_id) is not None

    @property
    def count(self) -> int:
        """How many jobs there are."""
        return self.get_job_count()

    def get_job_count(self, cleanup: bool = True) -> int:
        """How many jobs there are."""
        if cleanup:
            self.cleanup()
        return self.connection.zcard(self.key)

    @staticmethod
    def parse_job_id(entry: str) -> str:
        """The id of the job of an entry."""
        return entry

    def add(self, job, ttl: int = 0, pipeline=None, xx: bool = False):
        """Add a job for so many seconds; -1 for ever."""
        score = "+inf" if ttl == -1 else _current() + ttl
        connection = self.connection if pipeline is None else pipeline
        return connection.zadd(self.key, {job.id: score}, xx=xx)

    def remove(self, job, pipeline=None, delete_job: bool = False):
        """Remove a job, and forget it if that is wanted."""
        connection = self.connection if pipeline is None else pipeline
        job_id = job if isinstance(job, str) else job.id
        result = connection.zrem(self.key, job_id)
        if delete_job:
            if isinstance(job, str):
                job = self.job_class.fetch(job, self.connection, self.serializer)
            job.delete()
        return result

    def get_expired_job_ids(self, timestamp: float | None = None) -> list[str]:
        """The jobs whose time is over."""
        score = timestamp if timestamp is not None else _current()
        return [self.parse_job_id(text_of(name)) for name in self.connection.zrangebyscore(self.key, 0, score)]

    def get_job_ids(self, start: int = 0, end: int = -1, desc: bool = False, cleanup: bool = True) -> list[str]:
        """The ids of the jobs."""
        if cleanup:
            self.cleanup()
        names = self.connection.zrange(self.key, start, end, desc=desc)
        return list(dict.fromkeys(self.parse_job_id(text_of(name)) for name in names))

    def get_queue(self):
        """The queue."""
        from .queue import Queue

        return Queue(self.name, connection=self.connection, serializer=self.serializer)

    def get_expiration_time(self, job) -> datetime.datetime:
        """When a job's time is over."""
        return datetime.datetime.fromtimestamp(self.connection.zscore(self.key, job.id), tz=datetime.timezone.utc)

    def requeue(self, job_or_id, at_front: bool = False):
        """Have a job done again."""
        job = job_or_id if not isinstance(job_or_id, str) else self.job_class.fetch(
            job_or_id, self.connection, self.serializer
        )
        if not self.connection.zrem(self.key, job.id):
            raise InvalidJobOperation
        job.ended_at = None
        job._exc_info = None
        job.save()
        return self.get_queue().enqueue_job(job, at_front=at_front)

    def cleanup(self, timestamp: float | None = None, exception_handlers=None):
        """Remove the jobs whose time is over."""
        score = timestamp if timestamp is not None else _current()
        self.connection.zremrangebyscore(self.key, 0, score)


class StartedJobRegistry(BaseRegistry):
    """Jobs that are being done. Entries name the execution too."""

    key_template = "rq:wip:{0}"

    @staticmethod
    def parse_job_id(entry: str) -> str:
        """The id of the job of an entry."""
        return entry.rpartition(":")[0] or entry

    def __contains__(self, item) -> bool:
        job_id = item if isinstance(item, str) else item.id
        return job_id in self.get_job_ids(cleanup=False)

    def add_execution(self, execution, pipeline, ttl: int) -> None:
        """Add an execution for so many seconds."""
        pipeline.zadd(self.key, {execution.composite_key: _current() + ttl})

    def remove_execution(self, execution, pipeline) -> None:
        """Remove an execution."""
        pipeline.zrem(self.key, execution.composite_key)

    def cleanup(self, timestamp: float | None = None, exception_handlers=None):
        """Have the jobs fail, or be done again, whose workers are gone."""
        score = timestamp if timestamp is not None else _current()
        for name in self.connection.zrangebyscore(self.key, 0, score):
            entry = text_of(name)
            job_id = self.parse_job_id(entry)
            # Of several workers that clean up, the one that removes the entry sees to the job.
            if not self.connection.zrem(self.key, entry):
                continue
            try:
                job = self.job_class.fetch(job_id, self.connection, self.serializer)
            except NoSuchJobError:
                continue
            self._abandon(job, entry)

    def _abandon(self, job, entry: str) -> None:
        text = f"Moved to {FailedJobRegistry.__name__}, due to {AbandonedJobError.__name__}, at {now()}"
        logger.warning("%s cleanup: %s", type(self).__name__, text)
        job.execute_failure_callback_safely(AbandonedJobError, AbandonedJobError(text), None)
        execution_id = entry.rpartition(":")[2]
        with self.connection.pipeline() as pipeline:
            pipeline.delete(f"rq:execution:{entry}")
            pipeline.zrem(f"rq:executions:{job.id}", execution_id)
            if job.should_retry:
                job.retry(self.get_queue(), pipeline)
            else:
                job.ended_at = now()
                job.set_status("failed", pipeline=pipeline)
                job._exc_info = text
                job.save(pipeline=pipeline, include_meta=False)
                job._handle_failure(text, pipeline=pipeline, worker_name=job.worker_name or "")
            pipeline.execute()


class FinishedJobRegistry(BaseRegistry):
    """Jobs that are done."""

    key_template = "rq:finished:{0}"


class FailedJobRegistry(BaseRegistry):
    """Jobs that failed."""

    key_template = "rq:failed:{0}"


class DeferredJobRegistry(BaseRegistry):
    """Jobs that wait for others."""

    key_template = "rq:deferred:{0}"

    def cleanup(self, timestamp: float | None = None, exception_handlers=None):
        """Nothing: jobs wait as long as they must."""


class CanceledJobRegistry(BaseRegistry):
    """Jobs that were cancelled."""

    key_template = "rq:canceled:{0}"

    def cleanup(self, timestamp: float | None = None, exception_handlers=None):
        """Nothing: jobs stay until they are deleted."""


class ScheduledJobRegistry(BaseRegistry):
    """Jobs that wait for a time, which is their score."""

    key_template = "rq:scheduled:{0}"

    def cleanup(self, timestamp: float | None = None, exception_handlers=None):
        """Nothing: a scheduler takes jobs out."""

    def schedule(self, job, scheduled_datetime: datetime.datetime, pipeline=None):
        """Have a job wait for a time."""
        if scheduled_datetime.tzinfo is None:
            scheduled_datetime = scheduled_datetime.astimezone()
        connection = self.connection if pipeline is None else pipeline
        stamp = calendar.timegm(scheduled_datetime.astimezone(datetime.timezone.utc).timetuple())
        return connection.zadd(self.key, {job.id: stamp})

    def get_jobs_to_schedule(self, timestamp: int | None = None, chunk_size: int = 1000) -> list[str]:
        """The jobs whose time has come."""
        score = timestamp if timestamp is not None else _current()
        found = self.connection.zrangebyscore(self.key, 0, max=score, start=0, num=chunk_size)
        return [text_of(name) for name in found]

    def remove_jobs(self, timestamp: int | None = None, pipeline=None):
        """Remove the jobs whose time has come."""
        connection = self.connection if pipeline is None else pipeline
        score = timestamp if timestamp is not None else _current()
        return connection.zremrangebyscore(self.key, 0, score)

    def get_scheduled_time(self, job_or_id) -> datetime.datetime:
        """For when a job is scheduled."""
        job_id = job_or_id if isinstance(job_or_id, str) else job_or_id.id
        score = self.connection.zscore(self.key, job_id)
        if not score:
            raise NoSuchJobError
        return datetime.datetime.fromtimestamp(score, tz=datetime.timezone.utc)


class ExecutionRegistry(BaseRegistry):
    """The executions of a job that go on."""

    key_template = "rq:executions:{0}"

    def __init__(self, job_id: str, connection) -> None:
        super().__init__(job_id, connection=connection)


def clean_registries(queue, exception_handlers=None) -> None:
    """Remove the jobs whose time is over from all registries of a queue."""
    for kind in (FinishedJobRegistry, StartedJobRegistry, FailedJobRegistry):
        kind(queue=queue).cleanup()
