"""await in a function that is not async."""
import asyncio
def f():
    await asyncio.sleep(1)
