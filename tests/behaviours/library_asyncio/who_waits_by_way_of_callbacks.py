"""A future knows the tasks that wait for it by `wait`, `gather`, `shield` and groups, until they no longer do."""

import asyncio


def waiters(future):
    return sorted(task.get_name() for task in future._asyncio_awaited_by or ())


async def by_wait(future):
    await asyncio.wait([future], timeout=None)


async def by_gather(future):
    await asyncio.gather(future)


async def by_shield(future):
    await asyncio.shield(future)


async def by_completion(future):
    for each in asyncio.as_completed([future]):
        await each


async def briefly(future):
    done, pending = await asyncio.wait([future], timeout=0)
    print("in time", len(done), len(pending))


async def main():
    future = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(each(future), name=each.__name__)
             for each in (by_wait, by_gather, by_shield, by_completion)]
    await asyncio.sleep(0)
    print(waiters(future))
    tasks[0].cancel()
    await asyncio.wait([tasks[0]])
    await asyncio.create_task(briefly(future), name="briefly")
    print(waiters(future)[-3:])
    future.set_result(None)
    await asyncio.gather(*tasks[1:])
    print(waiters(future))
    async with asyncio.TaskGroup() as group:
        inner = group.create_task(asyncio.sleep(0), name="inner")
        print([task is asyncio.current_task() for task in inner._asyncio_awaited_by])


asyncio.run(main())
