"""Functions run in pools, the default one or another, until the default one is shut down."""
import asyncio
import concurrent.futures
import threading


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, pow, 2, 10))
    with concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix='own') as pool:
        print(await loop.run_in_executor(pool, lambda: threading.current_thread().name))
    default = concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix='default')
    loop.set_default_executor(default)
    print(await asyncio.to_thread(lambda: threading.current_thread().name))
    try:
        loop.set_default_executor('pool')
    except TypeError as error:
        print(error)
    try:
        await loop.run_in_executor(None, int, 'x')
    except ValueError as error:
        print(error)
    await loop.shutdown_default_executor()
    try:
        await loop.run_in_executor(None, print)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
