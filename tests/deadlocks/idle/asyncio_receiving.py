"""A loop waits for a socket that it has read from before."""
import asyncio
import socket

async def main():
    loop = asyncio.get_running_loop()
    near, far = socket.socketpair()
    near.setblocking(False)
    for _ in range(2):
        receiving = asyncio.create_task(loop.sock_recv(near, 10))
        await asyncio.sleep(0)
        far.send(b'hello')
        await receiving
    print('waits', flush=True)
    await loop.sock_recv(near, 10)

asyncio.run(main())
