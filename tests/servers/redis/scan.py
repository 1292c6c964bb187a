"""Scanning finds every key, by pattern and by type."""

from _client import client

r = client()
for number in range(250):
    r.set(f"key:{number}", number)
r.rpush("list", 1)
print(len(set(r.scan_iter(count=20))), sorted(r.scan_iter("key:1?")), list(r.scan_iter(_type="list")))
print(sorted(r.keys("key:24*")), r.dbsize(), r.type("list"), r.type("key:1"), r.type("none"))
print(r.delete("key:1", "none"), r.unlink("key:2"), r.rename("key:3", "k"), r.renamenx("k", "key:4"), r.copy("k", "k2"), r.touch("k", "none"), r.randomkey() is not None)
saved = r.dump("k")
print(r.restore("k3", 0, saved), r.get("k3"), r.flushdb(), r.dbsize())
r.rpush("n", 3, 1, 2)
print(r.sort("n"), r.sort("n", desc=True, start=0, num=2), r.sort("n", store="m"), r.lrange("m", 0, -1))
