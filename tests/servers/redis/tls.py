"""A connection over TLS is checked, and refused if the certificate is not trusted."""

import os

from _client import failure
from _server import Server

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

folder = os.path.join("..", "..", "behaviours", "library_ssl", "_certificates")
authority = os.path.join(folder, "authority.pem")
options = ["--port", "0", "--tls-cert-file", os.path.join(folder, "server.pem"), "--tls-key-file",
           os.path.join(folder, "server-key.pem"), "--tls-ca-cert-file", authority, "--tls-auth-clients", "no"]
with Server(*options, port_option="--tls-port") as server:
    once = {"host": "localhost", "port": server.port, "ssl": True, "retry": Retry(NoBackoff(), 0)}
    with redis.Redis(ssl_ca_certs=authority, **once) as r:
        print(r.set("a", "over TLS"), r.get("a"), len(r.pipeline().set("b", "x" * 200_000).get("b").execute()[1]))
    print("certificate verify failed" in failure(lambda: redis.Redis(**once).ping()))
    with redis.Redis(ssl_cert_reqs="none", **once) as r:
        print(r.get("a"))
