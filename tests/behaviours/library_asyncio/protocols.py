"""The methods of a protocol are called in order."""
import asyncio


class Recorder(asyncio.Protocol):
    def __init__(self, name, log, ended):
        self.name, self.log, self.ended = name, log, ended

    def connection_made(self, transport):
        self.transport = transport
        self.log.append((self.name, 'made', transport.get_protocol() is self))

    def data_received(self, data):
        self.log.append((self.name, 'data', data))
        if self.name == 'server':
            self.transport.write(data[::-1])
            self.transport.close()

    def eof_received(self):
        self.log.append((self.name, 'eof'))

    def connection_lost(self, exc):
        self.log.append((self.name, 'lost', exc))
        self.ended.set_result(None)


async def main():
    loop = asyncio.get_running_loop()
    served, asked = [], []
    ends = [loop.create_future(), loop.create_future()]
    server = await loop.create_server(lambda: Recorder('server', served, ends[0]), '127.0.0.1', 0)
    transport, protocol = await loop.create_connection(lambda: Recorder('client', asked, ends[1]),
                                                       *server.sockets[0].getsockname())
    transport.write(b'abc')
    await asyncio.gather(*ends)
    print(*served, *asked, sep='\n')
    server.close()
    await server.wait_closed()


asyncio.run(main())
