"""Transports on the two ends of a pipe."""
import asyncio
import os


async def main():
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    reader = asyncio.StreamReader()
    reading, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(r, 'rb', 0))
    writing, protocol = await loop.connect_write_pipe(asyncio.Protocol, os.fdopen(w, 'wb', 0))
    print(type(reading).__name__, type(writing).__name__, writing.can_write_eof(), reading.is_reading())
    writing.write(b'line\nrest')
    print(await reader.readline())
    writing.write_eof()
    print(await reader.read(), writing.is_closing())
    with open(__file__, 'rb') as file:
        try:
            await loop.connect_read_pipe(asyncio.Protocol, file)
        except ValueError as error:
            print(error)


asyncio.run(main())
