"""Functions that are jobs."""

import os
import signal
import sys
import time

from rq import get_current_job


def add(first, second=0):
    return first + second


def fail(text="no"):
    raise ValueError(text)


def wait(seconds):
    time.sleep(seconds)
    return "waited"


def spin(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            time.sleep(0.01)
        except Exception:
            # It takes no hint.
            pass
    return "spun"


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def fail_first():
    job = get_current_job()
    job.meta["tries"] = job.meta.get("tries", 0) + 1
    job.save_meta()
    if job.meta["tries"] < 3:
        raise RuntimeError(f"try {job.meta['tries']}")
    return job.meta["tries"]


def remember(key, value):
    job = get_current_job()
    job.connection.rpush(key, value)
    return value


async def later(value):
    return value


class Counter:
    def __init__(self, start):
        self.start = start

    def plus(self, number):
        return self.start + number


def succeeded(job, connection, result, *args, **kwargs):
    connection.rpush("callbacks", f"{job.id} succeeded with {result}")


def failed(job, connection, kind, error, traceback):
    connection.rpush("callbacks", f"{job.id} failed with {kind.__name__}: {error}")


def stopped(job, connection):
    connection.rpush("callbacks", f"{job.id} was stopped")


def modules():
    return "json" in sys.modules
