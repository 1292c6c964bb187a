"""A thousand tasks at a time, which are created, wait twice and end, a hundred times."""

import asyncio


async def work(number):
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return number


async def main():
    total = 0
    for _ in range(100):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(work(number)) for number in range(1_000)]
        total += sum(task.result() for task in tasks)
    print(total)
