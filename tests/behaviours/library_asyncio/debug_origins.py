"""In debug mode handles tell where they were made, and keep what they were when they are cancelled."""
import asyncio
import re


def callback(*args):
    pass


def shown(text):
    text = re.sub(r'when=[0-9.]+', 'when=…', text)
    return re.sub(r'(at|created at) \S*/', r'\1 ', text)


async def main():
    loop = asyncio.get_running_loop()
    loop.slow_callback_duration = 60
    print(loop.get_debug())
    handle = loop.call_soon(callback, 'a', 1)
    print(shown(repr(handle)))
    print(handle._source_traceback[-1].line, handle._source_traceback[-1].name)
    timer = loop.call_later(60, callback)
    print(shown(repr(timer)))
    timer.cancel()
    print(shown(repr(timer)))
    task = asyncio.create_task(asyncio.sleep(0))
    print(bool(task._source_traceback), bool(loop.create_future()._source_traceback))
    await task
    loop.set_debug(False)
    print(shown(repr(loop.call_soon(callback))), loop.create_future()._source_traceback)


asyncio.run(main(), debug=True)
