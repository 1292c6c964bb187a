"""get_event_loop() makes no loop: without a current one it raises, also after one that has ended."""
import asyncio


def ask():
    try:
        print(asyncio.get_event_loop())
    except RuntimeError as error:
        print(error)


async def main():
    print(asyncio.get_event_loop() is asyncio.get_running_loop())


ask()
asyncio.run(main())
ask()
with asyncio.Runner() as runner:
    runner.run(main())
ask()
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
asyncio.set_event_loop(None)
loop.close()
ask()
