"""Replies are text where that is asked for, in the encoding that was named."""

from _client import client, failure

r = client(decode_responses=True)
print(r.set("é", "naïve 😀"), r.get("é"), r.keys(), r.hset("h", "ü", "ß"), r.hgetall("h"), r.lpush("l", "ö"), r.lrange("l", 0, 0))
raw = client()
raw.set("octets", b"\xff\xfe")
print(raw.get("octets"), failure(lambda: r.get("octets")), r.ping())
print(client(decode_responses=True, encoding="latin-1").set("x", "é"), raw.get("x"))
for value in (None, True, {}, [1], object):
    print(failure(lambda: r.set("a", value)))
print(r.set("a", 1.5), r.get("a"), r.set("a", memoryview(b"view")), r.get("a"), r.set("a", 2**70), r.get("a"))
print(raw.get_encoder().encode("é"), r.get_encoder().decode(b"x"))
