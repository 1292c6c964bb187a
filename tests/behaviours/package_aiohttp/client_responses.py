"""A response has a status, headers, cookies and a body in several forms."""

import asyncio

import aiohttp
from _site import site


async def main():
    async with site() as url, aiohttp.ClientSession() as session:
        async with session.get(f'{url}/packed') as response:
            print(response.headers['content-encoding'], len(await response.read()), (await response.text())[:14])
        async with session.get(f'{url}/lines') as response:
            print([line async for line in response.content], response.content.at_eof())
        async with session.get(f'{url}/packed') as response:
            print(sum([len(piece) async for piece in response.content.iter_chunked(100)]))
        async with session.get(f'{url}/cookie') as response:
            print(response.cookies['taste'].value, response.charset, response.content_type, response.content_length)
        async with session.get(f'{url}/status/404') as response:
            print(response.ok, response.method, response.version)
            try:
                response.raise_for_status()
            except aiohttp.ClientResponseError as error:
                print(str(error).replace(url, ''), error.status, error.message)
        async with session.get(f'{url}/status/200') as response:
            try:
                await response.json()
            except aiohttp.ContentTypeError as error:
                print(str(error).replace(url, ''))
        try:
            async with session.get(f'{url}/status/500', raise_for_status=True):
                print('not reached')
        except aiohttp.ClientResponseError as error:
            print(error.status)


asyncio.run(main())
