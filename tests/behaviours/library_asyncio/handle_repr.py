"""Handles show their callbacks, with the arguments in debug mode alone."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(print, "secret", 1)
    timer = loop.call_at(loop.time() + 100, print, "secret")
    print(handle, str(timer).split("when=")[0], str(timer).split()[-1])
    handle.cancel()
    timer.cancel()
    print(handle, str(timer).split("when=")[0])
    messages = []
    loop.set_exception_handler(lambda loop, context: messages.append(context["message"].split(" at ")[0]))

    def fail(argument):
        raise ValueError("v")

    loop.call_soon(fail, "secret")
    await asyncio.sleep(0)
    loop.set_debug(True)
    loop.call_soon(fail, "shown")
    await asyncio.sleep(0)
    loop.set_debug(False)
    print(messages)


asyncio.run(main())
