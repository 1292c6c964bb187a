"""500 jobs that do nothing, from a worker's start to its end."""

import os
import subprocess
import sys

import redis
from rq import Queue


def nothing():
    pass


def main():
    connection = redis.Redis.from_url(os.environ["REDIS_URL"])
    connection.flushdb()
    queue = Queue(connection=connection)
    queue.enqueue_many([queue.prepare_data("rq_jobs.nothing") for _ in range(500)])
    module = "rq" if os.path.basename(sys.executable).startswith("weft") else "rq.cli"
    subprocess.run(
        [sys.executable, "-m", module, "worker", "--burst", "--quiet", "--url", os.environ["REDIS_URL"], "--path", "."],
        check=True, stderr=subprocess.DEVNULL,
    )
    print(len(queue.finished_job_registry), len(queue))
