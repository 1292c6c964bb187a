"""A job waits for those that it depends on."""

import _setup
from _tasks import add, fail, remember
from rq.job import Dependency

q = _setup.queue()
first = q.enqueue(remember, "order", "first")
second = q.enqueue(remember, "order", "second", depends_on=first)
third = q.enqueue(remember, "order", "third", depends_on=[first, second])
bad = q.enqueue(fail)
never = q.enqueue(add, 1, depends_on=bad)
anyway = q.enqueue(add, 2, depends_on=Dependency(jobs=[bad], allow_failure=True))
print([job.get_status().value for job in (second, third, never, anyway)], len(q.deferred_job_registry))
_setup.burst()
print([each.decode() for each in _setup.connection.lrange("order", 0, -1)])
print([job.get_status().value for job in (first, second, third, never, anyway)], third.dependency.id == first.id)
done = q.enqueue(add, 3, depends_on=first)
print(done.get_status().value)
