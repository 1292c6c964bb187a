"""More than a pipe holds goes through it."""
import asyncio
import os


async def main():
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(r, 'rb', 0))
    writing, _ = await loop.connect_write_pipe(asyncio.Protocol, os.fdopen(w, 'wb', 0))
    data = bytes(range(256)) * 5000
    writing.write(data)
    print(writing.get_write_buffer_size() > 0)
    writing.close()
    print(await reader.read() == data, writing.is_closing())


asyncio.run(main())
