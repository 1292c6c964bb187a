"""Tasks run together, exceptions pass through `await`, and cancellation unwinds."""
import asyncio
async def work(n, fail=False):
    await asyncio.sleep(0)
    if fail: raise ValueError(n)
    return n * 2
async def main():
    print(await asyncio.gather(work(1), work(2), work(3)))
    print([type(r).__name__ for r in await asyncio.gather(work(1), work(2, True), return_exceptions=True)])
    try: await work(5, True)
    except ValueError as e: print("caught", e)
    async def forever():
        try:
            while True: await asyncio.sleep(0)
        except asyncio.CancelledError: print("cancelled"); raise
        finally: print("cleanup")
    t = asyncio.create_task(forever()); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("awaited", t.cancelled())
    try:
        async with asyncio.TaskGroup() as g: g.create_task(work(1, True)); g.create_task(work(2))
    except* ValueError as eg: print(type(eg).__name__, eg.exceptions)
    print(await asyncio.wait_for(work(4), 5))
asyncio.run(main())
