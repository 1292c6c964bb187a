"""The call graph of a task names its frames from the innermost one, as many of them as are asked for."""
import asyncio


async def outer():
    await middle()


async def middle():
    await inner()


async def inner():
    task = asyncio.current_task()
    for limit in (None, 1, 2, -1, -2, 0, 10):
        graph = asyncio.capture_call_graph(task, limit=limit)
        print(limit, [entry.frame.f_code.co_name for entry in graph.call_stack])
    print([entry.frame.f_code.co_name for entry in asyncio.capture_call_graph(depth=2).call_stack])
    print(graph.future is task, type(graph).__name__, type(asyncio.capture_call_graph().call_stack[0]).__name__)


asyncio.run(outer())
