"""Peers that do not speak TLS, or hang up, end a connection and nothing more."""
import asyncio
import ssl
from _parties import client_context, server_context, shown


async def answer(text):
    async def serve(reader, writer):
        await reader.read(10)
        writer.write(text)
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    async with server:
        try:
            await asyncio.open_connection(*server.sockets[0].getsockname(), ssl=client_context(),
                                          server_hostname='localhost')
        except (ssl.SSLError, ConnectionError) as error:
            print('client', shown(error))


async def ask(text):
    server = await asyncio.start_server(lambda *_: print('never'), '127.0.0.1', 0, ssl=server_context())
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(text)
        if text:
            writer.write_eof()
        else:
            writer.close()
        try:
            await reader.read()
        except ConnectionError:
            pass
        writer.close()
    print('server goes on')


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print('handler', context['message']))
    for text in (b'HTTP/1.1 400 Bad Request\r\n\r\n', b'', b'\x16\x03'):
        await answer(text)
    for text in (b'GET / HTTP/1.1\r\n\r\n', b'', b'\x16\x03\x01\x00', b'no such thing at all'):
        await ask(text)


asyncio.run(main())
