"""A task that waits for Ctrl-C in an event, and one in a future, beside an idle one."""
import asyncio

async def main():
    task = asyncio.create_task(asyncio.Queue().get())
    await asyncio.Event().wait()

asyncio.run(main())
