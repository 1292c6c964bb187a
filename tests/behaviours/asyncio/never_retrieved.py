"""An exception that nobody asks for is reported."""
import asyncio
import gc


async def fail():
    raise ValueError("forgotten")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task
    gc.collect()
    print("main ends")


asyncio.run(main())
