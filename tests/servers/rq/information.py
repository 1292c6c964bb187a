"""Queues, workers and jobs can be looked at, suspended and emptied from the command line."""

import os
import subprocess

import _setup
from _tasks import add, fail, wait
from rq.worker import Worker


def run(*arguments):
    words = _setup.command(*arguments, "--url", os.environ["REDIS_URL"])
    return subprocess.run(words, capture_output=True, text=True, timeout=60).stdout


q = _setup.queue()
q.enqueue(add, 1)
q.enqueue(fail, job_id="bad")
_setup.burst()
q.enqueue(add, 2)
print(run("info", "--raw", "--only-queues").strip())
print("default" in run("info"), "1 finished, 1 failed" in run("info"))
job = q.enqueue(wait, 60, at_front=True)
worker = _setup.start("--name", "looker")
_setup.until(lambda: job.get_status().value == "started")
found = Worker.all(connection=_setup.connection)[0]
print(found.name, found.get_state(), found.queue_names(), found.get_current_job_id() == job.id, found.version is not None)
print("looker" in run("info", "--only-workers"))
worker.kill()
worker.wait()
print(run("requeue", "--queue", "default", "bad").strip(), run("empty", "default").strip())
