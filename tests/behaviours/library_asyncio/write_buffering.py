"""A transport asks its protocol to pause above the high-water mark and to go on at the low one."""
import asyncio
import socket


class Paused(asyncio.Protocol):
    def __init__(self):
        self.log = []
        self.resumed = asyncio.get_running_loop().create_future()

    def pause_writing(self):
        self.log.append('pause')

    def resume_writing(self):
        self.log.append('resume')
        self.resumed.set_result(None)


async def main():
    loop = asyncio.get_running_loop()
    a, b = socket.socketpair()
    b.setblocking(False)
    transport, protocol = await loop.create_connection(Paused, sock=a)
    print(transport.get_write_buffer_limits(), transport.get_write_buffer_size())
    transport.set_write_buffer_limits(high=1000, low=10)
    print(transport.get_write_buffer_limits())
    transport.write(bytes(3_000_000))
    print(protocol.log, transport.get_write_buffer_size() > 1000)
    received = 0
    while received < 3_000_000:
        received += len(await loop.sock_recv(b, 1 << 20))
    await protocol.resumed
    print(protocol.log, transport.get_write_buffer_size(), received)
    transport.set_write_buffer_limits(high=0)
    print(transport.get_write_buffer_limits())
    transport.set_write_buffer_limits(low=5)
    print(transport.get_write_buffer_limits())
    try:
        transport.set_write_buffer_limits(high=1, low=2)
    except ValueError as error:
        print(error)
    transport.close()
    b.close()


asyncio.run(main())
