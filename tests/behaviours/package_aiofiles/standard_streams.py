"""The streams of the program can be written by coroutines."""

import asyncio

import aiofiles


async def main():
    await aiofiles.stdout.write('text\n')
    await aiofiles.stdout.flush()
    await aiofiles.stdout_bytes.write(b'octets\n')
    await aiofiles.stdout_bytes.flush()
    print([line async for line in aiofiles.stdin])


asyncio.run(main())
