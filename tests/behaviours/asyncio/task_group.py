"""Task groups: results, and a failure that cancels the rest."""
import asyncio


async def work(number, delay=0):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("cancelled", number)
        raise
    if number < 0:
        raise ValueError(number)
    return number


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(number)) for number in range(3)]
    print([task.result() for task in tasks])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(1, 10))
            group.create_task(work(-2, 0.01))
    except* ValueError as errors:
        print(errors.exceptions)


asyncio.run(main())
