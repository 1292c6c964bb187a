"""Jobs are done in the program itself, by a simple worker or by the queue."""

import _setup
from _tasks import add, fail
from rq import Queue, SimpleWorker, get_current_job
from rq.decorators import job

q = _setup.queue()
done = q.enqueue(add, 1, 2)
bad = q.enqueue(fail)
print(SimpleWorker([q], connection=_setup.connection).work(burst=True, logging_level="CRITICAL"))
print(done.return_value(), bad.get_status().value, get_current_job())
sync = Queue("sync", connection=_setup.connection, is_async=False)
print(sync.enqueue(add, 3, 4).return_value(), len(sync), sync.enqueue(fail).get_status().value)
plus = job(q, connection=_setup.connection)(add)
print(plus(1, 1), plus.delay(1, 1).get_status().value, q.enqueue(add, 5, job_id="x").id)
try:
    q.enqueue(lambda: 1)
except ValueError as error:
    print(error)
