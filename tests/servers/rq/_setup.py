"""The queue of a test, and workers for it."""

import os
import subprocess
import sys
import time

import redis
from rq import Queue

connection = redis.Redis.from_url(os.environ["REDIS_URL"])


def queue(name="default", **options):
    """A queue of the test's database, which is empty."""
    connection.flushdb()
    return Queue(name, connection=connection, **options)


def command(*arguments):
    """A command of the package."""
    module = "rq" if os.path.basename(sys.executable).startswith("weft") else "rq.cli"
    return [sys.executable, "-m", module, *arguments]


def start(*arguments):
    """Start a worker."""
    return subprocess.Popen(
        command("worker", "--url", os.environ["REDIS_URL"], "--path", os.getcwd(), *arguments),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )


def burst(*arguments):
    """Have a worker do all jobs; return what it said."""
    return start("--burst", *arguments).communicate(timeout=60)[0].decode()


def until(condition, seconds=30):
    """Wait until something is so; whether it is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False
