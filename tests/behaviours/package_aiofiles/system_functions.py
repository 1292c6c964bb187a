"""The functions of the system have coroutines."""

import asyncio
import os
import tempfile

import aiofiles.os
import aiofiles.ospath


async def main():
    with tempfile.TemporaryDirectory() as folder:
        first, second = os.path.join(folder, 'first'), os.path.join(folder, 'second')
        await aiofiles.os.makedirs(os.path.join(first, 'inner'))
        await aiofiles.os.mkdir(second)
        print(sorted(await aiofiles.os.listdir(folder)), await aiofiles.os.path.isdir(first))
        await aiofiles.os.rename(second, second + '2')
        print(await aiofiles.os.path.exists(second), await aiofiles.ospath.exists(second + '2'))
        await aiofiles.os.rmdir(second + '2')
        async with aiofiles.open(second, 'w') as file:
            await file.write('12345')
        print((await aiofiles.os.stat(second)).st_size, await aiofiles.os.path.getsize(second))
        await aiofiles.os.symlink(second, second + '3')
        print(await aiofiles.os.readlink(second + '3') == second, await aiofiles.os.path.islink(second + '3'))
        print(sorted(entry.name for entry in await aiofiles.os.scandir(folder)))
        print(await aiofiles.os.access(second, os.R_OK), await aiofiles.os.path.isfile(second))
        await aiofiles.os.remove(second)
        await aiofiles.os.unlink(second + '3')
        print(await aiofiles.os.listdir(folder))
        try:
            await aiofiles.os.remove(second)
        except FileNotFoundError as error:
            print(type(error).__name__)


asyncio.run(main())
