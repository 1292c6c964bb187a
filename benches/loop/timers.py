"""A hundred thousand timers, due within a tenth of a second in no order; half are cancelled before."""

import asyncio


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    count, seed, called = 100_000, 1, 0

    def call(number):
        nonlocal called
        called += 1
        if called == count // 2:
            done.set_result(None)

    timers = []
    for number in range(count):
        seed = seed * 1_103_515_245 + 12_345 & 0x7FFF_FFFF
        timers.append(loop.call_later(0.1 + (seed >> 8) % 100_000 / 1e6, call, number))
    for timer in timers[::2]:
        timer.cancel()
    await done
    print(called)
