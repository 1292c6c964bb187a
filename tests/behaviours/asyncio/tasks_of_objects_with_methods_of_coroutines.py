"""A task runs any object that has the methods of a coroutine, though it is no iterator."""

import asyncio
from collections.abc import Coroutine


class Wrapped(Coroutine):
    def __init__(self, inner):
        self.inner = inner

    def send(self, value):
        return self.inner.send(value)

    def throw(self, *arguments):
        return self.inner.throw(*arguments)

    def close(self):
        return self.inner.close()

    def __await__(self):
        return self.inner.__await__()


async def add(first, second):
    await asyncio.sleep(0)
    return first + second


async def main():
    print(await asyncio.create_task(Wrapped(add(1, 2))))
    print(await asyncio.gather(Wrapped(add(3, 4)), Wrapped(add(5, 6))))
    print(await Wrapped(add(7, 8)))


asyncio.run(main())
