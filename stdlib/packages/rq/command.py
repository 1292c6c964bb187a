"""Commands to workers: to stop a job, the work-horse or themselves."""

import json
import os
import signal

from ._values import now, stamp_of
from .exceptions import InvalidJobOperation
from .job import Job

__all__ = ["handle_command", "send_command", "send_kill_horse_command", "send_shutdown_command",
           "send_stop_job_command"]


def send_command(connection, worker_name: str, command: str, **options) -> None:
    """Send a command to a worker."""
    payload = {"command": command, "created_at": stamp_of(now()), **options}
    connection.publish(f"rq:pubsub:{worker_name}", json.dumps(payload))


def send_shutdown_command(connection, worker_name: str) -> None:
    """Have a worker stop after its job."""
    send_command(connection, worker_name, "shutdown")


def send_kill_horse_command(connection, worker_name: str) -> None:
    """Have a worker end its work-horse."""
    send_command(connection, worker_name, "kill-horse")


def send_stop_job_command(connection, job_id: str, serializer=None) -> None:
    """Have a job stopped that is being done."""
    job = Job.fetch(job_id, connection=connection, serializer=serializer)
    if not job.worker_name or not job.is_started:
        raise InvalidJobOperation("Job is not currently executing")
    send_command(connection, job.worker_name, "stop-job", job_id=job_id)


def handle_command(worker, payload: dict) -> None:
    """Do what a command says."""
    command = payload.get("command")
    if command == "stop-job":
        job_id = payload.get("job_id")
        if worker.get_current_job_id() == job_id:
            worker._stopped_job_id = job_id
            worker.kill_horse()
        else:
            worker.log.info("Worker %s: not working on job %s, command ignored", worker.name, job_id)
    elif command == "shutdown":
        worker.log.info("Worker %s: received shutdown command, sending SIGINT signal", worker.name)
        os.kill(os.getpid(), signal.SIGINT)
    elif command == "kill-horse":
        worker.log.info("Worker %s: received kill horse command", worker.name)
        worker.kill_horse()
