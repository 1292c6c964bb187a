"""A job that fails keeps its traceback, and can be done again."""

import _setup
from _tasks import add, fail
from rq.registry import FailedJobRegistry

q = _setup.queue()
job = q.enqueue(fail, "it went wrong", job_id="bad")
q.enqueue("_nowhere.function", job_id="nowhere")
q.enqueue("_tasks.nothing", job_id="nothing")
q.enqueue(add, 1, "x", job_id="types")
_setup.burst()
for name in ("bad", "nowhere", "nothing", "types"):
    found = q.fetch_job(name)
    print(name, found.get_status().value, found.exc_info.strip().splitlines()[-1])
print(job.exc_info.startswith("Traceback (most recent call last):"), "raise ValueError(text)" in job.exc_info)
registry = FailedJobRegistry(queue=q)
print(len(registry), "bad" in registry, sorted(registry.get_job_ids()))
registry.requeue("bad")
print(job.get_status().value, len(registry), q.job_ids)
job.cancel()
print(job.get_status().value, q.job_ids, "bad" in q.canceled_job_registry)
job.delete()
print(q.fetch_job("bad"))
