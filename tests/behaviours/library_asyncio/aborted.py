"""abort loses what waits to be written, and the protocol is told of the end."""
import asyncio
import socket


class Ending(asyncio.Protocol):
    def __init__(self):
        self.end = asyncio.get_running_loop().create_future()

    def connection_lost(self, exc):
        self.end.set_result(exc)


async def main():
    loop = asyncio.get_running_loop()
    a, b = socket.socketpair()
    transport, protocol = await loop.create_connection(Ending, sock=a)
    transport.write(bytes(3_000_000))
    print(transport.get_write_buffer_size() > 0)
    transport.abort()
    print(transport.get_write_buffer_size(), transport.is_closing())
    print(await protocol.end)
    total = 0
    while data := b.recv(1 << 20):
        total += len(data)
    print(total < 3_000_000)
    b.close()


asyncio.run(main())
