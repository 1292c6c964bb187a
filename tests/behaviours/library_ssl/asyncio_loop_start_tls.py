"""A loop puts TLS between a transport and a protocol."""
import asyncio
from _parties import client_context, server_context


class Talk(asyncio.Protocol):
    def __init__(self, name):
        self.name = name
        self.ended = asyncio.get_running_loop().create_future()
        self.came = asyncio.Queue()

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.came.put_nowait(data)

    def eof_received(self):
        print(self.name, 'end')

    def connection_lost(self, error):
        print(self.name, 'lost', error)
        self.ended.set_result(None)


async def main():
    loop = asyncio.get_running_loop()
    accepted = []

    def factory():
        accepted.append(Talk('server'))
        return accepted[-1]

    server = await loop.create_server(factory, '127.0.0.1', 0)
    plain, client = await loop.create_connection(lambda: Talk('client'), *server.sockets[0].getsockname())
    plain.write(b'open')
    await asyncio.sleep(0.02)
    other = accepted[0]
    print(await other.came.get())

    async def secure_server():
        other.transport = await loop.start_tls(other.transport, other, server_context(), server_side=True)

    waiting = asyncio.create_task(secure_server())
    transport = await loop.start_tls(plain, client, client_context(), server_hostname='localhost')
    await waiting
    print(type(transport).__name__, transport.get_protocol() is client, transport is plain)
    transport.write(b'secret')
    print(await other.came.get())
    other.transport.write(b'answer')
    print(await client.came.get())
    transport.close()
    print(transport.is_closing())
    await client.ended
    await other.ended
    server.close()
    for wrong in (lambda: loop.start_tls(plain, client, None), lambda: loop.start_tls(None, client, client_context())):
        try:
            await wrong()
        except TypeError as error:
            print(error)


asyncio.run(main())
