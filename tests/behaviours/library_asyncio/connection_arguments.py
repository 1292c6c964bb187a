"""Arguments of create_connection and create_server that do not go together."""
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    datagrams = socket.socket(type=socket.SOCK_DGRAM)
    for wrong in (lambda: loop.create_connection(asyncio.Protocol), lambda: loop.create_server(asyncio.Protocol),
                  lambda: loop.create_connection(asyncio.Protocol, '127.0.0.1', 1, sock=datagrams),
                  lambda: loop.create_server(asyncio.Protocol, '127.0.0.1', 1, sock=datagrams),
                  lambda: loop.create_connection(asyncio.Protocol, '127.0.0.1', 1, server_hostname='x'),
                  lambda: loop.create_unix_connection(asyncio.Protocol),
                  lambda: loop.create_unix_server(asyncio.Protocol),
                  lambda: loop.create_server(asyncio.Protocol, '127.0.0.1', 0, ssl=True),
                  lambda: loop.create_datagram_endpoint(asyncio.DatagramProtocol)):
        try:
            await wrong()
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
    for wrong in (lambda: loop.create_connection(asyncio.Protocol, sock=datagrams),
                  lambda: loop.create_server(asyncio.Protocol, sock=datagrams)):
        try:
            await wrong()
        except ValueError as error:
            print(str(error).split(',')[0])
    datagrams.close()


asyncio.run(main())
