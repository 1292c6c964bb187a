"""A session can be made outside a coroutine, with the loop that it belongs to."""

import asyncio

import aiohttp
from _site import site

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
session = aiohttp.ClientSession(loop=loop)


async def main():
    async with site() as url, session.get(f'{url}/echo') as response:
        print(response.status, (await response.json())['path'])
    await session.close()
    print(session.closed)


loop.run_until_complete(main())
loop.close()
try:
    aiohttp.ClientSession()
except RuntimeError as error:
    print(error)
