"""Hashes keep fields with values."""

from _client import client, failure

r = client()
print(r.hset("h", "a", 1), r.hset("h", mapping={"b": 2.5, "c": "x"}), r.hset("h", items=["d", 4]), r.hset("h", "a", 2))
print(sorted(r.hgetall("h").items()), r.hgetall("none"))
print(r.hget("h", "a"), r.hmget("h", ["a", "q"]), r.hmget("h", "b", "c"), r.hexists("h", "a"), r.hlen("h"))
print(r.hincrby("h", "a", 5), r.hincrbyfloat("h", "b", 0.25), r.hsetnx("h", "a", 0), r.hdel("h", "c", "q"), r.hstrlen("h", "a"))
print(sorted(r.hkeys("h")), sorted(r.hvals("h")))
cursor, found = r.hscan("h", match="a*")
print(cursor, found, sorted(r.hscan_iter("h")), r.hrandfield("none"))
print(failure(lambda: r.hset("h")))
