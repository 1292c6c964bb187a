"""A task counts the requests to cancel it, which `uncancel` takes back one by one."""

import asyncio


async def stubborn():
    task = asyncio.current_task()
    for _ in range(2):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print("asked", task.cancelling(), error.args)
    print(task.uncancel(), task.uncancel(), task.uncancel(), task.cancelling())
    return "done"


async def main():
    task = asyncio.create_task(stubborn(), name="stubborn")
    await asyncio.sleep(0)
    print(task.cancel("first"))
    await asyncio.sleep(0)
    print(task.cancel(msg="second"))
    print(await task, task.cancelled(), task.cancel(), task.get_name())
    early = asyncio.create_task(stubborn())
    early.cancel("early")
    early.cancel("again")
    print(early.cancelling(), early.uncancel(), early.uncancel())
    early.cancel("last")
    try:
        await early
    except asyncio.CancelledError as error:
        print("cancelled", error.args)


asyncio.run(main())
