"""A subclass of Future may say itself what awaiting it does."""

import asyncio


class Doubled(asyncio.Future):
    def __await__(self):
        result = yield from super().__await__()
        return 2 * result


class Plain(asyncio.Future):
    pass


class Renamed(asyncio.Task):
    def __await__(self):
        return (yield from super().__await__()), self.get_name()


async def five():
    return 5


async def main():
    loop = asyncio.get_running_loop()
    for kind in (Doubled, Plain):
        future = kind(loop=loop)
        loop.call_soon(future.set_result, 21)
        print(kind.__name__, await future, await future)
    print(await Renamed(five(), name="task", loop=loop))
    failed = Plain(loop=loop)
    failed.set_exception(ValueError("no"))
    try:
        await failed
    except ValueError as error:
        print(error)


asyncio.run(main())
