"""Pools hand out connections, and limit them."""

import os
import threading

from _client import client, failure

import redis

client()
settings = {"host": "127.0.0.1", "port": int(os.environ["REDIS_PORT"]), "db": int(os.environ["REDIS_DB"])}
pool = redis.ConnectionPool(max_connections=2, **settings)
one, two = pool.get_connection(), pool.get_connection()
print(one is two, failure(pool.get_connection))
pool.release(one)
print(pool.get_connection() is one)
pool.disconnect()
blocking = redis.BlockingConnectionPool(max_connections=2, timeout=0.05, **settings)
held = [blocking.get_connection(), blocking.get_connection()]
print(failure(blocking.get_connection))
for connection in held:
    blocking.release(connection)
shared = redis.Redis(connection_pool=redis.BlockingConnectionPool(max_connections=3, timeout=20, **settings))
threads = [threading.Thread(target=lambda: [shared.incr("n") for _ in range(50)]) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(shared.get("n"))
with redis.Redis(single_connection_client=True, **settings) as single:
    print(single.client_setname("mine"), single.client_getname(), single.client_id() == single.client_id())
