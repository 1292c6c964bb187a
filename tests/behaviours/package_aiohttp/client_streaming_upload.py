"""A body may be an asynchronous generator, whose failure is that of the request."""

import asyncio
import logging

import aiohttp
from _site import site


# A server complains of what its client did.
logging.disable(logging.CRITICAL)


async def pieces():
    for number in range(4):
        await asyncio.sleep(0)
        yield b'piece %d;' % number


async def failing():
    yield b'one'
    raise ValueError('no more')


async def main():
    async with site() as url, aiohttp.ClientSession() as session:
        async with session.post(f'{url}/echo', data=pieces()) as response:
            print((await response.json())['body'])
        try:
            async with session.post(f'{url}/echo', data=failing()) as response:
                print('not reached')
        except (ValueError, aiohttp.ClientError):
            print('failed')


asyncio.run(main())
