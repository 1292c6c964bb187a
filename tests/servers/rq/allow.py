"""A worker that may only run some functions imports and makes nothing else."""

import os
import pickle
import zlib

import _setup
from _tasks import Counter, add

q = _setup.queue()


class Hostile:
    def __reduce__(self):
        return os.system, ("touch hostile-was-here",)


good = q.enqueue(add, 1, {"a": [2, None]}["a"][0])
other = q.enqueue("os.getcwd")
method = q.enqueue(Counter(1).plus, 1)
hostile = q.enqueue(add, 1)
raw = pickle.dumps(("_tasks.add", None, (Hostile(),), {}))
_setup.connection.hset(hostile.key, "data", zlib.compress(raw))
garbage = q.enqueue(add, 1)
_setup.connection.hset(garbage.key, "data", zlib.compress(b"\x80\x05garbage"))
callback = q.enqueue(add, 1, on_success="os.getcwd")
said = _setup.burst("--allow", "_tasks.add", "--allow", "_other.*")
for job in (good, other, method, hostile, garbage, callback):
    print(job.get_status().value, (job.exc_info or "-").strip().splitlines()[-1].split(": ", 1)[-1])
print(good.return_value(), os.path.exists("hostile-was-here"))
