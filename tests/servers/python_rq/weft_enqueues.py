"""Jobs that Weft enqueues are done by CPython's worker, and read by Weft."""

import _both
from _tasks import add, describe, fail
from rq import Queue

q = Queue(connection=_both.connection)
jobs = [
    q.enqueue(add, 2, 3, job_id="sum"),
    q.enqueue(fail, job_id="bad"),
    q.enqueue(describe, {"a": (1, 2.5, None)}, job_id="value"),
    q.enqueue(add, "x", "y", depends_on="sum", job_id="after"),
]
print(_both.worker(_both.PYTHON, "rq.cli", "--burst").wait(60))
for job in jobs:
    print(job.id, job.get_status().value, job.return_value(), (job.exc_info or "").strip().splitlines()[-1:])
