"""Once a loop was set or taken away, nothing makes one any more."""
import asyncio


async def nothing():
    return 1


def tried(label, function):
    try:
        print(label, type(function()).__name__)
    except RuntimeError as error:
        print(label, error)


asyncio.run(nothing())
coroutine = nothing()
for label, function in (
    ("loop", asyncio.get_event_loop), ("future", asyncio.Future), ("ensure", lambda: asyncio.ensure_future(coroutine)), ("gather", asyncio.gather),
    ("task", lambda: asyncio.Task(coroutine)), ("shield", lambda: asyncio.shield(coroutine)),
):
    tried(label, function)
loop = asyncio.new_event_loop()
tried("made", asyncio.Future)
asyncio.set_event_loop(loop)
tried("set", asyncio.Future)
print(loop.run_until_complete(asyncio.ensure_future(coroutine)))
asyncio.set_event_loop(None)
tried("taken", asyncio.Future)
loop.close()
