"""A task that is cancelled twice before it can answer is told the first reason, and counts both."""
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        task = asyncio.current_task()
        print(error.args, task.cancelling(), task.uncancel(), task.uncancel(), task.uncancel())
        await asyncio.sleep(0)
        return 'went on'


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(task.cancel('first'), task.cancel('second'), task.cancelling())
    print(await task, task.cancelled(), task.cancel())
    early = asyncio.create_task(stubborn())
    print(early.cancel('before it began'))
    try:
        await early
    except asyncio.CancelledError as error:
        print(error.args, early.cancelled())


asyncio.run(main())
