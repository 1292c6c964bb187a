"""A server that is stopped gives an error, and one that is started again is found again."""

from _client import failure
from _server import Server

import redis
from redis.backoff import ConstantBackoff, NoBackoff
from redis.retry import Retry

with Server() as server:
    once = redis.Redis(host="127.0.0.1", port=server.port, retry=Retry(NoBackoff(), 0))
    patient = redis.Redis(host="127.0.0.1", port=server.port, retry=Retry(ConstantBackoff(0.05), 100))
    print(once.set("a", 1), patient.get("a"))
    server.kill()
    print(failure(once.ping).split(":")[0])
    server.start()
    print(once.get("a"), patient.set("a", 2), once.get("a"))
    server.kill()
    server.start()
    print(patient.incr("a"))
