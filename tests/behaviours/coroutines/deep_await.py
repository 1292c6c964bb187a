"""A chain of two hundred awaits passes values and exceptions through."""
import asyncio


async def deep(depth):
    if depth == 0:
        await asyncio.sleep(0)
        return 0
    return await deep(depth - 1) + 1


async def fail(depth):
    if depth == 0:
        await asyncio.sleep(0)
        raise ValueError("bottom")
    await fail(depth - 1)


async def main():
    print(await deep(200))
    try:
        await fail(200)
    except ValueError as error:
        print(error)


asyncio.run(main())
