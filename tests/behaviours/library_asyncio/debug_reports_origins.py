"""In debug mode reports to the exception handler say where things were made."""
import asyncio


def handler(loop, context):
    origin = context['source_traceback']
    print(context['message'].partition(' at ')[0], sorted(context))
    print([frame.line for frame in origin if frame.name == 'main'])


def fail():
    raise KeyError('unexpected')


async def main():
    loop = asyncio.get_running_loop()
    loop.slow_callback_duration = 60
    loop.set_exception_handler(handler)
    loop.call_soon(fail)
    await asyncio.sleep(0)
    future = loop.create_future()
    future.set_exception(ValueError('lost'))
    del future
    import gc
    gc.collect()
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)
