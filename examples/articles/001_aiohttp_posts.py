"""Fetches three posts at once, and prints them in the order in which they were asked for."""

import asyncio

import aiohttp


async def fetch_data(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return await response.text()


async def main():
    urls = [f"https://jsonplaceholder.typicode.com/posts/{number}" for number in (1, 2, 3)]
    tasks = [fetch_data(url) for url in urls]
    for result in await asyncio.gather(*tasks):
        print(result)


asyncio.run(main())
