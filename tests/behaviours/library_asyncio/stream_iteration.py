"""A reader is an asynchronous iterator over its lines."""
import asyncio


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b'a\nb\n\nlast')
    reader.feed_eof()
    print([line async for line in reader])


asyncio.run(main())
