"""Consumes an asynchronous generator with `async for`."""

import asyncio


async def slow_numbers():
    number = 0
    while number < 5:
        await asyncio.sleep(0.5)
        yield number
        number += 1


async def main():
    async for number in slow_numbers():
        print(f"Value received: {number}")


if __name__ == "__main__":
    asyncio.run(main())
