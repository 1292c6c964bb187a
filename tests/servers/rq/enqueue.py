"""Jobs are put into a queue, done by a worker, and their results read."""

import _setup
from _tasks import Counter, add, later

q = _setup.queue()
first = q.enqueue(add, 1, second=2, job_id="first", description="one and two", meta={"why": "test"})
print(first, first.get_status().value, len(q), q.job_ids, first.get_position(), first.origin, first.timeout)
second = q.enqueue("_tasks.add", args=("a", "b"), job_timeout="2m", result_ttl=10)
third = q.enqueue(Counter(40).plus, 2, at_front=True)
fourth = q.enqueue(later, "from a coroutine")
print([job.func_name for job in q.jobs], second.timeout, second.result_ttl, third.get_position())
said = _setup.burst()
print([job.return_value() for job in (first, second, third, fourth)], first.get_status().value, len(q))
print(first.latest_result().type.name, first.is_finished, q.fetch_job("first").meta, q.fetch_job("none"), first.result)
print(len(q.finished_job_registry), "first" in q.finished_job_registry.get_job_ids(), 0 < _setup.connection.ttl("rq:job:first") <= 500)
print("one and two (first)" in said, "done, quitting" in said, first.exc_info)
many = q.enqueue_many([q.prepare_data(add, (n, n), job_id=f"n{n}") for n in range(5)])
print(q.job_ids, len(many), q.empty(), len(q))
