"""Waits for three simulated fetches at once: as long as the longest, not as long as all."""

import asyncio
from time import time


async def fetch(seconds):
    print(f"Starting fetch for {seconds}s...")
    await asyncio.sleep(seconds)
    print(f"Finished fetch for {seconds}s.")
    return f"Data after {seconds}s"


async def fetch_all():
    began = time()
    fetched = await asyncio.gather(*map(fetch, (2, 1, 3)))
    print(f"All data fetched: {fetched}")
    print(f"Total async time: {time() - began:.2f}s")


asyncio.run(fetch_all())
