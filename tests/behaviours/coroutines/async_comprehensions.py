"""Asynchronous comprehensions of every kind."""
import asyncio


async def numbers(limit):
    for number in range(limit):
        await asyncio.sleep(0)
        yield number


async def double(value):
    await asyncio.sleep(0)
    return value * 2


async def main():
    print([number async for number in numbers(3)], {number async for number in numbers(3)}, {number: str(number) async for number in numbers(2)})
    print([await double(number) for number in range(3)], [await double(number) async for number in numbers(4) if number % 2], [x + y async for x in numbers(2) async for y in numbers(2)])
    lazy = (await double(number) for number in range(2))
    print(type(lazy).__name__, [value async for value in lazy], [[await double(x) for x in range(y)] for y in range(3)])
    print(max([number async for number in numbers(5)]), [number for number in [value async for value in numbers(3)]], await double(1) + await double(2), [await double(1), await double(2)])


asyncio.run(main())
