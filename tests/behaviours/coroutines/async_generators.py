"""Asynchronous generators: iteration, asend, athrow and aclose."""
import asyncio


async def ticks(limit):
    try:
        for number in range(limit):
            received = yield number
            if received:
                print("received", received)
            await asyncio.sleep(0)
    except ValueError as error:
        yield f"handled {error}"
    finally:
        print("finally")


async def main():
    async for number in ticks(2):
        print(number)
    generator = ticks(5)
    print(await anext(generator), await generator.asend("hi"), await generator.athrow(ValueError("v")))
    try:
        await anext(generator)
    except StopAsyncIteration as stop:
        print(repr(stop))
    closing = ticks(3)
    await closing.__anext__()
    await closing.aclose()
    print(await anext(closing, "default"), type(closing).__name__)
    async for number in ticks(5):
        if number == 1:
            break
    print("broke")


asyncio.run(main())
