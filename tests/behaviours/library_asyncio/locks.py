"""Locks, events, conditions, semaphores, barriers and queues of tasks."""
import asyncio


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


def state(thing):
    return repr(thing).split('[')[1].rstrip('>')


async def locks():
    lock = asyncio.Lock()
    order = []

    async def use(name):
        async with lock:
            order.append(f'{name} in')
            await asyncio.sleep(0)
            order.append(f'{name} out')

    await asyncio.gather(*(use(n) for n in 'abc'))
    print(order, lock.locked(), state(lock))
    attempt(lock.release)
    await lock.acquire()
    waiting = asyncio.create_task(use('late'))
    await asyncio.sleep(0)
    print(state(lock))
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    lock.release()
    print(lock.locked())

    event = asyncio.Event()
    waiters = [asyncio.create_task(event.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    print(event.is_set(), state(event))
    event.set()
    print(await asyncio.gather(*waiters), state(event))
    event.clear()
    print(event.is_set())

    condition = asyncio.Condition()
    items = []

    async def consume():
        async with condition:
            await condition.wait_for(lambda: items)
            return items.pop()

    consumers = [asyncio.create_task(consume()) for _ in range(3)]
    for item in range(3):
        await asyncio.sleep(0)
        async with condition:
            items.append(item)
            condition.notify()
    print(sorted(await asyncio.gather(*consumers)))
    attempt(condition.notify)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)

    semaphore = asyncio.Semaphore(2)
    active = peak = 0

    async def limited():
        nonlocal active, peak
        async with semaphore:
            active += 1
            peak = max(peak, active)
            await asyncio.sleep(0)
            active -= 1

    await asyncio.gather(*(limited() for _ in range(7)))
    print(peak, active, state(semaphore), semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    attempt(bounded.release)
    attempt(asyncio.Semaphore, -1)

    barrier = asyncio.Barrier(3)
    print(sorted(await asyncio.gather(*(barrier.wait() for _ in range(3)))), barrier.parties, barrier.n_waiting)
    alone = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(state(barrier))
    await barrier.abort()
    print(await asyncio.gather(alone, return_exceptions=True), barrier.broken)
    await barrier.reset()
    print(barrier.broken)
    attempt(asyncio.Barrier, 0)


async def queues():
    queue = asyncio.Queue(2)
    done = []

    async def produce():
        for n in range(5):
            await queue.put(n)

    async def consume():
        while True:
            done.append(await queue.get())
            queue.task_done()

    consumer = asyncio.create_task(consume())
    await produce()
    await queue.join()
    consumer.cancel()
    print(done, queue.qsize(), queue.empty(), queue.full(), queue.maxsize)
    attempt(queue.task_done)
    attempt(queue.get_nowait)
    queue.put_nowait(1)
    queue.put_nowait(2)
    attempt(queue.put_nowait, 3)
    print(queue)
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        q = kind()
        for item in (2, 3, 1):
            await q.put(item)
        print(kind.__name__, [await q.get() for _ in range(3)])
    getter = asyncio.create_task(asyncio.Queue().get())
    q = asyncio.Queue()
    getter2 = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    q.shutdown()
    print([type(r).__name__ for r in await asyncio.gather(getter2, return_exceptions=True)])
    attempt(q.put_nowait, 1)
    getter.cancel()
    q = asyncio.Queue()
    q.put_nowait('left')
    q.shutdown(immediate=True)
    attempt(q.get_nowait)
    await q.join()
    print(q)


asyncio.run(locks())
asyncio.run(queues())

shared = asyncio.Lock()


async def hold():
    async def second():
        async with shared:
            pass
    async with shared:
        task = asyncio.create_task(second())
        await asyncio.sleep(0)
    await task


asyncio.run(hold())
try:
    asyncio.run(hold())
except RuntimeError as error:
    print(str(error).split('is ')[1])
