"""Errors of the server and of the connection are of the class that says which."""

import os

from _client import client, failure

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

r = client()
r.set("text", "x")
for call in (
    lambda: r.lpush("text", 1),
    lambda: r.incr("text"),
    lambda: r.execute_command("NOSUCH", "a"),
    lambda: r.execute_command("GET"),
    lambda: r.config_set("no-such-setting", 1),
    lambda: r.set("a", 1, ex=1, px=1),
    lambda: r.set("a", 1, nx=True, xx=True),
    lambda: redis.Redis(port=int(os.environ["REDIS_PORT"]), db=5000, retry=Retry(NoBackoff(), 0)).ping(),
    lambda: redis.Redis(host="127.0.0.1", port=1, retry=Retry(NoBackoff(), 0)).ping(),
    lambda: redis.Redis(unix_socket_path="/nowhere", retry=Retry(NoBackoff(), 0)).ping(),
    lambda: r["missing"],
):
    print(failure(call))
print([each.__name__ for each in redis.exceptions.NoScriptError.__mro__])
print([each.__name__ for each in redis.AuthenticationError.__mro__], issubclass(redis.exceptions.LockError, ValueError))
print(r.ping())
