"""Strings are set, read and counted with every option."""

from _client import client

r = client()
print(r.set("a", 1), r.get("a"), r.get("nothing"))
print(r.set("a", 2, nx=True), r.set("b", 2, xx=True), r.set("a", 3, get=True), r.get("a"))
print(r.incr("a"), r.incrby("a", 10), r.decr("a", 4), r.incrbyfloat("a", 0.5))
print(r.mset({"x": 1, "y": b"\x00\xff"}), r.mget("x", "y", "z"), r.mget(["x"]))
print(r.msetnx({"x": 9, "new": 1}), r.setnx("new", 1), r.getset("new", 2), r.getdel("new"), r.exists("new", "x"))
print(r.append("x", "23"), r.strlen("x"), r.getrange("x", 1, -1), r.setrange("x", 1, "ab"), r["x"], "x" in r, "q" in r)
print(r.setbit("bits", 7, 1), r.getbit("bits", 7), r.bitcount("bits"), r.bitpos("bits", 1))
print(r.bitfield("f").set("u8", 0, 250).incrby("u8", 0, 10, "SAT").get("u8", 0).execute())
print(r.pfadd("log", "a", "b", "a"), r.pfcount("log"))
r.lcs_text = r.mset({"l1": "ohmytext", "l2": "mynewtext"})
print(r.lcs("l1", "l2"), r.lcs("l1", "l2", len=True))
