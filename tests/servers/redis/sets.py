"""Sets are compared and combined."""

from _client import client

r = client()
print(r.sadd("s", 1, 2, 3), r.sadd("s", 3), r.sadd("t", 3, 4), r.scard("s"))
print(sorted(r.smembers("s")), r.smembers("none"), r.sismember("s", 1), r.sismember("s", 9), r.smismember("s", [1, 9]))
print(sorted(r.sunion("s", "t")), r.sinter(["s", "t"]), sorted(r.sdiff("s", "t")), r.sintercard(2, ["s", "t"]))
print(r.sunionstore("u", "s", "t"), r.sinterstore("i", "s", "t"), r.sdiffstore("d", ["s", "t"]))
print(r.srem("s", 1, 9), r.smove("s", "t", 2), r.spop("i"), r.spop("i"), r.spop("none", 2), r.srandmember("s"))
print(sorted(r.sscan_iter("t")), r.sscan("none"))
