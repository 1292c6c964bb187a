"""A loop's timers go by its method `time`, which a class or a program may replace."""
import asyncio
import time


class Skewed(asyncio.SelectorEventLoop):
    """A loop whose clock can be put forward."""

    skew = 0.0

    def time(self):
        return super().time() + self.skew


async def main():
    loop = asyncio.get_running_loop()
    order = []
    loop.call_later(500, order.append, 'late')
    loop.call_later(100, order.append, 'early')
    loop.skew += 1000
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(order)
    timer = loop.call_later(60, print)
    print(1050 < timer.when() - time.monotonic() < 1070)
    timer.cancel()
    sleeping = asyncio.create_task(asyncio.sleep(100, 'slept'))
    await asyncio.sleep(0)
    loop.skew += 200
    print(await sleeping)
    try:
        async with asyncio.timeout(100):
            loop.call_soon(setattr, loop, 'skew', 2000)
            await asyncio.Event().wait()
    except TimeoutError:
        print('timeout')


with asyncio.Runner(loop_factory=Skewed) as runner:
    runner.run(main())
loop = asyncio.new_event_loop()
skew = 0.0
loop.time = lambda: time.monotonic() + skew
loop.call_later(5000, loop.stop)
skew = 6000
loop.run_forever()
print('stopped')
loop.close()
