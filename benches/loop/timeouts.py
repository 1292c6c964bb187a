"""Awaiting under a time limit that is never reached, thirty thousand times."""

import asyncio


async def answer(loop):
    future = loop.create_future()
    loop.call_soon(future.set_result, 1)
    return await future


async def main():
    loop = asyncio.get_running_loop()
    total = 0
    for _ in range(30_000):
        async with asyncio.timeout(10):
            total += await answer(loop)
    print(total)
