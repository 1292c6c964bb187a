"""Jobs: a function, its arguments, and what became of them."""

import enum
import inspect
import json
import threading
import uuid
import zlib

from ._job_parts import JobDependencies, JobOutcome
from ._options import Callback, Dependency, Retry
from ._values import function_named, moment_of, name_of, now, seconds_of, stamp_of, text_of, truncated
from .exceptions import DeserializationError, InvalidJobOperation, NoSuchJobError
from .results import Result
from .serializers import resolve_serializer

__all__ = ["Callback", "Dependency", "Job", "JobStatus", "Retry", "cancel_job", "get_current_job", "requeue_job"]


class JobStatus(str, enum.Enum):
    """The states of jobs."""

    CREATED = "created"
    QUEUED = "queued"
    FINISHED = "finished"
    FAILED = "failed"
    STARTED = "started"
    DEFERRED = "deferred"
    SCHEDULED = "scheduled"
    STOPPED = "stopped"
    CANCELED = "canceled"


_UNKNOWN = object()
_running = threading.local()


def get_current_job(connection=None, job_class=None):
    """The job that is being done, or None."""
    return getattr(_running, "job", None)


def cancel_job(job_id: str, connection=None, serializer=None, enqueue_dependents: bool = False) -> None:
    """Take a job out of its queue."""
    Job.fetch(job_id, connection=connection, serializer=serializer).cancel(enqueue_dependents=enqueue_dependents)


def requeue_job(job_id: str, connection, serializer=None):
    """Have a job that failed done again."""
    return Job.fetch(job_id, connection=connection, serializer=serializer).requeue()


