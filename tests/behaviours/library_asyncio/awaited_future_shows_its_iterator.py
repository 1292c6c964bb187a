"""While a coroutine waits for a future, its `cr_await` is the future's iterator."""

import asyncio


async def wait(future):
    return await future


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    coroutine = wait(future)
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(0)
    print(type(coroutine.cr_await).__name__, coroutine.cr_suspended)
    print(task._fut_waiter is future)
    future.set_result((1, 2))
    print(await task, coroutine.cr_await, task._fut_waiter)
    iterator = future.__await__()
    try:
        next(iterator)
    except StopIteration as stop:
        print("stop", stop.value)
    waiting = loop.create_future()
    iterator = iter(waiting)
    print(next(iterator) is waiting, waiting._asyncio_future_blocking)
    try:
        next(iterator)
    except RuntimeError as error:
        print(error)
    try:
        iterator.throw(KeyError("thrown"))
    except KeyError as error:
        print(repr(error))


asyncio.run(main())
