"""The client that the programs of this folder use, on a database of their own."""

import os

import redis


def client(**settings):
    """A client for the test's database, which is empty."""
    made = redis.Redis(port=int(os.environ["REDIS_PORT"]), host="127.0.0.1", db=int(os.environ["REDIS_DB"]), **settings)
    made.flushdb()
    return made


def failure(call):
    """What a call raises, as one line."""
    try:
        return f"no failure: {call()!r}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
