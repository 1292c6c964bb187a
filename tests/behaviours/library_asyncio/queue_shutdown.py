"""A queue that is shut down lets nobody put, and nobody wait for, anything more."""
import asyncio


async def attempt(name, coroutine):
    try:
        print(name, await coroutine)
    except asyncio.QueueShutDown as error:
        print(name, repr(error))


async def main():
    queue = asyncio.Queue(1)
    waiting = asyncio.create_task(attempt('waiting get', queue.get()))
    await asyncio.sleep(0)
    queue.shutdown()
    await waiting
    await attempt('put', queue.put(1))
    queue = asyncio.Queue(1)
    await queue.put('last')
    blocked = asyncio.create_task(attempt('blocked put', queue.put('too much')))
    await asyncio.sleep(0)
    queue.shutdown()
    await blocked
    await attempt('get', queue.get())
    await attempt('get', queue.get())
    queue = asyncio.Queue()
    for number in range(3):
        queue.put_nowait(number)
    joining = asyncio.create_task(queue.join())
    await asyncio.sleep(0)
    queue.shutdown(immediate=True)
    await joining
    print(queue.qsize(), queue.empty())
    for method in (queue.get_nowait, lambda: queue.put_nowait(1)):
        try:
            method()
        except asyncio.QueueShutDown as error:
            print(repr(error))


asyncio.run(main())
