"""Very many tasks may sleep at once, and timers that were cancelled do not stay."""

import asyncio


async def main():
    loop = asyncio.get_running_loop()
    sleeping = [asyncio.create_task(asyncio.sleep(3_600)) for _ in range(5_000)]
    await asyncio.sleep(0)
    for task in sleeping:
        task.cancel()
    results = await asyncio.gather(*sleeping, return_exceptions=True)
    print(len(results), {type(result).__name__ for result in results})
    called = []
    handles = [loop.call_later(0.001 * (number % 3), called.append, number) for number in range(3_000)]
    for handle in handles[::2]:
        handle.cancel()
    await asyncio.sleep(0.05)
    print(len(called), sorted(called) == list(range(1, 3_000, 2)), called[0] % 3)


asyncio.run(main())
