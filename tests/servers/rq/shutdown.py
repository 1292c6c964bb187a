"""A worker that is asked to stop finishes its job; one that is asked twice ends it."""

import signal

import _setup
from _tasks import wait
from rq.command import send_shutdown_command

q = _setup.queue()
job = q.enqueue(wait, 1)
left = q.enqueue(wait, 1)
worker = _setup.start()
_setup.until(lambda: job.get_status().value == "started")
worker.send_signal(signal.SIGTERM)
worker.communicate(timeout=30)
print(job.return_value(), left.get_status().value, worker.returncode)
job = q.enqueue(wait, 60, at_front=True)
worker = _setup.start("--name", "second")
_setup.until(lambda: job.get_status().value == "started")
worker.send_signal(signal.SIGINT)
# A second signal at once may be the same one, sent twice.
_setup.until(lambda: False, 1.5)
worker.send_signal(signal.SIGINT)
said = worker.communicate(timeout=30)[0].decode()
print("cold shut down" in said.lower(), job.get_status().value)
q.empty()
worker = _setup.start("--name", "third")
_setup.until(lambda: _setup.connection.hget("rq:worker:third", "state") == b"idle")
send_shutdown_command(_setup.connection, "third")
worker.communicate(timeout=30)
print(worker.returncode)
