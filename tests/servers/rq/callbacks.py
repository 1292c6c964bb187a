"""Functions are called when a job is done, fails or is stopped."""

import _setup
from _tasks import add, fail, failed, stopped, succeeded, wait
from rq import Callback
from rq.command import send_stop_job_command

q = _setup.queue()
q.enqueue(add, 1, job_id="good", on_success=Callback(succeeded), on_failure=Callback(failed))
q.enqueue(fail, job_id="bad", on_success=Callback(succeeded), on_failure=Callback("_tasks.failed", timeout=5))
_setup.burst()
long = q.enqueue(wait, 60, job_id="long", on_stopped=Callback(stopped))
worker = _setup.start("--burst")
print(_setup.until(lambda: long.get_status().value == "started"))
send_stop_job_command(_setup.connection, "long")
said = worker.communicate(timeout=30)[0].decode()
print(long.get_status().value, long.exc_info)
for line in _setup.connection.lrange("callbacks", 0, -1):
    print(line.decode())
