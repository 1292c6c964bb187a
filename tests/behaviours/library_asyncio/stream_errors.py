"""An error of the stream reaches whoever reads, and one reader waits at a time."""
import asyncio


async def main():
    reader = asyncio.StreamReader()
    waiting = asyncio.create_task(reader.read(1))
    await asyncio.sleep(0)
    try:
        await reader.readline()
    except RuntimeError as error:
        print(error)
    reader.set_exception(ConnectionError('gone'))
    for attempt in (waiting, reader.read(1), reader.readline(), reader.readexactly(1)):
        try:
            await attempt
        except ConnectionError as error:
            print(error)
    print(repr(reader.exception()))


asyncio.run(main())
