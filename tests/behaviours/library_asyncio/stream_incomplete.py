"""A stream that ends before a read is complete."""
import asyncio


async def main():
    for read in (lambda reader: reader.readexactly(10), lambda reader: reader.readuntil(b';'),
                 lambda reader: reader.readline(), lambda reader: reader.read(10)):
        reader = asyncio.StreamReader()
        reader.feed_data(b'abc')
        reader.feed_eof()
        try:
            print(await read(reader))
        except asyncio.IncompleteReadError as error:
            print(error, error.partial, error.expected, isinstance(error, EOFError))
        print(reader.at_eof())
    reader = asyncio.StreamReader()
    for wrong in (lambda: reader.readexactly(-1), lambda: reader.readuntil(b''), lambda: reader.readuntil(())):
        try:
            await wrong()
        except ValueError as error:
            print(error)
    print(await reader.readexactly(0), await reader.read(0))


asyncio.run(main())
