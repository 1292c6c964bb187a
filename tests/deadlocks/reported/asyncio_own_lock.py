"""A task takes an asyncio.Lock that it has."""
# says: task 'Task-1' waits for a Lock that it holds itself
import asyncio

async def main():
    lock = asyncio.Lock()
    async with lock:
        await lock.acquire()

asyncio.run(main())
