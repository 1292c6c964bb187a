"""Pipelines send commands together, as a transaction or not; errors say which command they are about."""

from _client import client, failure

import redis

r = client()
with r.pipeline() as pipe:
    print(len(pipe), pipe.set("a", 1).incr("a") is pipe, len(pipe))
    print(pipe.hgetall("none").execute(), len(pipe), pipe.execute())
with r.pipeline(transaction=False) as pipe:
    pipe.set("h", "text").lpush("h", 1).get("a")
    print([str(each) for each in pipe.execute(raise_on_error=False)])
    pipe.get("a").lpush("h", 1)
    print(failure(pipe.execute))
with r.pipeline() as pipe:
    pipe.get("a").lpush("h", 1).set("b", 2)
    print(failure(pipe.execute), r.get("b"))
    pipe.execute_command("NOSUCH")
    pipe.set("c", 1)
    print(failure(pipe.execute), r.get("c"))
    print(pipe.execute(), failure(lambda: pipe.set("d", None).execute()))
many = r.pipeline(transaction=False)
for number in range(3000):
    many.set(f"n{number}", number)
print(all(many.execute()), sum(int(each) for each in r.mget([f"n{number}" for number in range(3000)])))
print(issubclass(redis.WatchError, redis.RedisError))
