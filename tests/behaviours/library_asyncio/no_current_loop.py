"""Without a running loop and without one that was set, there is no current loop, for a future neither."""
import asyncio

for make in (asyncio.get_event_loop, asyncio.get_running_loop, asyncio.Future):
    try:
        print(make())
    except RuntimeError as error:
        print(error)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, asyncio.Future().get_loop() is loop)
asyncio.set_event_loop(None)
loop.close()
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
