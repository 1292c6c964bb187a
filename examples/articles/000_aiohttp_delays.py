"""Asks a host that answers after 1, 2 and 1 seconds, all at once: two seconds in all, not four."""

import asyncio
import time

import aiohttp


async def fetch(session, url):
    try:
        async with session.get(url) as response:
            return await response.text()
    except Exception as error:
        return f"Error: {error}"


async def main():
    urls = [f"https://httpbin.org/delay/{seconds}" for seconds in (1, 2, 1)]
    async with aiohttp.ClientSession() as session:
        began = time.time()
        answers = await asyncio.gather(*[fetch(session, url) for url in urls])
        print(f"Completed in {time.time() - began:.2f} seconds")
    for answer in answers:
        print(answer)
    print(f"Received {len(answers)} answers")


if __name__ == "__main__":
    asyncio.run(main())
