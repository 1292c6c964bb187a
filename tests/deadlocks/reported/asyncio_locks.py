"""Two tasks hold an asyncio.Lock each and want the other's."""
# says: tasks wait for each other: 'A' -> 'B' -> 'A'
# says: task 'A' waits for a Lock that task 'B' holds, at asyncio_locks.py:13
# says: task 'B' waits for a Lock that task 'A' holds
# says: task 'main' waits for tasks 'A', 'B'
# says: Task 'A' (most recent call last):
# says: threading.DeadlockError
import asyncio

async def work(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:
            pass

async def main():
    asyncio.current_task().set_name('main')
    one, other = asyncio.Lock(), asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(work(one, other), name='A')
        group.create_task(work(other, one), name='B')

asyncio.run(main())
