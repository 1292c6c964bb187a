"""A future whose exception is asked for again shows the same traceback, not a longer one."""
import asyncio
import traceback


async def fail():
    raise KeyError('unexpected')


async def main():
    task = asyncio.create_task(fail())
    for _ in range(3):
        try:
            await task
        except KeyError as error:
            print([frame.name for frame in traceback.extract_tb(error.__traceback__)])
    try:
        task.result()
    except KeyError as error:
        print([frame.name for frame in traceback.extract_tb(error.__traceback__)])
    print(task._result, repr(task._exception))


asyncio.run(main())
