"""A connector lets so many requests be under way at a time, and the others wait."""

import asyncio

import aiohttp
import aiohttp.web
from _site import site

busy = most = 0


async def count(request):
    global busy, most
    busy += 1
    most = max(most, busy)
    await asyncio.sleep(0.02)
    busy -= 1
    return aiohttp.web.Response(text='counted')


async def fetch(session, url):
    async with session.get(url) as response:
        return await response.text()


async def main():
    global most
    async with site(aiohttp.web.get('/count', count)) as url:
        for connector in (aiohttp.TCPConnector(limit=3), aiohttp.TCPConnector(limit_per_host=2)):
            most = 0
            async with aiohttp.ClientSession(connector=connector) as session:
                answers = await asyncio.gather(*[fetch(session, f'{url}/count') for _ in range(12)])
            print(len(answers), set(answers), most, connector.closed)


asyncio.run(main())
