"""A server that does not answer in time is given up, for threads and for asyncio."""

import asyncio
import time

import redis.asyncio
from _stand_in import client, outcome, serve
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

r = client([b""], [b"+PONG\r\n"], socket_timeout=0.1)
began = time.monotonic()
print(outcome(r.ping).split(":")[0], time.monotonic() - began < 5, outcome(r.ping))
r.close()


async def main():
    r = redis.asyncio.Redis(
        host="127.0.0.1", port=serve([b""], [b""], [b"+PONG\r\n"]), socket_timeout=0.1, retry=Retry(NoBackoff(), 0),
        lib_name=None, lib_version=None, protocol=2,
    )
    try:
        await r.ping()
    except redis.TimeoutError as error:
        print(type(error).__name__)
    # A command that is cancelled takes its connection with it: its reply is nobody's.
    try:
        async with asyncio.timeout(0.05):
            await r.get("a")
    except TimeoutError:
        print("cancelled")
    print(await r.ping())
    await r.aclose()


asyncio.run(main())
