"""What jobs wait for, and what happens when they end."""

import logging
import traceback

from . import defaults
from ._options import Dependency
from ._values import function_named, now, text_of
from .exceptions import InvalidJobDependency, InvalidJobOperation, NoSuchJobError
from .results import Result

__all__ = ["JobDependencies", "JobOutcome"]

logger = logging.getLogger("rq.job")


class JobDependencies:
    """What a job waits for."""

    def _depend_on(self, depends_on) -> None:
        self._dependency_ids = []
        for each in depends_on if isinstance(depends_on, (list, tuple)) else [depends_on]:
            dependency = each if isinstance(each, Dependency) else Dependency(each)
            if dependency.allow_failure:
                self.allow_dependency_failures = True
            if dependency.enqueue_at_front:
                self.enqueue_at_front = True
            self._dependency_ids += [job if isinstance(job, str) else job.id for job in dependency.dependencies]

    @classmethod
    def dependents_key_for(cls, job_id: str) -> str:
        """The key of the set of jobs that wait for a job."""
        return f"{cls.redis_job_namespace_prefix}{job_id}:dependents"

    @property
    def dependents_key(self) -> str:
        """The key of the set of jobs that wait for this one."""
        return self.dependents_key_for(self.id)

    @property
    def dependencies_key(self) -> str:
        """The key of the set of jobs that this one waits for."""
        return f"{self.redis_job_namespace_prefix}:{self.id}:dependencies"

    @property
    def dependent_ids(self) -> list[str]:
        """The jobs that wait for this one."""
        return [text_of(name) for name in self.connection.smembers(self.dependents_key)]

    @property
    def dependency_ids(self) -> list[bytes]:
        """The keys of the jobs that this one waits for."""
        return [self.key_for(job_id) for job_id in self._dependency_ids]

    @property
    def dependency(self):
        """The first job that this one waits for."""
        if not self._dependency_ids:
            return None
        return type(self).fetch(self._dependency_ids[0], self.connection, self.serializer)

    def fetch_dependencies(self, watch: bool = False, pipeline=None) -> list:
        """The jobs that this one waits for."""
        if watch and self._dependency_ids:
            (self.connection if pipeline is None else pipeline).watch(*self.dependency_ids)
        found = type(self).fetch_many(self._dependency_ids, self.connection, self.serializer)
        return [job for job in found if job is not None]

    def register_dependency(self, pipeline) -> None:
        """Note what it waits for."""
        from .registry import DeferredJobRegistry

        self.set_status("deferred", pipeline=pipeline)
        DeferredJobRegistry(self.origin, self.connection, serializer=self.serializer).add(
            self, ttl=self.ttl or -1, pipeline=pipeline
        )
        for job_id in self._dependency_ids:
            pipeline.sadd(self.dependents_key_for(job_id), self.id)
            pipeline.sadd(self.dependencies_key, job_id)

    def dependencies_are_met(self, parent_job=None, exclude_job_id: str | None = None, **ignored) -> bool:
        """Whether nothing is left to wait for."""
        done = {"finished", "failed", "stopped", "canceled"} if self.allow_dependency_failures else {"finished"}
        for job_id in self._dependency_ids:
            if job_id == exclude_job_id:
                continue
            if parent_job is not None and job_id == parent_job.id:
                status = parent_job._status and parent_job._status.value
            else:
                status = text_of(self.connection.hget(self.key_for(job_id), "status"))
            # What a job waited for and is not there any more was done long ago.
            if status is not None and status not in done:
                return False
        return True

    def _check_dependencies(self) -> None:
        for job_id in self._dependency_ids:
            if not type(self).exists(job_id, self.connection):
                raise InvalidJobDependency(f"Job {job_id} does not exist")

    def should_enqueue_at_front(self) -> bool:
        """Whether it goes to the front once nothing is left to wait for."""
        return bool(self.enqueue_at_front)

    def delete_dependents(self, pipeline=None) -> None:
        """Delete the jobs that wait for this one."""
        connection = self.connection if pipeline is None else pipeline
        for job_id in self.dependent_ids:
            try:
                type(self).fetch(job_id, self.connection, self.serializer).delete(
                    pipeline=pipeline, remove_from_queue=False
                )
            except NoSuchJobError:
                continue
        connection.delete(self.dependents_key)


