"""Takes the event loop outside a running one, schedules three coroutines and stops the loop after the last."""

import asyncio

loop = asyncio.get_event_loop()
pending = {"python", "programming", "compsci"}


async def read_top(topic, seconds):
    await asyncio.sleep(seconds)
    print("DONE:", topic)
    pending.remove(topic)
    if not pending:
        loop.stop()


asyncio.ensure_future(read_top("python", 0.3), loop=loop)
asyncio.ensure_future(read_top("programming", 0.1), loop=loop)
asyncio.ensure_future(read_top("compsci", 0.2), loop=loop)
loop.run_forever()
print("stopped:", not loop.is_running())
loop.close()
