"""Runs the other implementation."""

import os
import subprocess
import sys

import redis

connection = redis.Redis.from_url(os.environ["REDIS_URL"])
connection.flushdb()
PYTHON = os.environ["RQ_PYTHON"]


def python(*arguments):
    """What CPython says."""
    done = subprocess.run([PYTHON, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
    return done.stdout


def worker(interpreter, module, *arguments):
    """A worker of either."""
    words = [interpreter, "-m", module, "worker", "--url", os.environ["REDIS_URL"], "--path", os.getcwd(), *arguments]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
