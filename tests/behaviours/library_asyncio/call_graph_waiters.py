"""A call graph goes from a future to the tasks that wait for it, by themselves or in a group."""
import asyncio


async def wait_for(future):
    await future


def names(graph):
    name = graph.future.get_name() if isinstance(graph.future, asyncio.Task) else "future"
    return name, [names(waiter) for waiter in graph.awaited_by]


async def main():
    future = asyncio.get_running_loop().create_future()
    first = asyncio.create_task(wait_for(future), name="first")
    second = asyncio.create_task(wait_for(first), name="second")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(names(asyncio.capture_call_graph(future)))
    print(asyncio.capture_call_graph(second).awaited_by)
    future.set_result(None)
    await second
    print(asyncio.capture_call_graph(future).awaited_by)


async def grouped():
    async def look():
        print(names(asyncio.capture_call_graph()))

    async with asyncio.TaskGroup() as group:
        group.create_task(look(), name="in the group")
    await asyncio.gather(asyncio.create_task(look(), name="gathered"), asyncio.sleep(0))
    await asyncio.wait([asyncio.create_task(look(), name="waited for")])


asyncio.run(main())
asyncio.run(grouped(), debug=False)
