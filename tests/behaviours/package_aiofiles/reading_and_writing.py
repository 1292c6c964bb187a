"""Files are opened, written, read and gone over by coroutines."""

import asyncio
import os
import tempfile

import aiofiles


async def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'file.txt')
        async with aiofiles.open(path, 'w') as file:
            print(await file.write('one\ntwo\n'), file.mode, file.closed)
            await file.writelines(['three\n', 'four'])
        print(file.closed)
        async with aiofiles.open(path) as file:
            async for line in file:
                print(repr(line))
        async with aiofiles.open(path, 'r+', encoding='utf-8') as file:
            print(await file.readline(), await file.tell(), await file.seek(0), await file.read(5), file.encoding)
            print(await file.readlines())
        async with aiofiles.open(path, 'rb') as file:
            print(await file.read(3), await file.peek(1) != b'', file.readable(), await file.writable())
        async with aiofiles.open(path, 'ab+') as file:
            await file.write(b'!')
            await file.flush()
            await file.seek(-3, 2)
            print(await file.read(), await file.truncate(4))
        async with aiofiles.open(path, 'rb', buffering=0) as file:
            print(await file.readall(), type(file).__name__)
        file = await aiofiles.open(path, 'x' if not os.path.exists(path) else 'r')
        print(await file.read(), type(file).__name__)
        await file.close()
        try:
            await aiofiles.open(os.path.join(folder, 'none'))
        except FileNotFoundError as error:
            print(type(error).__name__)
        try:
            await file.read()
        except ValueError as error:
            print(error)


asyncio.run(main())
