"""Requests end after their times, each with its exception."""

import asyncio

import aiohttp
import aiohttp.web
from _site import site


async def wait(request):
    await asyncio.sleep(30)
    return aiohttp.web.Response()


async def trickle(request):
    response = aiohttp.web.StreamResponse(headers={'Content-Length': '100'})
    await response.prepare(request)
    await response.write(b'x')
    await asyncio.sleep(30)
    return response


async def main():
    routes = aiohttp.web.get('/wait', wait), aiohttp.web.get('/trickle', trickle)
    async with site(*routes) as url, aiohttp.ClientSession() as session:
        for path in ('/wait', '/trickle'):
            for timeout in (aiohttp.ClientTimeout(total=0.2), aiohttp.ClientTimeout(sock_read=0.2)):
                try:
                    async with session.get(url + path, timeout=timeout) as response:
                        await response.read()
                except TimeoutError as error:
                    print(path, type(error).__name__, error)
        try:
            async with asyncio.timeout(0.2):
                await session.get(f'{url}/wait')
        except TimeoutError as error:
            print(type(error).__name__, error)


asyncio.run(main())
