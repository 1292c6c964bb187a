"""What a callback for the end of a future raises goes to the loop's exception handler, with a handle."""

import asyncio


def fail(future):
    raise ValueError(future.result())


def handler(loop, context):
    print(context["message"].split(" at ")[0].split("(")[0], repr(context["exception"]))
    print(type(context["handle"]).__name__, context["handle"].cancelled())


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    future = loop.create_future()
    future.add_done_callback(fail)
    future.add_done_callback(lambda future: print("the next one", future.result()))
    future.set_result(1)
    await asyncio.sleep(0)
    future.add_done_callback(fail)
    await asyncio.sleep(0)


asyncio.run(main())
