"""The parameters of the loop's methods may be given by their names."""

import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    print(await loop.create_task(coro=asyncio.sleep(0, "slept"), name="named"))
    loop.call_soon(callback=lambda: print("soon"))
    loop.call_soon_threadsafe(callback=lambda: print("from any thread"))
    loop.call_later(delay=0, callback=lambda: print("later"))
    loop.call_at(when=loop.time() + 0.01, callback=lambda: done.set_result("at"))
    print(await done)
    near, far = socket.socketpair()
    written = asyncio.Event()
    loop.add_writer(fd=near, callback=written.set)
    await written.wait()
    print(loop.remove_writer(fd=near), loop.remove_reader(fd=near))
    near.close()
    far.close()
    try:
        loop.call_soon()
    except TypeError as error:
        print("TypeError")


asyncio.run(main())
