"""Moving jobs into their queues when their time has come."""

import logging
import os
import socket
import threading
import uuid

from ._values import now, stamp_of
from .job import Job
from .queue import Queue
from .registry import ScheduledJobRegistry

__all__ = ["RQScheduler"]

# Takes or keeps the lock of a queue, for so many seconds.
_TAKE = """
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then
    return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
return 1
"""

_GIVE = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
    return 0
end
return redis.call('DEL', KEYS[1])
"""


class RQScheduler:
    """Looks each second for jobs whose time has come. Of several for a queue, one has its lock."""

    def __init__(self, queues, connection, interval: float = 1, name: str | None = None, **ignored) -> None:
        self.connection = connection
        self.interval = interval
        self.name = name or uuid.uuid4().hex
        self.log = logging.getLogger("rq.scheduler")
        self._names = [queue.name if isinstance(queue, Queue) else queue for queue in queues]
        self._serializers = {queue.name: queue.serializer for queue in queues if isinstance(queue, Queue)}
        self.acquired_locks: set[str] = set()
        self._take = connection.register_script(_TAKE)
        self._give = connection.register_script(_GIVE)
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._created_at = now()

    @classmethod
    def get_locking_key(cls, name: str) -> str:
        """The key of the lock of a queue."""
        return f"rq:scheduler-lock:{name}"

    @property
    def key(self) -> str:
        """The key of its record."""
        return f"rq:scheduler:{self.name}"

    def acquire_locks(self, auto_start: bool = False) -> set[str]:
        """Take the locks that nobody has, and keep those that it has."""
        ttl = int(self.interval) + 60
        for name in self._names:
            if self._take(keys=[self.get_locking_key(name)], args=[self.name, ttl]):
                self.acquired_locks.add(name)
            else:
                self.acquired_locks.discard(name)
        with self.connection.pipeline() as pipeline:
            pipeline.hset(self.key, mapping={
                "name": self.name, "hostname": socket.gethostname(), "pid": os.getpid(),
                "queues": ",".join(self._names), "created_at": stamp_of(self._created_at),
                "last_heartbeat": stamp_of(now()),
            })
            pipeline.expire(self.key, ttl)
            pipeline.execute()
        return self.acquired_locks

    def release_locks(self) -> None:
        """Give all locks back."""
        for name in self.acquired_locks:
            self._give(keys=[self.get_locking_key(name)], args=[self.name])
        self.acquired_locks = set()
        self.connection.delete(self.key)

    def enqueue_scheduled_jobs(self) -> None:
        """Move the jobs whose time has come."""
        for name in sorted(self.acquired_locks):
            serializer = self._serializers.get(name)
            registry = ScheduledJobRegistry(name, connection=self.connection, serializer=serializer)
            due = registry.get_jobs_to_schedule()
            if not due:
                continue
            queue = Queue(name, connection=self.connection, serializer=serializer)
            with self.connection.pipeline() as pipeline:
                for job in Job.fetch_many(due, self.connection, serializer):
                    if job is not None:
                        queue._enqueue_job(job, pipeline=pipeline, at_front=bool(job.enqueue_at_front))
                for job_id in due:
                    pipeline.zrem(registry.key, job_id)
                pipeline.execute()

    def start(self) -> None:
        """Begin to look, in a thread of its own."""
        self._thread = threading.Thread(target=self._run, daemon=True, name="rq-scheduler")
        self._thread.start()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.acquire_locks()
                self.enqueue_scheduled_jobs()
            except Exception:
                self.log.exception("Scheduler %s: an attempt failed", self.name)
            self._stopping.wait(self.interval)

    def stop(self) -> None:
        """End."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(5)
        try:
            self.release_locks()
        except Exception:
            self.log.warning("Scheduler %s: the locks were not given back", self.name)
