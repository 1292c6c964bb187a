"""Cancelling a task cancels its request and returns its connection to the connector."""

import asyncio

import aiohttp
import aiohttp.web
from _site import site

arrived = asyncio.Event()


async def wait(request):
    arrived.set()
    await asyncio.sleep(30)
    return aiohttp.web.Response()


async def main():
    async with site(aiohttp.web.get('/wait', wait)) as url:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
            for _ in range(3):
                arrived.clear()
                task = asyncio.create_task(session.request('GET', f'{url}/wait')._coro)
                await arrived.wait()
                task.cancel()
                try:
                    await task
                except asyncio.CancelledError:
                    print('cancelled')
                async with session.get(f'{url}/echo') as response:
                    print(response.status)


asyncio.run(main())
