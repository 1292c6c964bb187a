"""asyncio.run: results, exceptions, and what it refuses."""
import asyncio


async def answer():
    await asyncio.sleep(0)
    return 42


async def fail():
    raise ValueError("from a coroutine")


async def nested():
    coroutine = answer()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()


print(asyncio.run(answer()))
try:
    asyncio.run(fail())
except ValueError as error:
    print(error)
asyncio.run(nested())
for thing in (5, answer):
    try:
        asyncio.run(thing)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0].split("<")[0])
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
