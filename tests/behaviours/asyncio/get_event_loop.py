"""get_event_loop outside a running loop gives a loop, and the same one each time."""
import asyncio

loop = asyncio.get_event_loop()
print(asyncio.get_event_loop() is loop, loop.is_closed(), loop.is_running())


async def main():
    return asyncio.get_event_loop() is loop, asyncio.get_running_loop() is loop


print(loop.run_until_complete(main()), loop.run_until_complete(asyncio.sleep(0, "slept")))
task = loop.create_task(main())
print(loop.run_until_complete(task), task.done())
loop.close()
