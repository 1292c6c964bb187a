"""What a stream reader gives, fed by hand."""
import asyncio


async def main():
    reader = asyncio.StreamReader()
    print(reader, reader.at_eof())
    reader.feed_data(b'line one\nline two\nrest of it')
    print(await reader.readline(), await reader.read(4), await reader.readexactly(5))
    print(await reader.readuntil(b'of'), reader)
    reader.feed_eof()
    print(reader.at_eof(), await reader.read(), reader.at_eof(), await reader.read(), await reader.readline())


asyncio.run(main())
