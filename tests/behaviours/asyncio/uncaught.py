"""An exception from the main coroutine ends the program with its traceback."""
import asyncio


async def inner():
    await asyncio.sleep(0)
    raise ValueError("deep in the loop")


async def main():
    await inner()


asyncio.run(main())
