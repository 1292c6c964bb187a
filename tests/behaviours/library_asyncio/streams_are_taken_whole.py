"""Transports hand on all that comes: more than is taken at once, what comes with the end, during pauses and while writing."""

import asyncio
import socket

MIB = 1 << 20


class Protocol(asyncio.Protocol):
    def __init__(self):
        self.count = 0
        self.at_end = None
        self.ended = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.count += len(data)

    def eof_received(self):
        self.at_end = self.count

    def connection_lost(self, error):
        self.ended.set_result(error)


async def connected(factory):
    here, there = socket.socketpair()
    for sock in (here, there):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 * MIB)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * MIB)
        sock.setblocking(False)
    transport, protocol = await asyncio.get_running_loop().create_connection(factory, sock=here)
    return transport, protocol, there


async def turns(count=5):
    for _ in range(count):
        await asyncio.sleep(0)


async def all_at_once():
    loop = asyncio.get_running_loop()
    for size in (0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 512 * 1024, 3 * MIB):
        transport, protocol, there = await connected(Protocol)
        transport.pause_reading()
        sending = loop.create_task(loop.sock_sendall(there, bytes(size)))
        await turns()
        transport.resume_reading()
        await sending
        there.close()
        print(size, await protocol.ended, protocol.count, protocol.at_end)


async def pauses():
    class Pausing(Protocol):
        def data_received(self, data):
            super().data_received(data)
            self.transport.pause_reading()
            asyncio.get_running_loop().call_soon(self.transport.resume_reading)

    transport, protocol, there = await connected(Pausing)
    await asyncio.get_running_loop().sock_sendall(there, bytes(5 * MIB))
    there.shutdown(socket.SHUT_WR)
    print(await protocol.ended, protocol.count, protocol.at_end)
    there.close()

    # What came before a pause and during it is there after it.
    transport, protocol, there = await connected(Protocol)
    await turns()
    there.send(b'before')
    transport.pause_reading()
    await turns()
    there.send(b'during')
    await turns()
    print(protocol.count)
    transport.resume_reading()
    while protocol.count < 12:
        await turns(1)
    print(protocol.count)
    there.close()
    print(await protocol.ended)


async def in_both_directions():
    loop = asyncio.get_running_loop()

    class Echo(Protocol):
        def data_received(self, data):
            super().data_received(data)
            self.transport.write(data)

    transport, protocol, there = await connected(Echo)
    sending = loop.create_task(loop.sock_sendall(there, bytes(20 * MIB)))
    count = 0
    while count < 20 * MIB:
        count += len(await loop.sock_recv(there, 100_000))
    await sending
    print(count, protocol.count, transport.get_write_buffer_size())
    there.shutdown(socket.SHUT_WR)
    print(await protocol.ended, protocol.at_end)
    there.close()


async def little_buffers():
    class Buffered(asyncio.BufferedProtocol):
        def __init__(self):
            self.buffer = bytearray(8)
            self.sizes = []
            self.ended = loop.create_future()

        def get_buffer(self, hint):
            # Sometimes more, sometimes less than comes.
            return memoryview(self.buffer)[:1 + len(self.sizes) % 8]

        def buffer_updated(self, count):
            self.sizes.append(count)

        def connection_lost(self, error):
            self.ended.set_result(error)

    loop = asyncio.get_running_loop()
    transport, protocol, there = await connected(Buffered)
    for size in (1, 2, 9, 30, 64):
        there.send(bytes(size))
        await turns(3)
    there.close()
    print(await protocol.ended, sum(protocol.sizes))


async def changed_protocols():
    transport, protocol, there = await connected(Protocol)
    other = Protocol()

    class First(Protocol):
        def data_received(self, data):
            super().data_received(data)
            transport.set_protocol(other)

    first = First()
    transport.set_protocol(first)
    transport.pause_reading()
    await asyncio.get_running_loop().sock_sendall(there, bytes(MIB))
    transport.resume_reading()
    there.close()
    print(await other.ended, first.count > 0, first.count + other.count)


async def main():
    for part in (all_at_once, pauses, in_both_directions, little_buffers, changed_protocols):
        print(f'--- {part.__name__}')
        await part()


asyncio.run(main())