class Job(JobDependencies, JobOutcome):
    """A function with its arguments, which a worker calls."""

    redis_job_namespace_prefix = "rq:job:"
    allowed = None

    def __init__(self, id: str | None = None, connection=None, serializer=None) -> None:
        if id is not None and (not isinstance(id, str) or not id or ":" in id):
            raise ValueError("id must only contain letters, numbers, underscores and dashes")
        self.connection = connection
        self._id = id
        self.serializer = resolve_serializer(serializer)
        self.created_at = now()
        self._data = _UNKNOWN
        self._func_name = self._instance = self._args = self._kwargs = _UNKNOWN
        self._callbacks: dict = {"success": [None, None], "failure": [None, None], "stopped": [None, None]}
        self.description = None
        self.origin = ""
        self.enqueued_at = self.started_at = self.ended_at = self.last_heartbeat = None
        self._result = None
        self._exc_info = None
        self.timeout = None
        self.result_ttl = None
        self.failure_ttl = None
        self.ttl = None
        self.worker_name = None
        self._status = None
        self._dependency_ids: list[str] = []
        self.meta: dict = {}
        self._raw_meta: bytes | None = None
        self.retries_left = None
        self.number_of_retries = None
        self.retry_intervals: list[int] | None = None
        self.enqueue_at_front_on_retry = False
        self.repeats_left = None
        self.repeat_intervals: list[int] | None = None
        self.group_id = None
        self.allow_dependency_failures = None
        self.enqueue_at_front = None

    @classmethod
    def create(cls, func, args=None, kwargs=None, connection=None, result_ttl=None, ttl=None, status=None,
               description=None, depends_on=None, timeout=None, id=None, origin="", meta=None, failure_ttl=None,
               serializer=None, group_id=None, on_success=None, on_failure=None, on_stopped=None, retry=None,
               repeat=None, **ignored):
        """A job for a function, or its name."""
        args = () if args is None else args
        kwargs = {} if kwargs is None else kwargs
        if not isinstance(args, (tuple, list)):
            raise TypeError(f"{args!r} is not a valid args list")
        if not isinstance(kwargs, dict):
            raise TypeError(f"{kwargs!r} is not a valid kwargs dict")
        job = cls(id or str(uuid.uuid4()), connection, serializer)
        job.origin = origin
        job._take_function(func)
        job._args, job._kwargs = args, kwargs
        for name, callback in (("success", on_success), ("failure", on_failure), ("stopped", on_stopped)):
            if callback:
                if not isinstance(callback, Callback):
                    callback = Callback(callback)
                job._callbacks[name] = [callback.name, callback.timeout]
        job.description = description or job.get_call_string()
        job.result_ttl = seconds_of(result_ttl)
        job.failure_ttl = seconds_of(failure_ttl)
        job.ttl = seconds_of(ttl)
        job.timeout = seconds_of(timeout)
        job._status = JobStatus(status) if status else None
        job.meta = meta or {}
        job.group_id = group_id
        if retry:
            if isinstance(retry, int):
                retry = Retry(max=retry)
            job.retries_left, job.retry_intervals = retry.max, retry.intervals
            job.enqueue_at_front_on_retry = retry.enqueue_at_front
        if repeat:
            job.repeats_left, job.repeat_intervals = repeat.times, repeat.intervals
        if depends_on is not None:
            job._depend_on(depends_on)
        return job

    def _take_function(self, func) -> None:
        self._instance = None
        if inspect.ismethod(func):
            self._instance, self._func_name = func.__self__, func.__name__
        elif isinstance(func, str):
            self._func_name = func
        elif inspect.isfunction(func) or inspect.isbuiltin(func) or inspect.isclass(func):
            if func.__module__ == "__main__":
                raise ValueError("Functions from the __main__ module cannot be processed by workers")
            self._func_name = name_of(func)
        elif callable(func):
            self._instance, self._func_name = func, "__call__"
        else:
            raise TypeError(f"Expected a callable or a string, but got: {func}")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._id!r}, enqueued_at={self.enqueued_at!r})"

    def __str__(self) -> str:
        return f"<{type(self).__name__} {self.id}: {self.description}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def id(self) -> str:
        """What it is known by."""
        if self._id is None:
            self._id = str(uuid.uuid4())
        return self._id

    @id.setter
    def id(self, value: str) -> None:
        if not isinstance(value, str):
            raise TypeError(f"id must be a string, not {type(value)}")
        self._id = value

    def get_id(self) -> str:
        """What it is known by."""
        return self.id

    @classmethod
    def key_for(cls, job_id: str) -> bytes:
        """The key of a job."""
        return f"{cls.redis_job_namespace_prefix}{job_id}".encode()

    @property
    def key(self) -> bytes:
        """The key of its fields."""
        return self.key_for(self.id)

    @property
    def data(self) -> bytes:
        """The function and its arguments, written."""
        if self._data is _UNKNOWN:
            if self._func_name is _UNKNOWN:
                raise ValueError("Cannot build the job data")
            self._data = self.serializer.dumps((self._func_name, self._instance, self._args, self._kwargs))
        return self._data

    @data.setter
    def data(self, value: bytes) -> None:
        self._data = value
        self._func_name = self._instance = self._args = self._kwargs = _UNKNOWN

    def _read(self, name: str):
        if getattr(self, name) is _UNKNOWN:
            try:
                parts = self.serializer.loads(self.data)
                self._func_name, self._instance, self._args, self._kwargs = parts
            except Exception as error:
                raise DeserializationError(str(error)) from error
        return getattr(self, name)

    @property
    def func_name(self) -> str:
        """The function's name."""
        return self._read("_func_name")

    @property
    def instance(self):
        """The object whose method it is, or None."""
        return self._read("_instance")

    @property
    def args(self):
        """The arguments by position."""
        return self._read("_args")

    @property
    def kwargs(self) -> dict:
        """The arguments by name."""
        return self._read("_kwargs")

    @property
    def func(self):
        """The function."""
        if self.func_name is None:
            return None
        if self.instance is not None:
            return getattr(self.instance, self.func_name)
        return function_named(self.func_name, self.allowed)

    def get_call_string(self) -> str | None:
        """The call as one would write it."""
        if self.func_name is None:
            return None
        shown = [truncated(argument) for argument in self.args]
        shown += sorted(f"{name}={truncated(value)}" for name, value in self.kwargs.items())
        return f"{self.func_name}({', '.join(shown)})"

    @classmethod
    def exists(cls, job_id: str, connection=None) -> bool:
        """Whether there is a job with this id."""
        return bool(connection.exists(cls.key_for(job_id)))

    @classmethod
    def fetch(cls, id: str, connection=None, serializer=None):
        """The job with this id."""
        job = cls(id, connection=connection, serializer=serializer)
        job.refresh()
        return job

    @classmethod
    def fetch_many(cls, job_ids, connection, serializer=None) -> list:
        """The jobs with these ids; None for those that are not there."""
        job_ids = list(job_ids)
        with connection.pipeline() as pipeline:
            for job_id in job_ids:
                pipeline.hgetall(cls.key_for(job_id))
            found = pipeline.execute()
        jobs = []
        for job_id, fields in zip(job_ids, found, strict=True):
            job = cls(job_id, connection=connection, serializer=serializer) if fields else None
            if job is not None:
                job.restore(fields)
            jobs.append(job)
        return jobs

    def refresh(self) -> None:
        """Read it again."""
        fields = self.connection.hgetall(self.key)
        if not fields:
            raise NoSuchJobError(f"No such job: {self.key}")
        self.restore(fields)

    def restore(self, raw_data: dict) -> None:
        """Take its fields as they are stored."""
        raw = {text_of(name): value for name, value in raw_data.items()}
        text = {name: text_of(value) for name, value in raw.items()
                if name not in ("data", "meta", "result", "exc_info")}

        def number(name):
            return int(text[name]) if text.get(name) else None

        self.created_at = moment_of(text.get("created_at")) or now()
        self.origin = text.get("origin") or ""
        self.worker_name = text.get("worker_name") or None
        self.description = text.get("description")
        for name in ("enqueued_at", "started_at", "ended_at", "last_heartbeat"):
            setattr(self, name, moment_of(text.get(name)))
        timeout = text.get("timeout")
        self.timeout = seconds_of(timeout) if timeout else None
        for name in ("result_ttl", "failure_ttl", "ttl", "retries_left", "number_of_retries", "repeats_left"):
            setattr(self, name, number(name))
        self._status = JobStatus(text["status"]) if text.get("status") else None
        for name, callback in self._callbacks.items():
            callback[0] = text.get(f"{name}_callback_name") or None
            callback[1] = number(f"{name}_callback_timeout")
        ids = json.loads(text.get("dependency_ids") or "[]")
        self._dependency_ids = [text_of(each) for each in ids]
        if not ids and text.get("dependency_id"):
            self._dependency_ids = [text["dependency_id"]]
        self.allow_dependency_failures = bool(int(text["allow_dependency_failures"])) if text.get(
            "allow_dependency_failures") else None
        self.enqueue_at_front = bool(int(text["enqueue_at_front"])) if text.get("enqueue_at_front") else None
        self.enqueue_at_front_on_retry = bool(int(text.get("enqueue_at_front_on_retry") or 0))
        self.group_id = text.get("group_id") or None
        for name in ("retry_intervals", "repeat_intervals"):
            setattr(self, name, json.loads(text[name]) if text.get(name) else None)
        self._raw_meta = raw.get("meta")
        self._meta = _UNKNOWN
        data = raw.get("data", b"")
        if isinstance(data, str):
            data = data.encode("latin-1")
        try:
            self.data = zlib.decompress(data)
        except zlib.error:
            # It was written by a version that did not compress.
            self.data = data
        if raw.get("exc_info"):
            try:
                self._exc_info = zlib.decompress(raw["exc_info"]).decode()
            except zlib.error:
                self._exc_info = text_of(raw["exc_info"])

    @property
    def meta(self) -> dict:
        """What the program keeps with it."""
        if self._meta is _UNKNOWN:
            self._meta = self.serializer.loads(self._raw_meta) if self._raw_meta else {}
        return self._meta

    @meta.setter
    def meta(self, value: dict) -> None:
        self._meta = value

    def to_dict(self, include_meta: bool = True, include_result: bool = True) -> dict:
        """Its fields as they are stored."""
        fields: dict = {"created_at": stamp_of(self.created_at or now()), "data": zlib.compress(self.data)}
        for name, callback in self._callbacks.items():
            fields[f"{name}_callback_name"] = callback[0] or ""
        for name in ("started_at", "ended_at", "last_heartbeat"):
            moment = getattr(self, name)
            fields[name] = stamp_of(moment) if moment else ""
        fields["worker_name"] = self.worker_name or ""
        fields["group_id"] = self.group_id or ""
        if self.retries_left is not None:
            fields["retries_left"] = self.retries_left
        if self.number_of_retries is not None:
            fields["number_of_retries"] = self.number_of_retries
        if self.retry_intervals is not None:
            fields["retry_intervals"] = json.dumps(self.retry_intervals)
        if self.enqueue_at_front_on_retry:
            fields["enqueue_at_front_on_retry"] = 1
        if self.repeats_left is not None:
            fields["repeats_left"] = self.repeats_left
        if self.repeat_intervals is not None:
            fields["repeat_intervals"] = json.dumps(self.repeat_intervals)
        fields["origin"] = self.origin
        fields["description"] = self.description or ""
        if self.enqueued_at is not None:
            fields["enqueued_at"] = stamp_of(self.enqueued_at)
        if self.timeout is not None:
            fields["timeout"] = self.timeout
        for name, callback in self._callbacks.items():
            if callback[1] is not None:
                fields[f"{name}_callback_timeout"] = callback[1]
        for name in ("result_ttl", "failure_ttl"):
            if getattr(self, name) is not None:
                fields[name] = getattr(self, name)
        if self._status is not None:
            fields["status"] = self._status.value
        if self._dependency_ids:
            fields["dependency_id"] = self._dependency_ids[0]
            fields["dependency_ids"] = json.dumps(self._dependency_ids)
        if self.allow_dependency_failures is not None:
            fields["allow_dependency_failures"] = int(self.allow_dependency_failures)
        if self.enqueue_at_front is not None:
            fields["enqueue_at_front"] = int(self.enqueue_at_front)
        if include_meta and (self._meta is _UNKNOWN or self._meta):
            fields["meta"] = self._raw_meta or b"" if self._meta is _UNKNOWN else self.serializer.dumps(self._meta)
        if self.ttl:
            fields["ttl"] = self.ttl
        return {name: value for name, value in fields.items() if value != b""}

    def save(self, pipeline=None, include_meta: bool = True, include_result: bool = True) -> None:
        """Store it."""
        connection = self.connection if pipeline is None else pipeline
        connection.hset(self.key, mapping=self.to_dict(include_meta, include_result))

    def save_meta(self) -> None:
        """Store what the program keeps with it."""
        self.connection.hset(self.key, "meta", self.serializer.dumps(self.meta))

    def get_meta(self, refresh: bool = True) -> dict:
        """What the program keeps with it, read again."""
        if refresh:
            raw = self.connection.hget(self.key, "meta")
            self.meta = self.serializer.loads(raw) if raw else {}
        return self.meta

    def get_status(self, refresh: bool = True) -> JobStatus | None:
        """Its state, read again."""
        if refresh:
            status = text_of(self.connection.hget(self.key, "status"))
            if not status:
                raise InvalidJobOperation(f"Failed to retrieve status for job: {self.id}")
            self._status = JobStatus(status)
        return self._status

    def set_status(self, status, pipeline=None) -> None:
        """Change its state."""
        self._status = JobStatus(status)
        connection = self.connection if pipeline is None else pipeline
        connection.hset(self.key, "status", self._status.value)

    def perform(self):
        """Call the function."""
        before = getattr(_running, "job", None)
        _running.job = self
        try:
            self._result = self._execute()
        finally:
            _running.job = before
        return self._result

    def _execute(self):
        result = self.func(*self.args, **self.kwargs)
        if inspect.iscoroutine(result):
            import asyncio

            return asyncio.run(result)
        return result

    def prepare_for_execution(self, worker_name: str, pipeline) -> None:
        """Note that a worker begins."""
        self.worker_name = worker_name
        self.last_heartbeat = self.started_at = now()
        self._status = JobStatus.STARTED
        stamp = stamp_of(self.started_at)
        pipeline.hset(self.key, mapping={
            "last_heartbeat": stamp, "status": "started", "started_at": stamp, "worker_name": worker_name,
        })

    def heartbeat(self, timestamp, ttl: int, pipeline=None, xx: bool = False) -> None:
        """Note that it is still being done."""
        self.last_heartbeat = timestamp
        connection = self.connection if pipeline is None else pipeline
        connection.hset(self.key, "last_heartbeat", stamp_of(timestamp))

    def get_executions(self) -> list:
        """The executions that go on."""
        from .executions import Execution

        return Execution.fetch_all(self)

    def get_position(self) -> int | None:
        """Its place in the queue."""
        from .queue import Queue

        if not self.origin:
            return None
        return Queue(self.origin, connection=self.connection).get_job_position(self.id)

    def results(self) -> list[Result]:
        """How it ended, the last time first."""
        return Result.all(self, serializer=self.serializer)

    def latest_result(self, timeout: int = 0) -> Result | None:
        """How it ended the last time."""
        return Result.fetch_latest(self, serializer=self.serializer, timeout=timeout)

    def return_value(self, refresh: bool = False):
        """What the function returned, or None."""
        if refresh or self._result is None:
            latest = self.latest_result()
            self._result = latest.return_value if latest and latest.type is Result.Type.SUCCESSFUL else None
        return self._result

    @property
    def result(self):
        """What the function returned, or None."""
        return self.return_value()

    @property
    def exc_info(self) -> str | None:
        """The traceback of a job that failed."""
        latest = self.latest_result()
        if latest is not None:
            return latest.exc_string
        return self._exc_info

    def get_ttl(self, default_ttl=None):
        """How many seconds it waits at most."""
        return default_ttl if self.ttl is None else self.ttl

    def get_result_ttl(self, default_ttl=None):
        """How many seconds its result is kept."""
        return default_ttl if self.result_ttl is None else self.result_ttl


def _status_property(status: JobStatus) -> property:
    return property(lambda job: job.get_status() is status, doc=f"Whether the job is {status.value}.")


for _status in JobStatus:
    setattr(Job, f"is_{_status.value}", _status_property(_status))
