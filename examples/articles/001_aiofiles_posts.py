"""Fetches a post, writes it into a file and reads that again, without blocking the loop."""

import asyncio
import json
import os
import tempfile

import aiofiles
import aiohttp


async def save(session, number, path):
    async with session.get(f"https://jsonplaceholder.typicode.com/posts/{number}") as response:
        post = await response.json()
    async with aiofiles.open(path, "w") as file:
        await file.write(json.dumps(post) + "\n")


async def main():
    with tempfile.TemporaryDirectory() as folder:
        paths = {number: os.path.join(folder, f"{number}.json") for number in (1, 2, 3)}
        async with aiohttp.ClientSession() as session:
            await asyncio.gather(*[save(session, number, path) for number, path in paths.items()])
        for path in paths.values():
            async with aiofiles.open(path) as file:
                async for line in file:
                    print(line, end="")


asyncio.run(main())
