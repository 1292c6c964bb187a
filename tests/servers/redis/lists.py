"""Lists take items at both ends, and give them to whoever waits."""

import threading
import time

from _client import client

r = client()
print(r.rpush("l", 1, 2, 3), r.lpush("l", 0), r.lrange("l", 0, -1), r.llen("l"))
print(r.lpop("l"), r.rpop("l"), r.lpop("l", 5), r.lpop("none"), r.rpop("none", 2))
r.rpush("l", "a", "b", "c", "b")
print(r.lindex("l", 1), r.lset("l", 0, "z"), r.linsert("l", "BEFORE", "c", "y"), r.lrem("l", 1, "b"), r.lrange("l", 0, -1))
print(r.lpos("l", "b"), r.ltrim("l", 0, 1), r.lrange("l", 0, -1), r.lmove("l", "m", "LEFT", "RIGHT"), r.rpoplpush("l", "m"))
print(r.lrange("m", 0, -1), r.lpushx("none", 1), r.lmpop(2, "none", "m", direction="LEFT", count=2))
print(r.blpop("none", timeout=0.05), r.brpoplpush("none", "x", 0.05), r.blmove("none", "x", 0.05))


def later():
    time.sleep(0.1)
    r.rpush("wanted", "item")


thread = threading.Thread(target=later)
thread.start()
print(r.blpop(["other", "wanted"], timeout=10))
thread.join()
