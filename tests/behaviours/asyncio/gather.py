"""gather: order of results, exceptions, nesting."""
import asyncio


async def work(number, delay):
    await asyncio.sleep(delay)
    if number < 0:
        raise ValueError(number)
    return number


async def main():
    print(await asyncio.gather(work(1, 0.03), work(2, 0.01), work(3, 0.02)), await asyncio.gather())
    print(await asyncio.gather(work(1, 0), work(-2, 0), return_exceptions=True))
    try:
        await asyncio.gather(work(1, 0.01), work(-5, 0))
    except ValueError as error:
        print("first", error)
    print(await asyncio.gather(asyncio.gather(work(1, 0), work(2, 0)), work(3, 0)))
    same = asyncio.create_task(work(9, 0))
    print(await asyncio.gather(same, same))


asyncio.run(main())
