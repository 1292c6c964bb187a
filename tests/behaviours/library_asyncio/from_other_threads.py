"""Other threads hand coroutines to a loop, and get what comes of them."""
import asyncio
import concurrent.futures


async def double(number):
    await asyncio.sleep(0)
    return number * 2


async def fail():
    raise KeyError('unexpected')


def work(loop):
    print(asyncio.run_coroutine_threadsafe(double(21), loop).result(10))
    failing = asyncio.run_coroutine_threadsafe(fail(), loop)
    try:
        failing.result(10)
    except KeyError as error:
        print(repr(error), type(failing) is concurrent.futures.Future)
    endless = asyncio.run_coroutine_threadsafe(asyncio.sleep(100), loop)
    try:
        endless.result(0.01)
    except TimeoutError:
        print('not yet', endless.cancel(), endless.cancelled())
    try:
        asyncio.run_coroutine_threadsafe(print, loop)
    except TypeError as error:
        print(error)


async def main():
    await asyncio.to_thread(work, asyncio.get_running_loop())


asyncio.run(main())
