"""Sorted sets give members by place, by score and by name."""

from _client import client, failure

r = client()
print(r.zadd("z", {"a": 1, "b": 2.5, "c": 3}), r.zadd("z", {"a": 2}, ch=True), r.zadd("z", {"a": 1}, nx=True), r.zadd("z", {"d": 4}, incr=True), r.zadd("z", {"d": 1}, gt=True, incr=True))
print(r.zrange("z", 0, -1), r.zrange("z", 0, 1, withscores=True), r.zrange("z", 0, 0, desc=True), r.zrevrange("z", 0, 1, withscores=True))
print(r.zrange("z", "(2", "+inf", byscore=True, offset=0, num=1), r.zrangebyscore("z", 2, 3, withscores=True), r.zrevrangebyscore("z", "+inf", "-inf", start=1, num=2))
print(r.zscore("z", "a"), r.zscore("z", "q"), r.zmscore("z", ["a", "q"]), r.zincrby("z", 2, "a"), r.zrank("z", "a"), r.zrevrank("z", "a"), r.zrank("z", "q"))
print(r.zcard("z"), r.zcount("z", 3, 5), r.zrem("z", "b"), r.zpopmin("z"), r.zpopmax("z", 2), r.zpopmin("z"))
r.zadd("y", {"a": 1, "b": 2})
r.zadd("x", {"b": 10})
print(r.zunion(["x", "y"], withscores=True), r.zinter({"x": 2, "y": 1}, withscores=True), r.zdiff(["y", "x"]), r.zunionstore("w", ["x", "y"], aggregate="MAX"), r.zrange("w", 0, -1, withscores=True))
print(r.zremrangebyscore("w", 5, 20), r.zlexcount("y", "-", "+"), r.zrangebylex("y", "[a", "(b"), r.zremrangebyrank("y", 0, 0), r.zscan("y"))
print(r.bzpopmin("y", 1), r.bzpopmax("none", 0.05), r.zmpop(1, ["x"], min=True), r.zrange("q", 0, -1, score_cast_func=int, withscores=True))
print(failure(lambda: r.zadd("z", {})), failure(lambda: r.zadd("z", {"a": 1}, nx=True, xx=True)))
print(r.geoadd("g", (13.361389, 38.115556, "P", 15.087269, 37.502669, "C")), r.geodist("g", "P", "C", "km"), r.geohash("g", "P"), r.geosearch("g", longitude=15, latitude=37, radius=150, unit="km"))
