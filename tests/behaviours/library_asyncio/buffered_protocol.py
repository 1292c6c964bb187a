"""A buffered protocol says where to put what comes."""
import asyncio


class Filling(asyncio.BufferedProtocol):
    def __init__(self, ended):
        self.buffer, self.filled, self.ended = bytearray(8), b'', ended

    def get_buffer(self, sizehint):
        return self.buffer

    def buffer_updated(self, nbytes):
        self.filled += self.buffer[:nbytes]

    def eof_received(self):
        self.ended.set_result(self.filled)


async def main():
    loop = asyncio.get_running_loop()
    ended = loop.create_future()
    server = await loop.create_server(lambda: Filling(ended), '127.0.0.1', 0)
    _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b'twenty octets of text')
    writer.write_eof()
    print(await ended)
    writer.close()
    server.close()


asyncio.run(main())
