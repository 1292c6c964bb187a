"""CPython's `rq info` lists a worker of Weft."""

import os
import time

import _both

worker = _both.worker(os.environ["WEFT"], "rq", "--name", "weaver", "default", "other")
end = time.monotonic() + 30
while _both.connection.hget("rq:worker:weaver", "state") != b"idle" and time.monotonic() < end:
    time.sleep(0.05)
said = _both.python("-m", "rq.cli", "info", "--only-workers", "--url", os.environ["REDIS_URL"])
line = next(line for line in said.splitlines() if line.startswith("weaver"))
print(f" {worker.pid})" in line, "idle" in line, "default, other" in line or "default,other" in line)
worker.terminate()
print(worker.wait(30))
