"""Datagrams between two endpoints."""
import asyncio


class Answering(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        self.transport.sendto(data[::-1], addr)


class Asking(asyncio.DatagramProtocol):
    def __init__(self):
        self.answers = asyncio.Queue()
        self.lost = asyncio.get_running_loop().create_future()

    def datagram_received(self, data, addr):
        self.answers.put_nowait(data)

    def connection_lost(self, exc):
        self.lost.set_result(exc)


async def main():
    loop = asyncio.get_running_loop()
    server, _ = await loop.create_datagram_endpoint(Answering, local_addr=('127.0.0.1', 0))
    address = server.get_extra_info('sockname')
    client, protocol = await loop.create_datagram_endpoint(Asking, remote_addr=address)
    client.sendto(b'abc')
    print(await protocol.answers.get())
    client.sendto(b'def', address)
    print(await protocol.answers.get())
    print(client.get_extra_info('peername') == address, server.get_extra_info('peername'))
    for wrong in (lambda: client.sendto('text'), lambda: client.sendto(b'x', ('127.0.0.1', 1))):
        try:
            wrong()
        except (TypeError, ValueError) as error:
            print(type(error).__name__, str(error).split('(')[0])
    client.close()
    print(await protocol.lost, client.is_closing())
    server.close()


asyncio.run(main())
