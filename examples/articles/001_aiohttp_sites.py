"""Fetches three sites at once, with a session for each."""

import asyncio

import aiohttp


async def fetch_website(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            text = await response.text()
            print(f"Fetched {url}: {text[:50]}...")


async def main():
    urls = ["https://www.google.com", "https://www.python.org", "https://www.github.com"]
    await asyncio.gather(*[fetch_website(url) for url in urls])


asyncio.run(main())
