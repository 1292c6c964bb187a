"""Datagrams without a transport."""
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    a, b = (socket.socket(type=socket.SOCK_DGRAM) for _ in range(2))
    with a, b:
        for sock in (a, b):
            sock.setblocking(False)
            sock.bind(('127.0.0.1', 0))
        print(await loop.sock_sendto(a, b'one', b.getsockname()))
        data, sender = await loop.sock_recvfrom(b, 100)
        print(data, sender == a.getsockname())
        buffer = bytearray(5)
        await loop.sock_sendto(a, b'two', b.getsockname())
        print((await loop.sock_recvfrom_into(b, buffer))[0], buffer)


asyncio.run(main())
