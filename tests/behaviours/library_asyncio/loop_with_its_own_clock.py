"""A subclass of a loop decides what time it is, what a pass is and how timers are added."""
import asyncio


class Clock(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.now = 0.0
        self.passes = 0
        self.asked = []

    def time(self):
        return self.now

    def call_at(self, when, callback, *args, context=None):
        self.asked.append(when)
        return super().call_at(when, callback, *args, context=context)

    def _run_once(self):
        self.passes += 1
        super()._run_once()
        if self.asked:
            self.now = self.asked.pop(0)


async def main():
    await asyncio.sleep(5)
    await asyncio.sleep(100)
    try:
        async with asyncio.timeout(50):
            await asyncio.sleep(1000)
    except TimeoutError:
        print('timeout')
    return 'done'


class Selector:
    """Waits for nothing."""

    calls = 0

    def select(self, timeout):
        Selector.calls += 1
        return []


loop = Clock()
usual = getattr(loop, '_selector', None)
loop._selector = Selector()
print(loop.run_until_complete(main()), loop.now, loop.passes > 4, Selector.calls > 4)
if usual is not None:
    loop._selector = usual
loop.close()
