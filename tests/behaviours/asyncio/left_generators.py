"""An asynchronous generator that is left behind is closed by the loop that it began in."""
import gc, asyncio
async def ticks(limit):
    try:
        for number in range(limit):
            yield number
    finally:
        await asyncio.sleep(0)
        print("finally")
async def use():
    async for number in ticks(5):
        if number == 1:
            break
async def main():
    await use()
    gc.collect()
    print("used")
    await asyncio.sleep(0.01)
    print("end of main")
asyncio.run(main())


async def begin(generator):
    print(await anext(generator))


begun = ticks(2)
asyncio.run(begin(begun))
print("end of loop", begun.ag_frame)
