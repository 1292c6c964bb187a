"""In debug mode wrong callbacks and calls from other threads are refused."""
import asyncio


async def coroutine_function():
    pass


async def main():
    loop = asyncio.get_running_loop()
    loop.slow_callback_duration = 60
    for wrong in (coroutine_function, 'no callable'):
        for method in ('call_soon', 'call_soon_threadsafe', 'call_later', 'call_at'):
            try:
                getattr(loop, method)(*[1] * (method in ('call_later', 'call_at')), wrong)
            except TypeError as error:
                print(error)
        try:
            loop.run_in_executor(None, wrong)
        except TypeError as error:
            print(error)
    for method, *arguments in (('call_soon', print), ('call_later', 1, print), ('call_at', 1, print)):
        try:
            await asyncio.to_thread(getattr(loop, method), *arguments)
        except RuntimeError as error:
            print(error)
    event = asyncio.Event()
    await asyncio.to_thread(loop.call_soon_threadsafe, event.set)
    await event.wait()


asyncio.run(main(), debug=True)
