"""Workers: they take jobs from queues and have them done."""

import contextlib
import enum
import json
import logging
import os
import select
import signal
import socket
import sys
import threading
import time
import uuid

from . import _horse, defaults
from ._performing import Performing, setup_logging
from ._values import moment_of, now, stamp_of, text_of
from .exceptions import DequeueTimeout, NoSuchJobError, StopRequested
from .executions import Execution
from .job import Job
from .queue import Queue
from .registry import clean_registries
from .serializers import Permission, RestrictedSerializer, resolve_serializer

__all__ = ["BaseWorker", "SimpleWorker", "SpawnWorker", "Worker", "WorkerStatus"]

VERSION = "2.12.0"


class WorkerStatus(str, enum.Enum):
    """The states of workers."""

    STARTED = "started"
    SUSPENDED = "suspended"
    BUSY = "busy"
    IDLE = "idle"


class DequeueStrategy(str, enum.Enum):
    """Which of several queues is asked first."""

    DEFAULT = "default"
    ROUND_ROBIN = "round_robin"
    RANDOM = "random"


class BaseWorker(Performing):
    """What all workers have: a name, queues, and a record in the store."""

    redis_worker_namespace_prefix = "rq:worker:"
    redis_workers_keys = "rq:workers"
    queue_class = Queue
    job_class = Job

    def __init__(self, queues, name: str | None = None, default_result_ttl: int = defaults.DEFAULT_RESULT_TTL,
                 connection=None, exception_handlers=None, maintenance_interval: int | None = None,
                 default_worker_ttl: int | None = None, worker_ttl: int | None = None,
                 job_monitoring_interval: int = defaults.DEFAULT_JOB_MONITORING_INTERVAL, serializer=None,
                 disable_default_exception_handler: bool = False, prepare_for_work: bool = True, allow=None,
                 log_job_description: bool = True, is_horse: bool = False, work_horse_killed_handler=None,
                 **ignored) -> None:
        queues = [queues] if isinstance(queues, (str, Queue)) else list(queues)
        if connection is None:
            connection = next(queue.connection for queue in queues if isinstance(queue, Queue))
        self.connection = connection
        self.name = name or uuid.uuid4().hex
        self.allow = tuple(allow) if allow else None
        if self.allow is not None:
            permission = Permission(self.allow)
            serializer = RestrictedSerializer(permission)
            self.job_class = type("RestrictedJob", (Job,), {"allowed": staticmethod(permission)})
        self.serializer = resolve_serializer(serializer)
        self.queues = [queue if isinstance(queue, Queue) else Queue(queue, connection=connection)
                       for queue in queues]
        for queue in self.queues:
            if serializer is not None:
                queue.serializer = self.serializer
            queue.job_class = self.job_class
        self._given_serializer = serializer
        self.default_result_ttl = default_result_ttl
        self.worker_ttl = worker_ttl or default_worker_ttl or defaults.DEFAULT_WORKER_TTL
        self.job_monitoring_interval = job_monitoring_interval
        self.maintenance_interval = maintenance_interval or defaults.DEFAULT_MAINTENANCE_TASK_INTERVAL
        self.log_job_description = log_job_description
        self._exception_handlers = list(exception_handlers) if isinstance(exception_handlers, (list, tuple)) else (
            [exception_handlers] if exception_handlers else []
        )
        self._work_horse_killed_handler = work_horse_killed_handler
        self.log = logging.getLogger("rq.worker")
        self._state = "starting"
        self._stop_requested = False
        self._stopped_job_id = None
        self._last_cleaned = 0.0
        self.birth_date = now()
        self.scheduler = None
        self.successful_job_count = self.failed_job_count = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BaseWorker) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def key(self) -> str:
        """The key of the record."""
        return self.redis_worker_namespace_prefix + self.name

    @property
    def pubsub_channel_name(self) -> str:
        """The channel on which it takes commands."""
        return f"rq:pubsub:{self.name}"

    @classmethod
    def all_keys(cls, connection=None, queue=None) -> list[str]:
        """The keys of all workers, or of those of a queue."""
        key = cls.redis_workers_keys if queue is None else f"rq:workers:{queue.name}"
        return sorted(text_of(name) for name in connection.smembers(key))

    @classmethod
    def all(cls, connection=None, job_class=None, queue_class=None, queue=None, serializer=None) -> list:
        """All workers, or those of a queue."""
        if queue is not None:
            connection = queue.connection
        found = [cls.find_by_key(key, connection) for key in cls.all_keys(connection, queue)]
        return [worker for worker in found if worker is not None]

    @classmethod
    def count(cls, connection=None, queue=None) -> int:
        """How many workers there are."""
        return len(cls.all_keys(queue.connection if queue is not None else connection, queue))

    @classmethod
    def find_by_key(cls, worker_key: str, connection=None, **ignored):
        """The worker with a key, or None if it is gone."""
        prefix = cls.redis_worker_namespace_prefix
        if not worker_key.startswith(prefix):
            raise ValueError(f"Not a valid RQ worker key: {worker_key}")
        if not connection.exists(worker_key):
            connection.srem(cls.redis_workers_keys, worker_key)
            return None
        worker = cls([], worker_key[len(prefix):], connection=connection)
        worker.refresh()
        return worker

    def refresh(self) -> None:
        """Read the record."""
        fields = {text_of(name): text_of(value) for name, value in self.connection.hgetall(self.key).items()}
        self._state = fields.get("state", "?")
        self._job_id = fields.get("current_job")
        self.pid = int(fields["pid"]) if fields.get("pid") else None
        self.hostname = fields.get("hostname")
        self.ip_address = fields.get("ip_address")
        self.version = fields.get("version")
        self.python_version = fields.get("python_version")
        self.birth_date = moment_of(fields.get("birth"))
        self.last_heartbeat = moment_of(fields.get("last_heartbeat"))
        self.successful_job_count = int(fields.get("successful_job_count") or 0)
        self.failed_job_count = int(fields.get("failed_job_count") or 0)
        self.total_working_time = float(fields.get("total_working_time") or 0)
        self.queues = [Queue(name, connection=self.connection)
                       for name in (fields.get("queues") or "").split(",") if name]

    def queue_names(self) -> list[str]:
        """The names of its queues."""
        return [queue.name for queue in self.queues]

    def queue_keys(self) -> list[str]:
        """The keys of its queues."""
        return [queue.key for queue in self.queues]

    @property
    def state(self) -> str:
        """What it does."""
        return self._state

    def get_state(self) -> str:
        """What it does."""
        return self._state

    def set_state(self, state: str, pipeline=None) -> None:
        """Say what it does."""
        if state != self._state:
            self._state = state
            (self.connection if pipeline is None else pipeline).hset(self.key, "state", state)

    def get_current_job_id(self) -> str | None:
        """The id of the job that it does."""
        return text_of(self.connection.hget(self.key, "current_job"))

    def get_current_job(self) -> Job | None:
        """The job that it does."""
        job_id = self.get_current_job_id()
        return None if job_id is None else self._fetch(job_id)

    def _fetch(self, job_id: str) -> Job:
        return self.job_class.fetch(job_id, self.connection, self._given_serializer)

    def register_birth(self) -> None:
        """Write the record."""
        if self.connection.exists(self.key) and not self.connection.hexists(self.key, "death"):
            raise ValueError(f"There exists an active worker named {self.name!r} already")
        self.pid = os.getpid()
        moment = stamp_of(now())
        info = self.connection.client_list()
        address = next((client["addr"] for client in info if client.get("name") == self.name), "unknown")
        with self.connection.pipeline() as pipeline:
            pipeline.delete(self.key)
            pipeline.hset(self.key, mapping={
                "birth": moment, "last_heartbeat": moment, "queues": ",".join(self.queue_names()), "pid": self.pid,
                "hostname": socket.gethostname(), "ip_address": address, "version": VERSION,
                "python_version": sys.version,
            })
            pipeline.sadd(self.redis_workers_keys, self.key)
            for name in self.queue_names():
                pipeline.sadd(f"rq:workers:{name}", self.key)
            pipeline.expire(self.key, self.worker_ttl + 60)
            pipeline.execute()

    def register_death(self) -> None:
        """Say that it has ended."""
        with self.connection.pipeline() as pipeline:
            pipeline.srem(self.redis_workers_keys, self.key)
            for name in self.queue_names():
                pipeline.srem(f"rq:workers:{name}", self.key)
            pipeline.hset(self.key, "death", stamp_of(now()))
            pipeline.expire(self.key, 60)
            pipeline.execute()

    def heartbeat(self, timeout: int | None = None, pipeline=None) -> None:
        """Say that it is still there, for so many seconds."""
        connection = self.connection if pipeline is None else pipeline
        connection.hset(self.key, "last_heartbeat", stamp_of(now()))
        connection.expire(self.key, timeout or self.worker_ttl + 60)

    def clean_registries(self) -> None:
        """Remove what is over from the registries of its queues, and see to jobs whose workers are gone."""
        for queue in self.queues:
            if queue.acquire_maintenance_lock():
                try:
                    self.log.info("Worker %s: cleaning registries for queue: %s", self.name, queue.name)
                    clean_registries(queue)
                    self._clean_workers(queue)
                    self._clean_intermediate(queue)
                finally:
                    queue.release_maintenance_lock()
        self._last_cleaned = time.monotonic()

    run_maintenance_tasks = clean_registries

    def _clean_workers(self, queue) -> None:
        for key in self.all_keys(self.connection, queue):
            if not self.connection.exists(key):
                self.connection.srem(f"rq:workers:{queue.name}", key)
                self.connection.srem(self.redis_workers_keys, key)

    def _clean_intermediate(self, queue) -> None:
        """See to jobs that a worker took and never began: it has a minute for it."""
        for name in self.connection.lrange(queue.intermediate_queue_key, 0, -1):
            job_id = text_of(name)
            first_seen = f"rq:intermediate_queue_first_seen:{queue.key}:{job_id}"
            if self.connection.set(first_seen, now().timestamp(), nx=True, ex=3600 * 24):
                continue
            seen = float(self.connection.get(first_seen) or 0)
            if now().timestamp() - seen < 60:
                continue
            try:
                job = self._fetch(job_id)
                self.handle_job_failure(job, queue, "Job was stuck in intermediate queue.")
            except NoSuchJobError:
                pass
            self.connection.lrem(queue.intermediate_queue_key, 1, job_id)
            self.connection.delete(first_seen)

    def check_for_suspension(self, burst: bool) -> None:
        """Wait as long as workers are suspended."""
        while not self._stop_requested and self.connection.exists("rq:suspended"):
            if burst:
                self.log.info("Suspended in burst mode, exiting")
                raise StopRequested
            self.set_state("suspended")
            time.sleep(1)

    def _perform(self, job, queue) -> bool:
        execution = self.prepare_execution(job)
        return self.perform_job(job, queue, execution)

    def prepare_execution(self, job) -> Execution:
        """Note that a job was taken."""
        with self.connection.pipeline() as pipeline:
            execution = Execution.create(job, self.get_heartbeat_ttl(job), pipeline, worker_name=self.name)
            self._state = "busy"
            pipeline.hset(self.key, mapping={"state": "busy", "last_heartbeat": stamp_of(now())})
            pipeline.execute()
        return execution

    def execute_job(self, job, queue) -> bool:
        """Have a job done."""
        raise NotImplementedError

    def work(self, burst: bool = False, logging_level=None, date_format: str = defaults.DEFAULT_LOGGING_DATE_FORMAT,
             log_format: str = defaults.DEFAULT_LOGGING_FORMAT, max_jobs: int | None = None,
             max_idle_time: int | None = None, with_scheduler: bool = False, dequeue_strategy="default") -> bool:
        """Do jobs: until there is none in a burst, else until it is stopped. Whether there were any."""
        setup_logging(logging_level, log_format, date_format)
        self._strategy = dequeue_strategy
        self.register_birth()
        self.log.info("Worker %s: started with PID %d, version %s", self.name, os.getpid(), VERSION)
        self.log.info("*** Listening on %s...", ", ".join(self.queue_names()))
        done = 0
        with contextlib.ExitStack() as stack:
            stack.callback(self._finish)
            stack.enter_context(self._signals())
            stack.enter_context(_Commands(self))
            self.set_state("started")
            if with_scheduler:
                self._start_scheduler(burst)
                stack.callback(self._stop_scheduler)
            with contextlib.suppress(StopRequested):
                while not self._stop_requested:
                    self.check_for_suspension(burst)
                    if not self._last_cleaned or time.monotonic() - self._last_cleaned > self.maintenance_interval:
                        self.clean_registries()
                    found = self._next(burst, max_idle_time)
                    if found is None:
                        break
                    job, queue = found
                    if self.log_job_description:
                        self.log.info("Worker %s: %s: %s (%s)", self.name, queue.name, job.description, job.id)
                    self.execute_job(job, queue)
                    self._reorder(queue)
                    done += 1
                    if max_jobs is not None and done >= max_jobs:
                        self.log.info("Worker %s: finished executing %d jobs, quitting", self.name, done)
                        break
        return done > 0

    def _finish(self) -> None:
        with contextlib.suppress(Exception):
            self.register_death()

    def _reorder(self, queue) -> None:
        if self._strategy == "round_robin":
            place = self.queues.index(queue) + 1
            self.queues = self.queues[place:] + self.queues[:place]
        elif self._strategy == "random":
            import random

            random.shuffle(self.queues)

    def _next(self, burst: bool, max_idle_time: int | None):
        """The next job with its queue; None if there is none to wait for."""
        began = time.monotonic()
        while not self._stop_requested:
            if self._state != "idle":
                self._state = "idle"
                with self.connection.pipeline() as pipeline:
                    pipeline.hset(self.key, "state", "idle")
                    self.heartbeat(pipeline=pipeline)
                    pipeline.execute()
            try:
                found = self.queue_class.dequeue_any(
                    self.queues, None if burst else self._patience(began, max_idle_time),
                    connection=self.connection, job_class=self.job_class, serializer=self._given_serializer,
                )
            except DequeueTimeout:
                self.heartbeat()
                if max_idle_time is not None and time.monotonic() - began >= max_idle_time:
                    self.log.info("Worker %s: idle for %d seconds, quitting", self.name, max_idle_time)
                    return None
                self.check_for_suspension(burst)
                continue
            if found is None:
                self.log.info("Worker %s: done, quitting", self.name)
            return found
        return None

    def _patience(self, began: float, max_idle_time: int | None) -> int:
        # A signal ends the wait between two of these at the latest.
        longest = 1 if max_idle_time is None else max(1, int(max_idle_time - (time.monotonic() - began)))
        return min(longest, 1)

    @contextlib.contextmanager
    def _signals(self):
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.request_stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler or signal.SIG_DFL)

    def request_stop(self, signum=None, frame=None) -> None:
        """Stop after the job that is being done."""
        self.log.info("Worker %s: warm shut down requested", self.name)
        self._stop_requested = True
        with contextlib.suppress(Exception):
            signal.signal(signal.SIGINT, self.request_force_stop)
            signal.signal(signal.SIGTERM, self.request_force_stop)

    def request_force_stop(self, signum=None, frame=None) -> None:
        """Stop now, whatever is being done."""
        self.log.warning("Worker %s: cold shut down", self.name)
        self.kill_horse()
        raise SystemExit

    def kill_horse(self, sig: int = signal.SIGKILL) -> None:
        """End the work-horse, if there is one."""

    def _start_scheduler(self, burst: bool) -> None:
        from .scheduler import RQScheduler

        self.scheduler = RQScheduler(self.queues, connection=self.connection)
        self.scheduler.acquire_locks()
        if burst:
            self.scheduler.enqueue_scheduled_jobs()
            self.scheduler.release_locks()
            self.scheduler = None
        else:
            self.scheduler.start()

    def _stop_scheduler(self) -> None:
        if self.scheduler is not None:
            self.scheduler.stop()


