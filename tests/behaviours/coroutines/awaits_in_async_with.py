"""`cr_await` shows what entering and leaving an asynchronous context waits for, and what its body waits for."""
from types import coroutine


@coroutine
def pause():
    yield


class Context:
    async def __aenter__(self):
        await pause()

    async def __aexit__(self, *exc):
        await pause()


async def nested():
    await pause()


async def main():
    async with Context():
        await nested()
        async with Context():
            await pause()
    try:
        async with Context():
            raise ValueError
    except ValueError:
        await nested()


coro = main()
print(coro.cr_await)
while True:
    try:
        coro.send(None)
    except StopIteration:
        break
    print(coro.cr_await.__qualname__)
print(coro.cr_await)
