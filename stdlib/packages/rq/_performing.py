"""Doing a job: what a work-horse does, and what is kept of it."""

import logging
import sys
import traceback

from . import defaults
from ._values import now, stamp_of
from .timeouts import JobTimeoutException, UnixSignalDeathPenalty

__all__ = ["Performing", "setup_logging"]


class Performing:
    """The part of workers that does jobs."""

    death_penalty_class = UnixSignalDeathPenalty

    def _begin_job(self, job, execution) -> None:
        """Note in the store that a job begins."""
        ttl = self.get_heartbeat_ttl(job)
        moment = stamp_of(now())
        with self.connection.pipeline() as pipeline:
            pipeline.hset(self.key, mapping={
                "current_job": job.id, "current_job_working_time": 0, "last_heartbeat": moment,
            })
            pipeline.expire(self.key, ttl)
            job.prepare_for_execution(self.name, pipeline)
            pipeline.lrem(f"rq:queue:{job.origin}:intermediate", 1, job.id)
            # It must not end while it is being done, however short it may wait.
            pipeline.persist(job.key)
            pipeline.execute()

    def get_heartbeat_ttl(self, job) -> int:
        """Seconds after which a job that nothing is heard of is taken for lost."""
        interval = self.job_monitoring_interval
        if job.timeout and job.timeout > 0:
            return int(min(job.timeout, interval)) + 60
        return interval + 60

    def perform_job(self, job, queue, execution) -> bool:
        """Do a job and keep what became of it; whether it was done."""
        self._begin_job(job, execution)
        job.started_at = now()
        timeout = job.timeout or queue._default_timeout
        try:
            if timeout and timeout > 0:
                with self.death_penalty_class(timeout, JobTimeoutException, job_id=job.id):
                    value = job.perform()
            else:
                value = job.perform()
            job.ended_at = now()
            job._result = value
            job.heartbeat(now(), defaults.CALLBACK_TIMEOUT)
            if job._callbacks["success"][0]:
                job.execute_success_callback(self.death_penalty_class, value)
        except Exception:
            return self._failed(job, queue, execution)
        self._succeeded(job, queue, execution)
        self.log.info("Successfully completed %s job in %ss on worker %s", job.description,
                      job.ended_at - job.started_at, self.name)
        return True

    def _failed(self, job, queue, execution) -> bool:
        kind, error, trace = sys.exc_info()
        job.ended_at = now()
        text = "".join(traceback.format_exception(kind, error, trace))
        try:
            job.heartbeat(now(), defaults.CALLBACK_TIMEOUT)
            job.execute_failure_callback(self.death_penalty_class, kind, error, trace)
        except Exception:
            text += "".join(traceback.format_exc())
        self.handle_exception(job, kind, error, trace)
        self.handle_job_failure(job, queue, text, execution)
        return False

    def handle_exception(self, job, kind, error, trace) -> None:
        """Tell the log, and the functions that were given for it."""
        self.log.error("Worker %s: job %s: exception raised while executing (%s)\n%s", self.name, job.id,
                       job._func_name if isinstance(job._func_name, str) else job.description,
                       "".join(traceback.format_exception(kind, error, trace)))
        for handler in self._exception_handlers:
            carry_on = handler(job, kind, error, trace)
            if carry_on is not None and not carry_on:
                break

    def _end(self, job, execution, pipeline) -> None:
        pipeline.hdel(self.key, "current_job")
        if execution is not None:
            execution.delete(job.origin, pipeline)

    def _execution_fields(self, job, execution) -> dict:
        if execution is None:
            return {}
        return {"execution_id": execution.id, "execution_started_at": execution.created_at,
                "execution_ended_at": job.ended_at or now()}

    def _count(self, job, name: str, pipeline) -> None:
        pipeline.hincrby(self.key, name, 1)
        if job.started_at and job.ended_at:
            pipeline.hincrbyfloat(self.key, "total_working_time", (job.ended_at - job.started_at).total_seconds())

    def _succeeded(self, job, queue, execution) -> None:
        ttl = job.get_result_ttl(self.default_result_ttl)
        if job.repeats_left:
            self._repeat(job, queue, execution, ttl)
            return
        with self.connection.pipeline() as pipeline:
            self._count(job, "successful_job_count", pipeline)
            if ttl != 0:
                job._handle_success(ttl, pipeline, worker_name=self.name, **self._execution_fields(job, execution))
                job.cleanup(ttl, pipeline=pipeline, remove_from_queue=False)
            else:
                job._status = job._status.FINISHED
            self._end(job, execution, pipeline)
            pipeline.scard(job.dependents_key)
            dependents = pipeline.execute()[-1]
        if dependents:
            queue.enqueue_dependents(job)
        if ttl == 0:
            job.delete(remove_from_queue=False)

    def _repeat(self, job, queue, execution, ttl: int) -> None:
        """Keep a result, and have the job done once more."""
        import datetime

        from ._options import Repeat
        from .results import Result

        done = len(job.repeat_intervals or ()) and max(0, len(job.repeat_intervals) - job.repeats_left)
        interval = Repeat.get_interval(done, job.repeat_intervals)
        job.repeats_left -= 1
        with self.connection.pipeline() as pipeline:
            self._count(job, "successful_job_count", pipeline)
            self._end(job, execution, pipeline)
            Result.create(job, Result.Type.SUCCESSFUL, ttl=ttl, return_value=job._result, worker_name=self.name,
                          pipeline=pipeline, **self._execution_fields(job, execution))
            if interval:
                queue.schedule_job(job, now() + datetime.timedelta(seconds=interval), pipeline=pipeline)
            else:
                queue._enqueue_job(job, pipeline=pipeline)
            pipeline.execute()

    def handle_job_failure(self, job, queue, exc_string: str = "", execution=None) -> None:
        """Have a job tried again, or keep why it failed."""
        stopped = self._stopped_job_id == job.id
        with self.connection.pipeline() as pipeline:
            self._end(job, execution, pipeline)
            self._count(job, "failed_job_count", pipeline)
            if job.should_retry and not stopped:
                job.retry(queue, pipeline)
                pipeline.execute()
                return
            job.set_status("stopped" if stopped else "failed", pipeline=pipeline)
            job.save(pipeline=pipeline, include_meta=False)
            job._handle_failure(exc_string, pipeline, worker_name=self.name, **self._execution_fields(job, execution))
            pipeline.execute()
        queue.enqueue_dependents(job)
        if stopped:
            try:
                job.execute_stopped_callback(self.death_penalty_class)
            except Exception:
                self.log.exception("Job %s: error while executing stopped callback", job.id)


def setup_logging(level=None, log_format: str = defaults.DEFAULT_LOGGING_FORMAT,
                  date_format: str = defaults.DEFAULT_LOGGING_DATE_FORMAT) -> None:
    """Have the log go to standard error."""
    logger = logging.getLogger("rq")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(log_format, date_format))
        logger.addHandler(handler)
        logger.propagate = False
    logger.setLevel(level or logging.INFO)
