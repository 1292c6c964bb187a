"""Lines that are longer than a reader's limit."""
import asyncio


async def main():
    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(b'abcdefgh\nxy\n')
    try:
        await reader.readuntil()
    except asyncio.LimitOverrunError as error:
        print(error, error.consumed)
    try:
        await reader.readline()
    except ValueError as error:
        print(error)
    print(await reader.readline())
    reader.feed_data(b'no end in sight')
    try:
        await reader.readuntil(b'\n')
    except asyncio.LimitOverrunError as error:
        print(error, error.consumed, await reader.readexactly(error.consumed))
    try:
        asyncio.StreamReader(limit=0)
    except ValueError as error:
        print(error)


asyncio.run(main())
