"""A hundred thousand tasks of asyncio, gathered."""

import asyncio


async def work(number, results):
    await asyncio.sleep(0)
    results.append(number)
    return number * 2


async def run():
    results = []
    for _ in range(2):
        total = sum(await asyncio.gather(*(work(number, results) for number in range(50_000))))
    lock = asyncio.Lock()
    queue = asyncio.Queue(maxsize=10)

    async def produce():
        for number in range(20_000):
            await queue.put(number)
        await queue.put(None)

    async def take():
        found = 0
        while (item := await queue.get()) is not None:
            async with lock:
                found += item
        return found

    async with asyncio.TaskGroup() as group:
        group.create_task(produce())
        taker = group.create_task(take())
    return total, len(results), taker.result()


def main():
    print(asyncio.run(run()))
