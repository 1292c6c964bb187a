"""An event loop by hand: run_until_complete, run_forever, stop and close."""
import asyncio

loop = asyncio.new_event_loop()


async def answer():
    await asyncio.sleep(0)
    return 5


print(loop.run_until_complete(answer()), loop.is_running(), loop.is_closed())
loop.call_soon(print, "soon")
loop.call_soon(loop.stop)
loop.run_forever()
print("stopped")
loop.close()
print(loop.is_closed())
coroutine = answer()
try:
    loop.run_until_complete(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
