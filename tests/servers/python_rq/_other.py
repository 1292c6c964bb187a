"""What CPython's rq does: it is told by a word."""

import os
import sys

import redis
from _tasks import add, describe, fail
from rq import Queue
from rq.job import Job

connection = redis.Redis.from_url(os.environ["REDIS_URL"])
q = Queue(connection=connection)
if sys.argv[1] == "enqueue":
    q.enqueue(add, 2, 3, job_id="sum", meta={"from": "CPython"})
    q.enqueue(fail, job_id="bad")
    q.enqueue(describe, {"a": (1, 2.5, None)}, job_id="value")
    q.enqueue(add, "x", "y", depends_on="sum", job_id="after")
elif sys.argv[1] == "read":
    for name in ("sum", "bad", "value", "after"):
        job = Job.fetch(name, connection=connection)
        last = (job.latest_result().exc_string or "").strip().splitlines()[-1:]
        print(name, job.get_status().value, job.return_value(), last)
