"""Calls a coroutine function for each item of a stream, and never awaits it."""

import asyncio


async def stream():
    for tick in range(10):
        await asyncio.sleep(1)
        yield tick


async def process_data(item):
    print(f"Received data: {item}")


async def main():
    async for item in stream():
        process_data(item)


asyncio.run(main())
