"""Gathered tasks wait for each other, in a future and in a queue."""
# says: every task waits, and nobody is left to wake one
# says: task 'Task-2' waits in Queue.get()
# says: task 'Task-3' waits for a Future that nobody is left to end
import asyncio

async def consume(queue):
    await queue.get()

async def wait(future):
    await future

async def main():
    await asyncio.gather(consume(asyncio.Queue()), wait(asyncio.get_running_loop().create_future()))

asyncio.run(main())
