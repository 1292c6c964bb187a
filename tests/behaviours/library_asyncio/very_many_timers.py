"""Very many tasks may sleep at once, and timers that were cancelled do not stay."""

import asyncio
import sys

MANY = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000


async def main():
    loop = asyncio.get_running_loop()
    sleeping = [asyncio.create_task(asyncio.sleep(3_600)) for _ in range(MANY)]
    await asyncio.sleep(0)
    for task in sleeping:
        task.cancel()
    results = await asyncio.gather(*sleeping, return_exceptions=True)
    print(len(results) == MANY, {type(result).__name__ for result in results})
    called = []
    begin = loop.time()
    handles = [loop.call_at(begin + 0.001 * (number % 3), called.append, number) for number in range(MANY)]
    for handle in handles[::2]:
        handle.cancel()
    await asyncio.sleep(0.05)
    print(len(called) == MANY // 2, sorted(called) == list(range(1, MANY, 2)), called[0] % 3)


asyncio.run(main())
