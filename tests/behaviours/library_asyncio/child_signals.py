"""Child processes that are ended by signals."""
import asyncio
import signal


async def main():
    for end in (lambda child: child.kill(), lambda child: child.terminate(),
                lambda child: child.send_signal(signal.SIGINT)):
        child = await asyncio.create_subprocess_exec('sleep', '100')
        end(child)
        print(await child.wait())
        try:
            child.kill()
        except ProcessLookupError as error:
            print(repr(error))
    child = await asyncio.create_subprocess_exec('sleep', '100')
    try:
        await asyncio.wait_for(child.wait(), 0.05)
    except TimeoutError:
        child.kill()
        print('late', await child.wait())


asyncio.run(main())
