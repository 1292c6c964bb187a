"""`cr_frame` says at which line a coroutine awaits."""


class Once:
    def __await__(self):
        yield


class Context:
    async def __aenter__(self):
        await Once()

    async def __aexit__(self, *details):
        await Once()


async def inner():
    await Once()


async def outer():
    await inner()
    async with Context():
        pass


made = outer()
print(made.cr_frame.f_lineno)
while True:
    try:
        made.send(None)
    except StopIteration:
        break
    print(made.cr_frame.f_lineno)
print(made.cr_frame)
