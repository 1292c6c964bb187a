"""What completes first comes first, with `for` and with `async for`."""
import asyncio


async def after(place, result):
    for _ in range(place * 3):
        await asyncio.sleep(0)
    if isinstance(result, Exception):
        raise result
    return result


async def main():
    for earliest in asyncio.as_completed([after(3, 'c'), after(1, 'a'), after(2, 'b')]):
        print(await earliest)
    tasks = [asyncio.create_task(after(place, place)) for place in (2, 1)]
    async for task in asyncio.as_completed(tasks):
        print(task in tasks, await task)
    async for task in asyncio.as_completed([after(1, KeyError('unexpected'))]):
        try:
            await task
        except KeyError as error:
            print(repr(error))
    try:
        async for task in asyncio.as_completed([asyncio.sleep(10)], timeout=0.01):
            await task
    except TimeoutError as error:
        print('too late')


asyncio.run(main())
