"""Eager tasks take their first step where they are made."""
import asyncio


async def at_once():
    print('runs', asyncio.current_task().get_name())
    return 'result'


async def in_steps():
    print('first step')
    await asyncio.sleep(0)
    print('second step')


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(at_once(), name='eager')
    print(task.done(), task.result(), task.get_coro(), asyncio.current_task().get_name())
    task = asyncio.create_task(in_steps())
    print(task.done())
    await task
    async with asyncio.TaskGroup() as group:
        task = group.create_task(at_once(), name='of a group')
        print(task.done())
    loop.set_task_factory(None)
    task = loop.create_task(at_once(), name='later')
    print(task.done())
    await task
    task = asyncio.Task(at_once(), loop=loop, name='by hand', eager_start=True)
    print(task.done())


asyncio.run(main())
