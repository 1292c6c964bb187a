"""Keys end when they were told to, and can be kept."""

import datetime
import time

from _client import client

r = client()
print(r.set("a", 1, ex=100), r.ttl("a"), r.persist("a"), r.ttl("a"), r.ttl("none"))
print(r.set("b", 1, px=datetime.timedelta(milliseconds=30)), r.exists("b"))
time.sleep(0.08)
print(r.exists("b"), r.get("b"))
print(r.expire("a", 50, nx=True), r.expire("a", 60, nx=True), r.expire("a", datetime.timedelta(minutes=2), gt=True), r.ttl("a"))
print(r.expireat("a", 4102444800), r.expiretime("a"), r.pexpireat("a", 4102444800123), r.pexpiretime("a"))
print(r.set("c", "x", ex=datetime.timedelta(hours=1)), r.set("d", "y", px=5000), r.ttl("c"), 4000 < r.pttl("d") <= 5000)
print(r.getex("c", persist=True), r.ttl("c"), r.getex("c", exat=datetime.datetime(2100, 1, 1, tzinfo=datetime.timezone.utc)), r.expiretime("c"))
print(r.set("c", 2, keepttl=True), r.ttl("c") > 0, r.expire("none", 1))
