"""A connection of streams goes on with TLS."""
import asyncio
from _parties import client_context, server_context


async def serve(reader, writer):
    print('server', await reader.readline())
    writer.write(b'go on\n')
    await writer.drain()
    await writer.start_tls(server_context())
    print('server', await reader.readline(), writer.get_extra_info('ssl_object').version())
    writer.write(b'secret answer\n')
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b'open\n')
        print('client', await reader.readline(), writer.get_extra_info('ssl_object'))
        await writer.start_tls(client_context(), server_hostname='localhost')
        writer.write(b'secret\n')
        print('client', await reader.readline(), writer.get_extra_info('peercert')['subject'][-1])
        print('client', await reader.read())
        writer.close()
        await writer.wait_closed()


asyncio.run(main())
