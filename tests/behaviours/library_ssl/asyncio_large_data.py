"""Much data goes both ways over streams with TLS, with pauses where there is no room."""
import asyncio
import hashlib
from _parties import client_context, server_context

DATA = bytes(range(256)) * 12000


async def serve(reader, writer):
    data = await reader.readexactly(len(DATA))
    writer.write(hashlib.sha256(data).digest())
    writer.write(data)
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0, ssl=server_context())
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname(), ssl=client_context(),
                                                       server_hostname='localhost')
        writer.write(DATA)
        await writer.drain()
        print(await reader.readexactly(32) == hashlib.sha256(DATA).digest())
        print(await reader.read() == DATA)
        writer.close()
        await writer.wait_closed()


asyncio.run(main())
