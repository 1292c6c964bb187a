"""A server that is stopped gives an error, and one that is started again is found again."""

import os
import socket
import subprocess
import time

from _client import failure

import redis
from redis.backoff import ConstantBackoff, NoBackoff
from redis.retry import Retry

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]


def start():
    server = subprocess.Popen(
        [os.environ["REDIS_SERVER"], "--port", str(port), "--bind", "127.0.0.1", "--save", ""],
        stdout=subprocess.DEVNULL,
    )
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return server
        except OSError:
            time.sleep(0.02)


server = start()
once = redis.Redis(host="127.0.0.1", port=port, retry=Retry(NoBackoff(), 0))
patient = redis.Redis(host="127.0.0.1", port=port, retry=Retry(ConstantBackoff(0.05), 100))
print(once.set("a", 1), patient.get("a"))
server.kill()
server.wait()
print(failure(once.ping).split(":")[0])
server = start()
print(once.get("a"), patient.set("a", 2), once.get("a"))
server.kill()
server.wait()
server = start()
print(patient.incr("a"))
server.terminate()
server.wait()
