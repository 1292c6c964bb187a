"""Queues: lists of the ids of jobs."""

import datetime
import traceback
from collections import namedtuple

from . import defaults
from ._values import now, seconds_of, text_of
from .exceptions import DequeueTimeout, DuplicateJobError, NoSuchJobError
from .job import Job
from .serializers import resolve_serializer

__all__ = ["EnqueueData", "Queue"]

_FIELDS = ("func", "args", "kwargs", "timeout", "result_ttl", "ttl", "failure_ttl", "description", "depends_on",
           "job_id", "at_front", "meta", "retry", "on_success", "on_failure", "on_stopped", "repeat")
EnqueueData = namedtuple("EnqueueData", _FIELDS)

# Arguments of `enqueue` that are not the function's.
_OWN = ("timeout", "description", "result_ttl", "ttl", "failure_ttl", "depends_on", "job_id", "at_front", "meta",
        "retry", "repeat", "on_success", "on_failure", "on_stopped", "pipeline", "unique")


class Queue:
    """A queue of jobs, by its name."""

    job_class = Job
    DEFAULT_TIMEOUT = defaults.DEFAULT_JOB_TIMEOUT
    redis_queue_namespace_prefix = "rq:queue:"
    redis_queues_keys = "rq:queues"

    def __init__(self, name: str = "default", connection=None, default_timeout=None, is_async: bool = True,
                 job_class=None, serializer=None, death_penalty_class=None, **options) -> None:
        if connection is None:
            raise TypeError("Queue() missing 1 required positional argument: 'connection'")
        self.name = name
        self.connection = connection
        self._key = f"{self.redis_queue_namespace_prefix}{name}"
        self._default_timeout = seconds_of(default_timeout) or self.DEFAULT_TIMEOUT
        self._is_async = is_async
        self.serializer = resolve_serializer(serializer)
        if job_class is not None:
            self.job_class = job_class

    @classmethod
    def all(cls, connection=None, job_class=None, serializer=None, death_penalty_class=None) -> list:
        """All queues that there are."""
        names = connection.smembers(cls.redis_queues_keys)
        return [cls.from_queue_key(text_of(key), connection, serializer=serializer) for key in names if key]

    @classmethod
    def from_queue_key(cls, queue_key: str, connection=None, job_class=None, serializer=None,
                       death_penalty_class=None):
        """The queue of a key."""
        prefix = cls.redis_queue_namespace_prefix
        if not queue_key.startswith(prefix):
            raise ValueError(f"Not a valid RQ queue key: {queue_key}")
        return cls(queue_key[len(prefix):], connection=connection, job_class=job_class, serializer=serializer)

    def __len__(self) -> int:
        return self.count

    def __bool__(self) -> bool:
        return True

    def __iter__(self):
        return iter(self.job_ids)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"

    def __str__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Queue):
            raise TypeError("Cannot compare queues to other objects")
        return self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)

    def __lt__(self, other) -> bool:
        return self.name < other.name

    @property
    def key(self) -> str:
        """The key of the list."""
        return self._key

    @property
    def intermediate_queue_key(self) -> str:
        """The key of the list of jobs that a worker has just taken."""
        return f"{self._key}:intermediate"

    @property
    def registry_cleaning_key(self) -> str:
        """The key that one worker sets while it cleans up."""
        return f"rq:clean_registries:{self.name}"

    def acquire_maintenance_lock(self) -> bool:
        """Whether this program is the one that cleans up now."""
        return bool(self.connection.set(self.registry_cleaning_key, 1, nx=True, ex=899))

    def release_maintenance_lock(self) -> None:
        """Let another one clean up."""
        self.connection.delete(self.registry_cleaning_key)

    @property
    def is_async(self) -> bool:
        """Whether workers do its jobs, and not `enqueue` itself."""
        return self._is_async

    @property
    def count(self) -> int:
        """How many jobs wait."""
        return self.connection.llen(self._key)

    def is_empty(self) -> bool:
        """Whether no job waits."""
        return self.count == 0

    def get_job_ids(self, offset: int = 0, length: int = -1) -> list[str]:
        """The ids of the jobs that wait."""
        end = offset + length - 1 if length >= 0 else length
        return [text_of(name) for name in self.connection.lrange(self._key, offset, end)]

    @property
    def job_ids(self) -> list[str]:
        """The ids of the jobs that wait."""
        return self.get_job_ids()

    def get_jobs(self, offset: int = 0, length: int = -1) -> list[Job]:
        """The jobs that wait."""
        ids = self.get_job_ids(offset, length)
        return [job for job in self.job_class.fetch_many(ids, self.connection, self.serializer) if job is not None]

    @property
    def jobs(self) -> list[Job]:
        """The jobs that wait."""
        return self.get_jobs()

    def fetch_job(self, job_id: str) -> Job | None:
        """The job of an id, if it is one of this queue."""
        try:
            job = self.job_class.fetch(job_id, connection=self.connection, serializer=self.serializer)
        except NoSuchJobError:
            self.remove(job_id)
            return None
        return job if job.origin == self.name else None

    def get_job_position(self, job_or_id) -> int | None:
        """The place of a job, or None."""
        job_id = job_or_id if isinstance(job_or_id, str) else job_or_id.id
        ids = self.job_ids
        return ids.index(job_id) if job_id in ids else None

    def empty(self) -> int:
        """Forget all jobs that wait; return how many there were."""
        jobs = self.get_job_ids()
        with self.connection.pipeline() as pipeline:
            pipeline.delete(self._key)
            for job_id in jobs:
                pipeline.delete(Job.key_for(job_id), Job.dependents_key_for(job_id))
            pipeline.execute()
        return len(jobs)

    def delete(self, delete_jobs: bool = True) -> None:
        """Forget the queue."""
        if delete_jobs:
            self.empty()
        with self.connection.pipeline() as pipeline:
            pipeline.srem(self.redis_queues_keys, self._key)
            pipeline.delete(self._key)
            pipeline.execute()

    def remove(self, job_or_id, pipeline=None):
        """Take a job out."""
        job_id = job_or_id if isinstance(job_or_id, str) else job_or_id.id
        connection = self.connection if pipeline is None else pipeline
        return connection.lrem(self._key, 1, job_id)

    def compact(self) -> None:
        """Take out the ids of jobs that are not there any more."""
        for job_id in self.get_job_ids():
            if not self.job_class.exists(job_id, self.connection):
                self.connection.lrem(self._key, 0, job_id)

    def push_job_id(self, job_id: str, pipeline=None, at_front: bool = False) -> None:
        """Append the id of a job, or put it first."""
        connection = self.connection if pipeline is None else pipeline
        (connection.lpush if at_front else connection.rpush)(self._key, job_id)

    def pop_job_id(self) -> str | None:
        """Take the first id."""
        return text_of(self.connection.lpop(self._key))

    def create_job(self, func, args=None, kwargs=None, timeout=None, result_ttl=None, ttl=None, failure_ttl=None,
                   description=None, depends_on=None, job_id=None, meta=None, status="queued", retry=None,
                   repeat=None, on_success=None, on_failure=None, on_stopped=None, group_id=None, **ignored) -> Job:
        """A job for this queue, which is not put into it."""
        timeout = seconds_of(timeout)
        if timeout is None:
            timeout = self._default_timeout
        elif timeout == 0:
            raise ValueError("0 timeout is not allowed. Use -1 for infinite timeout")
        ttl = seconds_of(ttl)
        if ttl is not None and ttl <= 0:
            raise ValueError("Job ttl must be greater than 0")
        return self.job_class.create(
            func, args=args, kwargs=kwargs, connection=self.connection, result_ttl=seconds_of(result_ttl), ttl=ttl,
            failure_ttl=seconds_of(failure_ttl), status=status, description=description, depends_on=depends_on,
            timeout=timeout, id=job_id, origin=self.name, meta=meta, serializer=self.serializer, retry=retry,
            repeat=repeat, on_success=on_success, on_failure=on_failure, on_stopped=on_stopped, group_id=group_id,
        )

    def enqueue_call(self, func, args=None, kwargs=None, timeout=None, result_ttl=None, ttl=None, failure_ttl=None,
                     description=None, depends_on=None, job_id=None, at_front: bool = False, meta=None, retry=None,
                     repeat=None, on_success=None, on_failure=None, on_stopped=None, pipeline=None,
                     unique: bool = False, **ignored) -> Job:
        """Have a function called with arguments."""
        job = self.create_job(
            func, args=args, kwargs=kwargs, timeout=timeout, result_ttl=result_ttl, ttl=ttl, failure_ttl=failure_ttl,
            description=description, depends_on=depends_on, job_id=job_id, meta=meta, status="created", retry=retry,
            repeat=repeat, on_success=on_success, on_failure=on_failure, on_stopped=on_stopped,
        )
        if unique and job_id and self.job_class.exists(job_id, self.connection):
            raise DuplicateJobError(f"Job with ID '{job_id}' already exists")
        return self.enqueue_job(job, pipeline=pipeline, at_front=at_front)

    @classmethod
    def parse_args(cls, f, *args, **kwargs):
        """The arguments of `enqueue`, in two parts: the options and what is for the function."""
        options = {name: kwargs.pop(name, None) for name in _OWN}
        # A function of one's own may have an argument `timeout`; the one for the job is `job_timeout`.
        job_timeout = kwargs.pop("job_timeout", None)
        if job_timeout is not None:
            if options["timeout"] is not None:
                kwargs["timeout"] = options["timeout"]
            options["timeout"] = job_timeout
        if "args" in kwargs or "kwargs" in kwargs:
            if args:
                raise AssertionError("Extra positional arguments cannot be used when using explicit args and kwargs")
            args, kwargs = kwargs.pop("args", None) or (), kwargs.pop("kwargs", None)
        return options, args, kwargs

    def enqueue(self, f, *args, **kwargs) -> Job:
        """Have a function called with these arguments; some by name are options of the job."""
        options, args, kwargs = self.parse_args(f, *args, **kwargs)
        options["at_front"] = bool(options["at_front"])
        return self.enqueue_call(f, args=args, kwargs=kwargs, **options)

    def enqueue_at(self, datetime, f, *args, **kwargs) -> Job:
        """Have a function called at a time."""
        options, args, kwargs = self.parse_args(f, *args, **kwargs)
        pipeline = options.pop("pipeline")
        for name in ("at_front", "unique"):
            options.pop(name)
        job = self.create_job(f, args=args, kwargs=kwargs, status="scheduled", **options)
        return self.schedule_job(job, datetime, pipeline=pipeline)

    def enqueue_in(self, time_delta: datetime.timedelta, func, *args, **kwargs) -> Job:
        """Have a function called after a time."""
        return self.enqueue_at(now() + time_delta, func, *args, **kwargs)

    def schedule_job(self, job: Job, datetime, pipeline=None, unique: bool = False) -> Job:
        """Have a job wait for a time."""
        with self.connection.pipeline() as own:
            own = own if pipeline is None else pipeline
            own.sadd(self.redis_queues_keys, self._key)
            job.set_status("scheduled", pipeline=own)
            job.save(pipeline=own)
            self.scheduled_job_registry.schedule(job, datetime, pipeline=own)
            if pipeline is None:
                own.execute()
        return job

    @staticmethod
    def prepare_data(func, args=None, kwargs=None, timeout=None, result_ttl=None, ttl=None, failure_ttl=None,
                     description=None, depends_on=None, job_id=None, at_front: bool = False, meta=None, retry=None,
                     on_success=None, on_failure=None, on_stopped=None, repeat=None, **ignored) -> EnqueueData:
        """What `enqueue_many` takes."""
        return EnqueueData(func, args, kwargs, timeout, result_ttl, ttl, failure_ttl, description, depends_on, job_id,
                           at_front, meta, retry, on_success, on_failure, on_stopped, repeat)

    def enqueue_many(self, job_datas, pipeline=None, group_id=None) -> list[Job]:
        """Have many functions called; all are put into the queue together."""
        jobs = []
        with self.connection.pipeline() as own:
            own = own if pipeline is None else pipeline
            for data in job_datas:
                fields = data._asdict()
                at_front = fields.pop("at_front")
                if data.depends_on:
                    jobs.append(self.enqueue_call(at_front=at_front, **fields))
                    continue
                job = self.create_job(group_id=group_id, **fields)
                jobs.append(self._enqueue_job(job, pipeline=own, at_front=at_front))
            if pipeline is None:
                own.execute()
        return jobs

    def enqueue_job(self, job: Job, pipeline=None, at_front: bool = False, unique: bool = False) -> Job:
        """Put a job into the queue, or have it wait for what it depends on."""
        job.origin = self.name
        if job._dependency_ids and not self._must_not_wait(job):
            return job
        return self._enqueue_job(job, pipeline=pipeline, at_front=at_front or job.should_enqueue_at_front())

    def _must_not_wait(self, job: Job) -> bool:
        """Whether all that a job depends on is over; else it is deferred."""
        from redis import WatchError

        job._check_dependencies()
        with self.connection.pipeline() as pipeline:
            while True:
                try:
                    pipeline.watch(job.dependencies_key, *job.dependency_ids)
                    if job.dependencies_are_met():
                        pipeline.unwatch()
                        return True
                    pipeline.multi()
                    pipeline.sadd(self.redis_queues_keys, self._key)
                    job.timeout = job.timeout or self._default_timeout
                    job.register_dependency(pipeline=pipeline)
                    job.save(pipeline=pipeline)
                    job.cleanup(ttl=job.ttl, pipeline=pipeline)
                    pipeline.execute()
                    return False
                except WatchError:
                    continue

    def _enqueue_job(self, job: Job, pipeline=None, at_front: bool = False) -> Job:
        if not self._is_async:
            return self.run_sync(job)
        with self.connection.pipeline() as own:
            own = own if pipeline is None else pipeline
            own.sadd(self.redis_queues_keys, self._key)
            job.set_status("queued", pipeline=own)
            job.origin = self.name
            job.enqueued_at = now()
            if job.timeout is None:
                job.timeout = self._default_timeout
            job.save(pipeline=own)
            job.cleanup(ttl=job.ttl, pipeline=own)
            self.push_job_id(job.id, pipeline=own, at_front=at_front)
            if pipeline is None:
                own.execute()
        return job

    def run_sync(self, job: Job) -> Job:
        """Do a job here and now."""
        from .timeouts import UnixSignalDeathPenalty

        with self.connection.pipeline() as pipeline:
            job.prepare_for_execution("sync", pipeline)
            job.save(pipeline=pipeline)
            pipeline.execute()
        try:
            job.perform()
        except Exception as error:
            job.ended_at = now()
            text = "".join(traceback.format_exception(error))
            with self.connection.pipeline() as pipeline:
                job.set_status("failed", pipeline=pipeline)
                job.save(pipeline=pipeline, include_meta=False)
                job._handle_failure(text, pipeline=pipeline, worker_name="sync")
                pipeline.execute()
            job.execute_failure_callback(UnixSignalDeathPenalty, type(error), error, error.__traceback__)
            return job
        job.ended_at = now()
        ttl = job.get_result_ttl(defaults.DEFAULT_RESULT_TTL)
        with self.connection.pipeline() as pipeline:
            job._handle_success(ttl, pipeline, worker_name="sync")
            job.cleanup(ttl, pipeline=pipeline)
            pipeline.execute()
        job.execute_success_callback(UnixSignalDeathPenalty, job._result)
        return job

    run_job = run_sync

    def enqueue_dependents(self, job: Job, pipeline=None, exclude_job_id=None, refresh_job_status: bool = True) -> None:
        """Put the jobs into their queues that waited for a job which is over."""
        from redis import WatchError

        with self.connection.pipeline() as own:
            while True:
                try:
                    own.watch(job.dependents_key)
                    waiting = [text_of(name) for name in own.smembers(job.dependents_key)]
                    if not waiting:
                        own.unwatch()
                        return
                    found = self.job_class.fetch_many(waiting, self.connection, self.serializer)
                    ready = [each for each in found if each is not None and each._status is not None
                             and each._status.value == "deferred" and each.dependencies_are_met(parent_job=job)]
                    gone = {name for name, each in zip(waiting, found, strict=True) if each is None}
                    own.multi()
                    for each in ready:
                        own.zrem(f"rq:deferred:{each.origin}", each.id)
                        queue = type(self)(each.origin, connection=self.connection, serializer=self.serializer)
                        queue._enqueue_job(each, pipeline=own, at_front=each.should_enqueue_at_front())
                    done = gone.union(each.id for each in ready)
                    if done:
                        own.srem(job.dependents_key, *done)
                    own.execute()
                    return
                except WatchError:
                    continue

    @classmethod
    def dequeue_any(cls, queues, timeout: int | None, connection=None, job_class=None, serializer=None,
                    death_penalty_class=None):
        """Take the first job of the first queue that has one: (job, queue); None if there is none and no timeout."""
        by_key = {queue.key: queue for queue in queues}
        while True:
            key, job_id = cls._take(list(by_key), timeout, connection)
            if job_id is None:
                return None
            queue = by_key[key]
            try:
                job = (job_class or cls.job_class).fetch(job_id, connection=connection, serializer=serializer)
            except NoSuchJobError:
                # It was deleted, or its time to wait was over.
                connection.lrem(queue.intermediate_queue_key, 1, job_id)
                continue
            return job, queue

    @classmethod
    def _take(cls, keys: list[str], timeout: int | None, connection):
        """The key of a list and the id that was taken from it. It goes to a list beside until the job begins."""
        for key in keys:
            job_id = connection.lmove(key, f"{key}:intermediate", "LEFT", "RIGHT")
            if job_id is not None:
                return key, text_of(job_id)
        if timeout is None:
            return None, None
        if len(keys) == 1:
            job_id = connection.blmove(keys[0], f"{keys[0]}:intermediate", timeout, "LEFT", "RIGHT")
            if job_id is None:
                raise DequeueTimeout(timeout, keys)
            return keys[0], text_of(job_id)
        found = connection.blpop(keys, timeout)
        if found is None:
            raise DequeueTimeout(timeout, keys)
        key, job_id = text_of(found[0]), text_of(found[1])
        connection.rpush(f"{key}:intermediate", job_id)
        return key, job_id

    def _registry(self, kind: str):
        from . import registry

        return getattr(registry, kind)(queue=self)

    @property
    def failed_job_registry(self):
        """The jobs that failed."""
        return self._registry("FailedJobRegistry")

    @property
    def started_job_registry(self):
        """The jobs that are being done."""
        return self._registry("StartedJobRegistry")

    @property
    def finished_job_registry(self):
        """The jobs that are done."""
        return self._registry("FinishedJobRegistry")

    @property
    def deferred_job_registry(self):
        """The jobs that wait for others."""
        return self._registry("DeferredJobRegistry")

    @property
    def scheduled_job_registry(self):
        """The jobs that wait for a time."""
        return self._registry("ScheduledJobRegistry")

    @property
    def canceled_job_registry(self):
        """The jobs that were cancelled."""
        return self._registry("CanceledJobRegistry")

    @property
    def scheduler_pid(self) -> int | None:
        """Who moves jobs into this queue when their time has come."""
        pid = self.connection.get(f"rq:scheduler-lock:{self.name}")
        return int(pid) if pid is not None and pid.isdigit() else None
