"""The order in which tasks, callbacks and timers run."""
import asyncio

log = []


async def step(name, count):
    for number in range(count):
        log.append(f"{name}{number}")
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(log.append, "soon")
    task = asyncio.create_task(step("t", 2))
    log.append("main")
    await step("m", 2)
    await task
    loop.call_later(0.002, log.append, "later")
    loop.call_later(0, log.append, "zero")
    loop.call_soon(log.append, "soon2")
    await asyncio.sleep(0.02)
    first, second = asyncio.create_task(step("x", 1)), asyncio.create_task(step("y", 1))
    await second
    log.append("after y")
    await first


asyncio.run(main())
print(*log)
