"""A task waits to be notified with a lock that whoever would notify it needs first."""
# says: task 'waiting' waits in Condition.wait()
# says: task 'notifying' waits for a Lock that task 'waiting' holds
import asyncio

async def main():
    guard, condition = asyncio.Lock(), asyncio.Condition()

    async def wait():
        async with guard, condition:
            await condition.wait()

    async def notify():
        async with guard, condition:
            condition.notify()

    tasks = [asyncio.create_task(wait(), name='waiting'), asyncio.create_task(notify(), name='notifying')]
    await asyncio.wait(tasks)

asyncio.run(main())
