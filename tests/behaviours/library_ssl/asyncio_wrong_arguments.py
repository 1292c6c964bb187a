"""Arguments for TLS must fit together."""
import asyncio
import socket
from _parties import client_context, server_context


async def refused(coroutine):
    try:
        await coroutine
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


async def main():
    loop = asyncio.get_running_loop()
    await refused(loop.create_connection(asyncio.Protocol, 'h', 1, server_hostname='x'))
    await refused(loop.create_connection(asyncio.Protocol, 'h', 1, ssl_handshake_timeout=1))
    await refused(loop.create_connection(asyncio.Protocol, 'h', 1, ssl_shutdown_timeout=1))
    await refused(loop.create_server(asyncio.Protocol, 'h', 1, ssl=True))
    await refused(loop.create_server(asyncio.Protocol, 'h', 1, ssl_handshake_timeout=1))
    one, other = socket.socketpair()
    with one, other:
        await refused(loop.create_connection(asyncio.Protocol, sock=one, ssl=client_context()))
        await refused(loop.connect_accepted_socket(asyncio.Protocol, one, ssl_handshake_timeout=1))


asyncio.run(main())