class JobOutcome:
    """What happens when a job ends."""

    @property
    def should_retry(self) -> bool:
        """Whether it is tried again when it fails."""
        return bool(self.retries_left and self.retries_left > 0)

    def get_retry_interval(self) -> int:
        """Seconds before it is tried again."""
        if self.retry_intervals is None:
            return 0
        place = max(len(self.retry_intervals) - self.retries_left, 0)
        return self.retry_intervals[place]

    def retry(self, queue, pipeline) -> None:
        """Try it again, at once or later."""
        interval = self.get_retry_interval()
        self.retries_left -= 1
        self._raise_number_of_retries()
        if interval:
            import datetime

            self.set_status("scheduled")
            queue.schedule_job(self, now() + datetime.timedelta(seconds=interval), pipeline=pipeline)
        else:
            queue._enqueue_job(self, pipeline=pipeline, at_front=self.enqueue_at_front_on_retry)

    def _raise_number_of_retries(self) -> None:
        if self.number_of_retries is not None:
            self.number_of_retries += 1

    def _callback(self, name: str):
        function = self._callbacks[name][0]
        return None if function is None else function_named(function, self.allowed)

    @property
    def success_callback(self):
        """What is called when it is done."""
        return self._callback("success")

    @property
    def failure_callback(self):
        """What is called when it fails."""
        return self._callback("failure")

    @property
    def stopped_callback(self):
        """What is called when it is stopped."""
        return self._callback("stopped")

    def _callback_timeout(self, name: str) -> int:
        return self._callbacks[name][1] or defaults.CALLBACK_TIMEOUT

    def execute_success_callback(self, death_penalty_class, result) -> None:
        """Call what is called when it is done."""
        callback = self.success_callback
        if callback is not None:
            with death_penalty_class(self._callback_timeout("success"), _timeout_class(), job_id=self.id):
                callback(self, self.connection, result)

    def execute_failure_callback(self, death_penalty_class, *exc_info) -> None:
        """Call what is called when it fails."""
        callback = self.failure_callback
        if callback is not None:
            try:
                with death_penalty_class(self._callback_timeout("failure"), _timeout_class(), job_id=self.id):
                    callback(self, self.connection, *exc_info)
            except Exception:
                logger.exception("Job %s: error while executing failure callback", self.id)
                raise

    def execute_failure_callback_safely(self, *exc_info) -> None:
        """The same for one that cannot be waited for; what it raises is logged."""
        try:
            callback = self.failure_callback
            if callback is not None:
                callback(self, self.connection, *exc_info)
        except Exception:
            logger.error("Job %s: error while executing failure callback\n%s", self.id, traceback.format_exc())

    def execute_stopped_callback(self, death_penalty_class) -> None:
        """Call what is called when it is stopped."""
        callback = self.stopped_callback
        if callback is not None:
            callback(self, self.connection)

    def cleanup(self, ttl: int | None = None, pipeline=None, remove_from_queue: bool = True) -> None:
        """Keep it for so many seconds; 0 for not at all, -1 for ever."""
        if ttl == 0:
            self.delete(pipeline=pipeline, remove_from_queue=remove_from_queue)
        elif ttl and ttl > 0:
            connection = self.connection if pipeline is None else pipeline
            for key in (self.key, self.dependents_key, self.dependencies_key):
                connection.expire(key, ttl)

    def _handle_success(self, result_ttl: int, pipeline, worker_name: str = "", **execution) -> None:
        from .registry import FinishedJobRegistry

        self.set_status("finished", pipeline=pipeline)
        self.save(pipeline=pipeline, include_meta=False)
        Result.create(self, Result.Type.SUCCESSFUL, ttl=result_ttl, return_value=self._result,
                      worker_name=worker_name, pipeline=pipeline, **execution)
        if result_ttl != 0:
            FinishedJobRegistry(self.origin, self.connection, serializer=self.serializer).add(
                self, result_ttl, pipeline
            )

    def _handle_failure(self, exc_string: str, pipeline, worker_name: str = "", **execution) -> None:
        from .registry import FailedJobRegistry

        ttl = defaults.DEFAULT_FAILURE_TTL if self.failure_ttl is None else self.failure_ttl
        for key in (self.key, self.dependents_key, self.dependencies_key):
            if ttl > 0:
                pipeline.expire(key, ttl)
        FailedJobRegistry(self.origin, self.connection, serializer=self.serializer).add(self, ttl, pipeline)
        Result.create_failure(self, ttl, exc_string=exc_string, worker_name=worker_name, pipeline=pipeline,
                              **execution)

    def cancel(self, pipeline=None, enqueue_dependents: bool = False, remove_from_dependencies: bool = False) -> None:
        """Take it out of its queue; it is not done."""
        from .queue import Queue
        from .registry import CanceledJobRegistry

        if self.is_canceled:
            raise InvalidJobOperation(f"Cannot cancel already canceled job: {self.id}")
        queue = Queue(self.origin, connection=self.connection, serializer=self.serializer)
        with self.connection.pipeline() as own:
            own = own if pipeline is None else pipeline
            self._remove_from_registries(own)
            self.set_status("canceled", pipeline=own)
            CanceledJobRegistry(self.origin, self.connection, serializer=self.serializer).add(self, -1, own)
            if pipeline is None:
                own.execute()
        if enqueue_dependents:
            queue.enqueue_dependents(self)

    def requeue(self, at_front: bool = False):
        """Have it done again after it failed."""
        from .registry import FailedJobRegistry

        return FailedJobRegistry(self.origin, self.connection, serializer=self.serializer).requeue(self, at_front)

    def _remove_from_registries(self, pipeline) -> None:
        """Take it out of the queue and of every registry."""
        from .queue import Queue

        Queue(self.origin, connection=self.connection, serializer=self.serializer).remove(self, pipeline=pipeline)
        for name in ("finished", "deferred", "scheduled", "failed", "canceled"):
            pipeline.zrem(f"rq:{name}:{self.origin}", self.id)
        for execution in self.get_executions():
            execution.delete(self.origin, pipeline)

    def delete(self, pipeline=None, remove_from_queue: bool = True, delete_dependents: bool = False) -> None:
        """Forget it."""
        with self.connection.pipeline() as own:
            own = own if pipeline is None else pipeline
            if remove_from_queue:
                self._remove_from_registries(own)
            if delete_dependents:
                self.delete_dependents(pipeline=own)
            own.delete(self.key, self.dependents_key, self.dependencies_key, Result.get_key(self.id))
            if pipeline is None:
                own.execute()


def _timeout_class():
    from .timeouts import JobTimeoutException

    return JobTimeoutException
