"""wait_for, timeout, wait and as_completed."""
import asyncio


async def work(number, delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("cancelled", number)
        raise
    return number


async def after(event, number, following=None):
    await event.wait()
    if following is not None:
        following.set()
    return number


async def main():
    print(await asyncio.wait_for(work(1, 0), timeout=5))
    try:
        await asyncio.wait_for(work(2, 10), timeout=0.01)
    except TimeoutError as error:
        print(repr(error))
    try:
        async with asyncio.timeout(0.01):
            await work(3, 10)
    except TimeoutError as error:
        print(repr(error))
    third, fourth, ninth = asyncio.Event(), asyncio.Event(), asyncio.Event()
    tasks = [asyncio.create_task(each) for each in (after(fourth, 4), work(1, 0), after(third, 3, fourth))]
    done, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(waiting), done.pop().result())
    third.set()
    print([await future for future in asyncio.as_completed(tasks)])
    shielded = asyncio.create_task(after(ninth, 9))
    try:
        await asyncio.wait_for(asyncio.shield(shielded), 0.001)
    except TimeoutError:
        ninth.set()
        print("timed out", await shielded)


asyncio.run(main())
