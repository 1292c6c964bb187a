"""Streams are read by clients and by groups of consumers."""

from _client import client, failure

r = client()
print(r.xadd("s", {"a": 1}, id="1-1"), r.xadd("s", {"a": 2, "b": "x"}, id="2-1"), r.xlen("s"))
print(r.xrange("s"), r.xrevrange("s", count=1), r.xrange("s", min="2"))
print(r.xread({"s": 0}), r.xread({"s": "2-1"}), r.xread({"s": "$"}, block=20))
print(r.xgroup_create("s", "g", id="0"), failure(lambda: r.xgroup_create("s", "g")))
print(r.xreadgroup("g", "me", {"s": ">"}, count=1), r.xpending("s", "g"))
print(r.xpending_range("s", "g", "-", "+", 10)[0]["message_id"], r.xack("s", "g", "1-1"), r.xpending("s", "g"))
r.xreadgroup("g", "me", {"s": ">"})
print(r.xclaim("s", "g", "you", 0, ["2-1"]), r.xautoclaim("s", "g", "me", 0)[1], r.xautoclaim("s", "g", "me", 0, justid=True))
info = r.xinfo_stream("s")
print(info["length"], info["first-entry"], r.xinfo_groups("s")[0]["name"], [c["name"] for c in r.xinfo_consumers("s", "g")])
print(r.xdel("s", "1-1"), r.xtrim("s", maxlen=0, approximate=False), r.xgroup_destroy("s", "g"), failure(lambda: r.xadd("s", {})))
