"""Clients are made of URLs, with settings in them."""

import os

from _client import failure

import redis

port, db = os.environ["REDIS_PORT"], os.environ["REDIS_DB"]
r = redis.from_url(f"redis://127.0.0.1:{port}/{db}?decode_responses=yes&socket_timeout=2")
r.flushdb()
settings = r.connection_pool.connection_kwargs
print(r.set("a", 1), r.get("a"), settings["socket_timeout"], settings["decode_responses"], settings["host"])
print(redis.Redis.from_url(f"unix://{os.environ['REDIS_SOCKET']}?db={db}").get("a"))
print(redis.Redis(unix_socket_path=os.environ["REDIS_SOCKET"], db=int(db)).get("a"))
found = redis.ConnectionPool.from_url("rediss://me:s%40crt@host:7000/3").connection_kwargs
print(found["username"], found["password"], found["host"], found["port"], found["db"])
print(failure(lambda: redis.from_url("http://x")))
print(failure(lambda: redis.from_url("redis://x?db=abc")))
