"""Who waits for a condition goes on when it is told, one at a time or all."""
import asyncio


async def main():
    condition = asyncio.Condition()
    ready = []
    order = []

    async def wait(name):
        async with condition:
            await condition.wait_for(lambda: name in ready)
            order.append(name)
        return name

    tasks = [asyncio.create_task(wait(name)) for name in 'abc']
    await asyncio.sleep(0)
    async with condition:
        ready.append('a')
        condition.notify()
    print(await tasks[0], order)
    async with condition:
        ready.extend('cb')
        condition.notify_all()
    print(sorted(await asyncio.gather(*tasks)), sorted(order))
    for step in (condition.notify, condition.notify_all):
        try:
            step()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)
    lock = asyncio.Lock()
    shared = asyncio.Condition(lock)
    async with lock:
        print(shared.locked())


asyncio.run(main())
