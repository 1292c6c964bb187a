"""readuntil finds the first of several separators, even when it comes in pieces."""
import asyncio


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b'one;two--three')
    print(await reader.readuntil((b'--', b';')), await reader.readuntil((b'--', b';')))
    task = asyncio.create_task(reader.readuntil(b'END'))
    for piece in (b'E', b'N', b'D!'):
        await asyncio.sleep(0)
        reader.feed_data(piece)
    print(await task, await reader.read(10))


asyncio.run(main())
