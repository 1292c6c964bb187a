"""A session has a base URL, headers, a user, and cookies that it sends back."""

import asyncio

import aiohttp
import aiohttp.web
from _site import site


async def say_headers(request):
    return aiohttp.web.json_response({name: request.headers.get(name) for name in ('X-One', 'X-Two', 'Authorization')})


async def main():
    async with site(aiohttp.web.get('/headers', say_headers)) as url:
        jar = aiohttp.CookieJar(unsafe=True)
        headers = {'X-One': '1', 'Authorization': aiohttp.encode_basic_auth('user', 'secret')}
        async with aiohttp.ClientSession(url + '/', cookie_jar=jar, headers=headers) as session:
            async with session.get('headers', headers={'X-Two': '2'}) as response:
                print(await response.json())
            await session.get('cookie')
            print([(cookie.key, cookie.value) for cookie in jar])
            async with session.get('echo', cookies={'more': 'bitter'}) as response:
                print((await response.json())['cookie'])
            print(session.closed, session.headers['x-one'])
        print(session.closed)
        try:
            await session.get('echo')
        except RuntimeError as error:
            print(error)


asyncio.run(main())
