"""A transaction fails when a key that it watches changes, and `transaction` tries again."""

from _client import client, failure

r = client()
r.set("balance", 10)
with r.pipeline() as pipe:
    print(pipe.watch("balance"), pipe.get("balance"))
    pipe.multi()
    pipe.decr("balance", 3)
    print(pipe.execute())
    pipe.watch("balance")
    r.set("balance", 100)
    pipe.multi()
    pipe.set("balance", 0)
    print(failure(pipe.execute), r.get("balance"))
    pipe.watch("balance")
    print(pipe.unwatch(), failure(lambda: (pipe.set("x", 1), pipe.multi())))
tries = []


def double(pipe):
    tries.append(1)
    value = int(pipe.get("balance"))
    if len(tries) < 3:
        r.incr("balance")
    pipe.multi()
    pipe.set("balance", value * 2)
    return value


print(r.transaction(double, "balance"), r.get("balance"), len(tries), r.transaction(double, "balance", value_from_callable=True))
