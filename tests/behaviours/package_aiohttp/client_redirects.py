"""Redirections are followed up to a number, and leave a history."""

import asyncio

import aiohttp
from _site import site


async def main():
    async with site() as url, aiohttp.ClientSession() as session:
        async with session.get(f'{url}/redirect/3') as response:
            print(response.status, response.url.path, [earlier.status for earlier in response.history])
        async with session.get(f'{url}/redirect/3', allow_redirects=False) as response:
            print(response.status, response.headers['Location'], response.history)
        try:
            await session.get(f'{url}/redirect/5', max_redirects=3)
        except aiohttp.TooManyRedirects as error:
            print(type(error).__name__, len(error.history), error.status)


asyncio.run(main())
