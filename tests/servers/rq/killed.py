"""A job whose work-horse dies has failed, or is tried again; one whose worker dies is found by the next."""

import os
import signal

import _setup
from _tasks import add, die, wait
from rq import Retry
from rq.worker import Worker

q = _setup.queue()
dead = q.enqueue(die)
again = q.enqueue(die, retry=Retry(max=1))
after = q.enqueue(add, 2, 3)
_setup.burst()
print(dead.get_status().value, "Work-horse terminated unexpectedly" in dead.exc_info, "signal 9" in dead.exc_info)
again.refresh()
print(again.get_status().value, again.retries_left, after.return_value())
lost = q.enqueue(wait, 60, job_id="lost")
kept = q.enqueue(wait, 0.01, job_id="kept", retry=Retry(max=1))
worker = _setup.start("--name", "victim")
print(_setup.until(lambda: lost.get_status().value == "started"))
horse = Worker.all(connection=_setup.connection)
print([each.name for each in horse], q.started_job_registry.get_job_ids())
os.kill(worker.pid, signal.SIGKILL)
worker.wait()
# Nothing was heard of it for longer than it may be silent.
for entry in _setup.connection.zrange("rq:wip:default", 0, -1):
    _setup.connection.zadd("rq:wip:default", {entry: 1})
_setup.burst()
print(lost.get_status().value, "AbandonedJobError" in lost.exc_info, kept.return_value())
