"""A server whose tasks wait for each other still has clients to wait for."""
import asyncio

async def main():
    server = await asyncio.start_server(print, '127.0.0.1', 0)
    lock = asyncio.Lock()
    await lock.acquire()
    await lock.acquire()

asyncio.run(main())
