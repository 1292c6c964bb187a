"""Callbacks that each ask for the next, half a million."""

import asyncio


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def count(left):
        if left:
            loop.call_soon(count, left - 1)
        else:
            done.set_result(None)

    count(500_000)
    await done
    print("counted")
