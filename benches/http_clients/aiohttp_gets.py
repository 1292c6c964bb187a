"""2,000 GETs by aiohttp, 100 at a time, and the JSON of each answer."""

import asyncio
import os

import aiohttp


async def fetch(session, url):
    async with session.get(url) as response:
        return len(await response.json())


async def run(url, number, at_once):
    count = 0
    async with aiohttp.ClientSession() as session:
        for _ in range(number // at_once):
            count += sum(await asyncio.gather(*[fetch(session, url) for _ in range(at_once)]))
    return count


def main():
    print(asyncio.run(run(os.environ["HTTP_URL"], 2000, 100)))
