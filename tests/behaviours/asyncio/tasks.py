"""Tasks: order of steps, names, results, callbacks and cancellation."""
import asyncio


async def worker(name, steps):
    for step in range(steps):
        print(name, step)
        await asyncio.sleep(0)
    return name.upper()


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled")
        raise
    finally:
        print("cleanup")


async def main():
    first = asyncio.create_task(worker("a", 3), name="first")
    second = asyncio.create_task(worker("b", 2))
    first.add_done_callback(lambda task: print("done", task.result()))
    print(first.done(), first.get_name(), await first, await second, second.done(), second.exception())
    victim = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(victim.cancel(), victim.done())
    try:
        await victim
    except asyncio.CancelledError as error:
        print(repr(error), victim.cancelled(), victim.cancel())
    never = asyncio.create_task(worker("never", 1))
    never.cancel()
    print(await asyncio.gather(never, return_exceptions=True), asyncio.current_task().get_name() != "", len(asyncio.all_tasks()))
    try:
        first.set_result(1)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
