"""Coroutines that await coroutines, a hundred deep, in tasks."""

import asyncio


async def chain(depth):
    if depth == 0:
        await asyncio.sleep(0)
        return 1
    return 1 + await chain(depth - 1)


async def run(tasks, depth):
    return sum(await asyncio.gather(*(chain(depth) for _ in range(tasks))))


def main():
    print(sum(asyncio.run(run(1_000, 100)) for _ in range(10)))
