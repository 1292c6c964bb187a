"""Executions: each time that a worker does a job."""

import uuid

from ._values import now, text_of
from .registry import ExecutionRegistry, StartedJobRegistry

__all__ = ["Execution"]


class Execution:
    """One time that a job is done."""

    def __init__(self, id: str, job_id: str, connection, created_at=None, worker_name: str = "") -> None:
        self.id = id
        self.job_id = job_id
        self.connection = connection
        self.created_at = created_at or now()
        self.last_heartbeat = self.created_at
        self.worker_name = worker_name

    @property
    def composite_key(self) -> str:
        """The entry among the jobs that are being done."""
        return f"{self.job_id}:{self.id}"

    @property
    def key(self) -> str:
        """The key of its fields."""
        return f"rq:execution:{self.composite_key}"

    @classmethod
    def create(cls, job, ttl: int, pipeline, worker_name: str = ""):
        """Begin one."""
        execution = cls(uuid.uuid4().hex, job.id, job.connection, worker_name=worker_name)
        stamp = execution.created_at.timestamp()
        pipeline.hset(execution.key, mapping={
            "id": execution.id, "created_at": stamp, "last_heartbeat": stamp, "worker_name": worker_name,
        })
        pipeline.expire(execution.key, ttl)
        registry = ExecutionRegistry(job.id, job.connection)
        pipeline.zadd(registry.key, {execution.id: int(stamp) + ttl + 60})
        pipeline.expire(registry.key, ttl + 60)
        StartedJobRegistry(job.origin, job.connection).add_execution(execution, pipeline, ttl)
        return execution

    @classmethod
    def fetch_all(cls, job) -> list:
        """The executions of a job that go on."""
        registry = ExecutionRegistry(job.id, job.connection)
        found = []
        for name in job.connection.zrange(registry.key, 0, -1):
            execution = cls(text_of(name), job.id, job.connection)
            worker = job.connection.hget(execution.key, "worker_name")
            execution.worker_name = text_of(worker) or ""
            found.append(execution)
        return found

    def heartbeat(self, queue: str, ttl: int, pipeline) -> None:
        """Say that it goes on, for so many seconds."""
        moment = now().timestamp()
        pipeline.hset(self.key, "last_heartbeat", moment)
        pipeline.expire(self.key, ttl)
        registry = ExecutionRegistry(self.job_id, self.connection)
        pipeline.zadd(registry.key, {self.id: int(moment) + ttl + 60})
        pipeline.expire(registry.key, ttl + 60)
        StartedJobRegistry(queue, self.connection).add_execution(self, pipeline, ttl)

    def delete(self, queue: str, pipeline) -> None:
        """End it."""
        pipeline.delete(self.key)
        StartedJobRegistry(queue, self.connection).remove_execution(self, pipeline)
        pipeline.zrem(ExecutionRegistry(self.job_id, self.connection).key, self.id)
