"""An awaitable of a program's own has the failure of the future that it hands out thrown into it."""
import asyncio


class Waiting:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        self.future._asyncio_future_blocking = True
        try:
            given = yield self.future
        except BaseException as error:
            print("thrown", repr(error))
            raise
        print("resumed with", given)
        return self.future.result()


async def wait(future):
    return await Waiting(future)


async def main():
    loop = asyncio.get_running_loop()
    for name, *arguments in [("set_result", 1), ("set_exception", ValueError("wrong")), ("cancel",)]:
        future = loop.create_future()
        loop.call_soon(getattr(future, name), *arguments)
        try:
            print(await asyncio.create_task(wait(future)))
        except (ValueError, asyncio.CancelledError) as error:
            print("raised", repr(error))


asyncio.run(main())
