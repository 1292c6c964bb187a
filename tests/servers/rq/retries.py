"""A job is tried again as often as it may be, at once or later."""

import _setup
from _tasks import fail, fail_first
from rq import Retry

q = _setup.queue()
good = q.enqueue(fail_first, retry=Retry(max=3))
bad = q.enqueue(fail, retry=Retry(max=2))
later = q.enqueue(fail, retry=Retry(max=1, interval=60), job_id="later")
_setup.burst()
print(good.get_status().value, good.return_value(), good.get_meta(), bad.get_status().value)
later.refresh()
bad.refresh()
print(bad.retries_left, later.get_status().value, later.retries_left, q.scheduled_job_registry.get_job_ids())
for wrong in (lambda: Retry(max=0), lambda: Retry(max=1, interval=-1)):
    try:
        wrong()
    except ValueError as error:
        print(error)
