"""Timers, descriptors and threads wake loops in which all tasks wait."""
import asyncio
import os
import threading
import time


async def main():
    loop = asyncio.get_running_loop()
    lock = asyncio.Lock()
    await lock.acquire()
    loop.call_later(0.5, lock.release)
    await lock.acquire()

    threading.Timer(0.5, lambda: loop.call_soon_threadsafe(lock.release)).start()
    await lock.acquire()

    assert await asyncio.to_thread(lambda: time.sleep(0.5) or 1) == 1

    reader, writer = os.pipe()
    loop.add_reader(reader, lock.release)
    process = await asyncio.create_subprocess_shell(f'sleep 0.5; echo >&{writer}', pass_fds=[writer])
    await lock.acquire()
    loop.remove_reader(reader)
    await process.wait()


asyncio.run(main())
print('done')
