"""Jobs wait for a time, and a worker with a scheduler sees to them."""

import datetime

import _setup
from _tasks import add, remember

q = _setup.queue()
soon = q.enqueue_in(datetime.timedelta(seconds=1), add, 1, 2)
past = q.enqueue_at(datetime.datetime(2020, 1, 1), remember, "seen", "past")
far = q.enqueue_at(datetime.datetime(2100, 1, 1, tzinfo=datetime.timezone.utc), add, 1)
registry = q.scheduled_job_registry
print(soon.get_status().value, len(registry), registry.get_scheduled_time(far), len(q))
_setup.burst("--with-scheduler")
print(past.return_value(), far.get_status().value)
worker = _setup.start("--with-scheduler")
print(_setup.until(lambda: soon.return_value(refresh=True) == 3), len(registry))
worker.terminate()
worker.communicate(timeout=30)
print(_setup.connection.keys("rq:scheduler*"), _setup.connection.smembers("rq:workers"))