class _Commands:
    """Listens for commands to a worker, in a thread of its own."""

    def __init__(self, worker: BaseWorker) -> None:
        self.worker = worker

    def __enter__(self):
        self.pubsub = self.worker.connection.pubsub()
        self.pubsub.subscribe(**{self.worker.pubsub_channel_name: self._take})
        self.thread = self.pubsub.run_in_thread(sleep_time=0.2, daemon=True, exception_handler=self._failed)
        return self

    def __exit__(self, *error) -> None:
        self.thread.stop()
        self.thread.join(2)

    def _failed(self, error, pubsub, thread) -> None:
        self.worker.log.warning("Worker %s: %s while listening for commands", self.worker.name, error)
        time.sleep(1)

    def _take(self, message) -> None:
        from .command import handle_command

        try:
            handle_command(self.worker, json.loads(text_of(message["data"])))
        except Exception:
            self.worker.log.exception("Worker %s: a command failed", self.worker.name)


class SimpleWorker(BaseWorker):
    """A worker that does jobs itself."""

    def execute_job(self, job, queue) -> bool:
        """Do a job."""
        return self._perform(job, queue)

    def perform_by_id(self, job_id: str, origin: str, execution_id: str) -> bool:
        """Do a job that the worker has prepared; for work-horses."""
        queue = Queue(origin, connection=self.connection, serializer=self._given_serializer,
                      job_class=self.job_class)
        job = self._fetch(job_id)
        return self.perform_job(job, queue, Execution(execution_id, job_id, self.connection))


