"""A reader is called as long as there is something to be read, not only when something comes."""

import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    near, far = socket.socketpair()
    near.setblocking(False)
    seen = []
    done = loop.create_future()

    def read():
        seen.append(near.recv(2))
        if len(seen) == 4:
            done.set_result(None)

    loop.add_reader(near, read)
    far.send(b"abcdefgh")
    await done
    print(seen)
    written = []
    loop.add_writer(near, lambda: written.append(1))
    while len(written) < 3:
        await asyncio.sleep(0.001)
    print(loop.remove_writer(near), loop.remove_writer(near))
    far.close()
    ended = loop.create_future()
    loop.add_reader(near, lambda: ended.done() or ended.set_result(near.recv(10)))
    print(await ended)
    print(loop.remove_reader(near), loop.remove_reader(near))
    near.close()


asyncio.run(main())
