"""Locks, events, semaphores, conditions and queues of asyncio."""
import asyncio


async def main():
    lock, event, semaphore, queue = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.Queue(maxsize=1)
    log = []

    async def locked(name):
        async with lock:
            log.append(name + " in")
            await asyncio.sleep(0)
            log.append(name + " out")

    await asyncio.gather(locked("a"), locked("b"))
    print(log, lock.locked())

    async def waits():
        await event.wait()
        return "released"

    waiter = asyncio.create_task(waits())
    await asyncio.sleep(0)
    event.set()
    print(await waiter, event.is_set())
    inside = most = 0

    async def limited():
        nonlocal inside, most
        async with semaphore:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(limited() for _ in range(5)))
    print(most)

    async def produce():
        for number in range(4):
            await queue.put(number)
        await queue.put(None)

    async def consume():
        items = []
        while (item := await queue.get()) is not None:
            items.append(item)
        return items

    print((await asyncio.gather(produce(), consume()))[1], queue.empty(), queue.qsize())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(type(error).__name__)


asyncio.run(main())
