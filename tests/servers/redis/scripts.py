"""Scripts run in the server, are loaded when it has forgotten them, and may be in a pipeline.

The server is one of its own: what it knows of scripts all of its clients share.
"""

from _client import failure
from _server import Server

import redis

with Server() as server:
    r = redis.Redis(port=server.port, host="127.0.0.1")
    print(r.eval("return {KEYS[1], ARGV[1], 3, {true, 'x'}}", 1, "k", "v"))
    r.set("n", 5)
    double = r.register_script("return redis.call('get', KEYS[1]) * ARGV[1]")
    print(double(keys=["n"], args=[3]), r.script_exists(double.sha, "0" * 40), double.sha)
    r.script_flush()
    print(double(keys=["n"], args=[4]))
    r.script_flush()
    with r.pipeline() as pipe:
        double(keys=["n"], args=[5], client=pipe)
        print(pipe.execute())
    print(failure(lambda: r.evalsha("0" * 40, 0)))
    print(failure(lambda: r.eval("return redis.error_reply('MY failure')", 0)))
    print(failure(lambda: r.eval("return nonsense(", 0))[:60], r.script_load("return 1"))
