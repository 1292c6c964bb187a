"""A barrier holds tasks back until all have come; it can be broken and mended."""
import asyncio


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, barrier.broken)

    async def come():
        async with barrier as place:
            return place

    print(sorted(await asyncio.gather(come(), come(), come())))
    waiting = [asyncio.create_task(barrier.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    for result in await asyncio.gather(*waiting, return_exceptions=True):
        print(type(result).__name__, result)
    print(barrier.broken)
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as error:
        print('broken', error)
    await barrier.reset()
    print(barrier.broken, barrier.n_waiting)
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)


asyncio.run(main())
