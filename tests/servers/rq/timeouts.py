"""A job that takes too long is ended, with its work-horse if it has to be."""

import time

import _setup
from _tasks import add, spin, wait

q = _setup.queue()
polite = q.enqueue(wait, 60, job_timeout=1)
deaf = q.enqueue(spin, 6, job_timeout=1)
after = q.enqueue(add, 1, 1)
began = time.monotonic()
_setup.burst()
print(polite.get_status().value, polite.exc_info.strip().splitlines()[-1])
print(deaf.get_status().value in ("failed", "finished"), after.return_value(), time.monotonic() - began < 20)
