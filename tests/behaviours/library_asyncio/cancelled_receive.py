"""A cancelled receive leaves what comes to the next one."""
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    a, b = socket.socketpair()
    a.setblocking(False)
    try:
        await asyncio.wait_for(loop.sock_recv(a, 10), 0.01)
    except TimeoutError as error:
        print(repr(error))
    b.sendall(b'later')
    print(await loop.sock_recv(a, 10))
    a.close()
    b.close()


asyncio.run(main())
