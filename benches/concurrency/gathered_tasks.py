"""A hundred thousand tasks, gathered."""

import asyncio


async def work(number):
    await asyncio.sleep(0)
    return number


async def run(count):
    return sum(await asyncio.gather(*(work(number) for number in range(count))))


def main():
    print(asyncio.run(run(100_000)))
