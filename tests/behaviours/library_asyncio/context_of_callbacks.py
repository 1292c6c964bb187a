"""A callback for the end of a future runs in a copy of the context in which it was asked for."""

import asyncio
import contextvars

name = contextvars.ContextVar("name")


def show(future):
    print(future.result(), name.get("none"))
    name.set("changed")


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(show)
    name.set("first")
    future.add_done_callback(show)
    future.add_done_callback(show)
    own = contextvars.Context()
    own.run(name.set, "own")
    future.add_done_callback(show, context=own)
    name.set("second")
    future.set_result("done")
    await asyncio.sleep(0)
    print(name.get(), own[name])
    callbacks = asyncio.get_running_loop().create_future()
    callbacks.add_done_callback(show)
    callback, context = callbacks._callbacks[0]
    print(callback is show, context[name])
    callbacks.remove_done_callback(show)


asyncio.run(main())
