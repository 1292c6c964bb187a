"""The client for asyncio does what the one for threads does, in tasks."""

import asyncio
import os

import redis.asyncio as redis
from redis.exceptions import ResponseError, WatchError

SETTINGS = {"host": "127.0.0.1", "port": int(os.environ["REDIS_PORT"]), "db": int(os.environ["REDIS_DB"])}


def raise_x(pipe):
    pipe.multi()
    pipe.incr("x")


async def main():
    async with redis.Redis(decode_responses=True, **SETTINGS) as r:
        await r.flushdb()
        print(await r.set("a", 1), await r.get("a"), await r.hset("h", mapping={"b": 2}), await r.hgetall("h"))
        async with r.pipeline(transaction=True) as pipe:
            print(await pipe.set("x", 1).incr("x").get("x").execute())
            await pipe.watch("x")
            value = int(await pipe.get("x"))
            await r.set("x", 7)
            pipe.multi()
            pipe.set("x", value + 1)
            try:
                await pipe.execute()
            except WatchError as error:
                print(type(error).__name__, error)
        print(sorted([key async for key in r.scan_iter()]), await r.transaction(raise_x, "x"))
        await asyncio.gather(*(r.incr("n") for _ in range(50)))
        print(await r.get("n"))
        async with r.lock("lock", timeout=5) as lock:
            print(await lock.owned(), await r.lock("lock", blocking=False).acquire())
        script = r.register_script("return {KEYS[1], ARGV[1]}")
        print(await script(keys=["k"], args=["v"]))
        waiting = asyncio.create_task(r.blpop("queue", timeout=10))
        await asyncio.sleep(0.05)
        await r.rpush("queue", "item")
        print(await waiting)
        try:
            async with asyncio.timeout(0.05):
                await r.blpop("nothing", timeout=10)
        except TimeoutError:
            print("cancelled", await r.get("a"))
        try:
            await r.lpush("a", 1)
        except ResponseError as error:
            print(error)
    async with redis.from_url(os.environ["REDIS_URL"]) as r:
        print(await r.get("a"))
    async with redis.Redis(unix_socket_path=os.environ["REDIS_SOCKET"], db=SETTINGS["db"]) as r:
        print(await r.get("a"))
    pool = redis.BlockingConnectionPool(max_connections=2, timeout=10, **SETTINGS)
    async with redis.Redis.from_pool(pool) as r:
        print(sorted(await asyncio.gather(*(r.incr("m") for _ in range(10)))))


asyncio.run(main())
