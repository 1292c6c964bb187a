"""A session sends every verb, with parameters, JSON, forms and octets."""

import asyncio

import aiohttp
from _site import site


async def main():
    async with site() as url, aiohttp.ClientSession() as session:
        for method in ('get', 'post', 'put', 'patch', 'delete', 'options'):
            async with getattr(session, method)(f'{url}/echo') as response:
                print(response.status, response.reason, (await response.json())['method'])
        async with session.head(f'{url}/echo') as response:
            print(response.status, response.content_type, await response.read())
        async with session.get(f'{url}/echo', params={'a': 'ü b', 'c': 1}) as response:
            print((await response.json())['path'], str(response.url).removeprefix(url))
        for keywords in ({'json': {'a': [1, None]}}, {'data': {'a': 1, 'b': 'x y'}}, {'data': b'octets'},
                         {'data': 'text ü'}, {'data': [('a', '1'), ('a', '2')]}):
            async with session.post(f'{url}/echo', **keywords) as response:
                said = await response.json()
                print(said['type'], said['body'])


asyncio.run(main())
