"""Fetches a page five times at once, over the connections of one session."""

import asyncio

import aiohttp


async def fetch_url(session, url):
    async with session.get(url) as response:
        return await response.text()


async def main():
    async with aiohttp.ClientSession() as session:
        tasks = [fetch_url(session, "https://www.example.com") for _ in range(5)]
        results = await asyncio.gather(*tasks)
        print(results)


asyncio.run(main())
