"""A task's context is one object, whether it is asked for before, while or after the task runs."""

import asyncio
import contextvars

number = contextvars.ContextVar("number", default=0)


async def asks():
    context = asyncio.current_task().get_context()
    number.set(1)
    print("inside", context[number], context is asyncio.current_task().get_context())
    await asyncio.sleep(0)
    print("after a turn", number.get(), context is asyncio.current_task().get_context())
    return context


async def never_asks(results):
    token = number.set(2)
    await asyncio.sleep(0)
    results.append(number.get())
    number.reset(token)
    await asyncio.sleep(0)
    results.append(number.get())


async def main():
    task = asyncio.create_task(asks())
    context = await task
    print(context is task.get_context(), task.get_context()[number], number.get())
    results = []
    await asyncio.gather(*(never_asks(results) for _ in range(3)))
    print(results)
    waiting = asyncio.create_task(asyncio.sleep(0))
    before = waiting.get_context()
    await waiting
    print(before is waiting.get_context(), number in before)
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(lambda: number.set(5))
    first = handle.get_context()
    await asyncio.sleep(0)
    print(handle.get_context() is first, first[number], number.get())


asyncio.run(main())
