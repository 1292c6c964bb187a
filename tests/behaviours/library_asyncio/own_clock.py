"""A loop's timers go by its method `time`, which a class or a program may replace."""
import asyncio


class Hurried(asyncio.SelectorEventLoop):
    """A loop for which an hour goes by whenever it looks."""

    now = 0.0

    def time(self):
        self.now += 3600
        return self.now


async def main():
    loop = asyncio.get_running_loop()
    order = []
    loop.call_later(500_000, order.append, 'late')
    loop.call_later(100_000, order.append, 'early')
    await asyncio.sleep(1_000_000)
    print(order)
    handle = loop.call_at(5.0, print, 'at once')
    print(handle.when())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(100_000):
            await asyncio.Event().wait()
    except TimeoutError:
        print('timeout')


with asyncio.Runner(loop_factory=Hurried) as runner:
    runner.run(main())
loop = asyncio.new_event_loop()
ticks = iter(range(0, 10_000_000, 1000))
loop.time = lambda: next(ticks)
loop.call_later(5000, loop.stop)
loop.run_forever()
print('stopped', next(ticks) > 5000)
loop.close()
