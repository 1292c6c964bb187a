"""A connection over TLS is checked, and refused if the certificate is not trusted."""

import os
import socket
import subprocess
import time

from _client import failure

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

folder = os.path.join("..", "..", "behaviours", "library_ssl", "_certificates")
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
names = sorted(os.listdir(folder))
server = subprocess.Popen(
    [os.environ["REDIS_SERVER"], "--port", "0", "--tls-port", str(port), "--bind", "127.0.0.1", "--save", "",
     "--tls-cert-file", os.path.join(folder, "server.pem"), "--tls-key-file", os.path.join(folder, "server-key.pem"),
     "--tls-ca-cert-file", os.path.join(folder, "authority.pem"), "--tls-auth-clients", "no"],
    stdout=subprocess.DEVNULL,
)
while True:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
        break
    except OSError:
        time.sleep(0.02)
once = {"host": "localhost", "port": port, "ssl": True, "retry": Retry(NoBackoff(), 0)}
with redis.Redis(ssl_ca_certs=os.path.join(folder, "authority.pem"), **once) as r:
    print(r.set("a", "over TLS"), r.get("a"), len(r.pipeline().set("b", "x" * 200_000).get("b").execute()[1]))
print("certificate verify failed" in failure(lambda: redis.Redis(**once).ping()))
with redis.Redis(ssl_cert_reqs="none", **once) as r:
    print(r.get("a"))
server.terminate()
server.wait()
