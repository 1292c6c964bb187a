"""A handshake that takes too long is given up."""
import asyncio
import socket
from _parties import client_context, server_context


async def main():
    with socket.create_server(('127.0.0.1', 0)) as silent:
        try:
            await asyncio.open_connection(*silent.getsockname(), ssl=client_context(), server_hostname='localhost',
                                          ssl_handshake_timeout=0.05)
        except ConnectionAbortedError as error:
            print(error)
        try:
            async with asyncio.timeout(0.05):
                await asyncio.open_connection(*silent.getsockname(), ssl=client_context(), server_hostname='localhost')
        except TimeoutError as error:
            print('timeout', error)
    server = await asyncio.start_server(lambda reader, writer: None, '127.0.0.1', 0, ssl=server_context(),
                                        ssl_handshake_timeout=0.05)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        print(await reader.read())
        writer.close()
    for wrong in ({'ssl_handshake_timeout': 0}, {'ssl_shutdown_timeout': -1}):
        with socket.create_server(('127.0.0.1', 0)) as silent:
            try:
                await asyncio.open_connection(*silent.getsockname(), ssl=client_context(), server_hostname='x', **wrong)
            except ValueError as error:
                print(error)


asyncio.run(main())
