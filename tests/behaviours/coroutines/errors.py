"""What cannot be awaited, iterated or entered."""
import asyncio


class BadAwait:
    def __await__(self):
        return 5


async def plain():
    return 1


async def attempt(make):
    try:
        return await make()
    except TypeError as error:
        return str(error)


async def loops():
    try:
        async for _ in [1]:
            pass
    except TypeError as error:
        print(error)
    try:
        async with 5:
            pass
    except TypeError as error:
        print(error)
    coroutine = plain()
    for code in (lambda: list(coroutine), lambda: next(coroutine), lambda: coroutine + 1):
        try:
            code()
        except TypeError as error:
            print(error)
    await coroutine


async def main():
    print(await attempt(lambda: 5), await attempt(lambda: None), await attempt(BadAwait), await attempt(lambda: [1]), sep="\n")
    await loops()


asyncio.run(main())
