"""run_in_executor, to_thread and calls from other threads."""
import asyncio
import threading
import time


def blocking(number):
    time.sleep(0.05)
    return number, threading.current_thread() is threading.main_thread()


async def main():
    loop = asyncio.get_running_loop()
    start = time.perf_counter()
    print(await asyncio.gather(loop.run_in_executor(None, blocking, 1), asyncio.to_thread(blocking, 2)))
    print(time.perf_counter() - start < 5)
    event = asyncio.Event()
    thread = threading.Thread(target=lambda: loop.call_soon_threadsafe(event.set))
    thread.start()
    await event.wait()
    thread.join()

    async def remote():
        await asyncio.sleep(0)
        return "from the loop"

    results = []
    thread = threading.Thread(target=lambda: results.append(asyncio.run_coroutine_threadsafe(remote(), loop).result()))
    thread.start()
    while not results:
        await asyncio.sleep(0.005)
    print(results)
    try:
        await asyncio.to_thread(int, "x")
    except ValueError as error:
        print(error)


asyncio.run(main())
