"""Streams of asyncio talk over TLS, and tell what they know of it."""
import asyncio
import ssl
from _parties import client_context, server_context


async def serve(reader, writer):
    print('server', writer.get_extra_info('sslcontext') is other, writer.get_extra_info('peercert'))
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    print('server at the end', reader.at_eof())
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0, ssl=other)
    async with server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection('127.0.0.1', port, ssl=own)
        print(writer.get_extra_info('peercert')['subject'][-1], writer.get_extra_info('cipher'))
        print(type(writer.get_extra_info('ssl_object')), writer.get_extra_info('ssl_object').version())
        print(writer.get_extra_info('compression'), writer.get_extra_info('sslcontext') is own)
        print(writer.get_extra_info('peername')[0], writer.can_write_eof())
        for word in (b'first\n', b'second\n'):
            writer.write(word)
            print(await reader.readline())
        writer.close()
        await writer.wait_closed()
        print(writer.is_closing())
    await asyncio.sleep(0.05)


own, other = client_context(), server_context()
asyncio.run(main())