class Worker(BaseWorker):
    """A worker that has jobs done by a work-horse, a process of its own that can be ended."""

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self._options = options
        self._horse: _horse.Horse | None = None

    def _settings(self) -> dict:
        pool = self.connection.connection_pool
        names = ("default_result_ttl", "worker_ttl", "job_monitoring_interval", "exception_handlers", "serializer",
                 "allow", "log_job_description")
        return {
            "connection_class": type(self.connection),
            "pool_class": type(pool),
            "kind": pool.connection_class,
            "connection": dict(pool.connection_kwargs),
            "queues": self.queue_names(),
            "name": self.name,
            "path": list(sys.path),
            "log": _horse.log_settings(),
            "options": {name: self._options[name] for name in names if self._options.get(name) is not None},
        }

    @property
    def horse_pid(self) -> int:
        """The number of the work-horse's process; 0 if there is none."""
        return self._horse.pid if self._horse is not None else 0

    def execute_job(self, job, queue) -> bool:
        """Have a job done by the work-horse."""
        execution = self.prepare_execution(job)
        self._stopped_job_id = None
        if self._horse is None:
            self._horse = _horse.Horse(self._settings())
        horse = self._horse
        try:
            horse.begin(job, execution)
        except OSError:
            # It has died between two jobs.
            horse.close()
            horse = self._horse = _horse.Horse(self._settings())
            horse.begin(job, execution)
        done = self._watch(horse, job, execution)
        if done is None:
            self._lost(horse, job, queue, execution)
            return False
        return done

    def _watch(self, horse, job, execution) -> bool | None:
        """Wait until a job is over; None if the work-horse is gone."""
        began = time.monotonic()
        poll = select.poll()
        poll.register(horse.answers, select.POLLIN)
        timeout = job.timeout if job.timeout and job.timeout > 0 else None
        interval = self.job_monitoring_interval
        while True:
            wait = interval
            if timeout is not None:
                # It ends the job itself at its time; what does not let it is ended with it.
                wait = min(wait, max(0.05, began + timeout + _GRACE - time.monotonic()))
            try:
                ready = poll.poll(wait * 1000)
            except InterruptedError:
                continue
            if ready:
                answer = os.read(horse.answers, 65536)
                return json.loads(answer)["done"] if answer else None
            elapsed = time.monotonic() - began
            if timeout is not None and elapsed > timeout + _GRACE:
                self.log.error("Worker %s: job %s takes too long, killing the work-horse", self.name, job.id)
                horse.kill()
                continue
            self._monitor(job, execution, elapsed)

    def _monitor(self, job, execution, elapsed: float) -> None:
        """Say that a job is still being done."""
        ttl = self.job_monitoring_interval + 60
        try:
            with self.connection.pipeline() as pipeline:
                self.heartbeat(ttl, pipeline=pipeline)
                pipeline.hset(self.key, "current_job_working_time", elapsed)
                job.heartbeat(now(), ttl, pipeline=pipeline)
                execution.heartbeat(job.origin, ttl, pipeline)
                pipeline.execute()
        except Exception:
            self.log.warning("Worker %s: a heartbeat of job %s failed", self.name, job.id, exc_info=True)

    def _lost(self, horse, job, queue, execution) -> None:
        """What is done when the work-horse has died over a job."""
        self._horse = None
        status = horse.close()
        try:
            job.refresh()
        except NoSuchJobError:
            return
        if job._status is not None and job._status.value in ("finished", "failed", "stopped", "canceled"):
            return
        job.ended_at = now()
        if self._stopped_job_id == job.id:
            self.log.warning("Worker %s: job %s: stopped by user", self.name, job.id)
            self.handle_job_failure(job, queue, "Job stopped by user, work-horse terminated.", execution)
            return
        number = -status if status < 0 else status
        text = f"Work-horse terminated unexpectedly; waitpid returned {number}"
        if status < 0:
            text += f" (signal {number})"
        text += "; "
        self.log.warning("Worker %s: job %s: moving job to FailedJobRegistry (%s)", self.name, job.id, text)
        if self._work_horse_killed_handler is not None:
            self._work_horse_killed_handler(job, self.horse_pid, status, None)
        job.execute_failure_callback_safely(*_killed(text))
        self.connection.lrem(queue.intermediate_queue_key, 1, job.id)
        self.handle_job_failure(job, queue, text, execution)

    def kill_horse(self, sig: int = signal.SIGKILL) -> None:
        """End the work-horse, if there is one."""
        if self._horse is not None:
            self._horse.kill(sig)

    def _finish(self) -> None:
        horse, self._horse = self._horse, None
        if horse is not None:
            horse.close()
        super()._finish()


# Seconds that a job has beyond its time to end by itself.
_GRACE = 2


class _WorkHorseKilled(Exception):
    """The work-horse died."""


def _killed(text: str):
    return _WorkHorseKilled, _WorkHorseKilled(text), None


SpawnWorker = Worker
