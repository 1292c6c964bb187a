"""Temporary files and folders are there in `async with`, and gone afterwards."""

import asyncio
import os

import aiofiles.tempfile


async def main():
    async with aiofiles.tempfile.TemporaryFile('w+') as file:
        await file.write('text')
        await file.seek(0)
        print(await file.read())
    async with aiofiles.tempfile.NamedTemporaryFile('wb+', suffix='.bin') as file:
        name = file.name
        await file.write(b'octets')
        await file.seek(0)
        print(os.path.exists(name), name.endswith('.bin'), await file.read())
    print(os.path.exists(name))
    async with aiofiles.tempfile.TemporaryDirectory(prefix='weft') as folder:
        print(os.path.isdir(folder), os.path.basename(folder).startswith('weft'))
        async with aiofiles.open(os.path.join(folder, 'inside'), 'w') as file:
            await file.write('x')
    print(os.path.exists(folder))
    async with aiofiles.tempfile.SpooledTemporaryFile(max_size=10) as file:
        await file.write(b'in memory')
        await file.seek(0)
        print(await file.read())


asyncio.run(main())
