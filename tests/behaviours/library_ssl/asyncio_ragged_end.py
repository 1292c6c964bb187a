"""A peer that hangs up without a word of TLS ends a connection without an error."""
import asyncio
import socket
import threading
from _parties import client_context, server_context


class Talk(asyncio.Protocol):
    def __init__(self):
        self.ended = asyncio.get_running_loop().create_future()

    def data_received(self, data):
        print(data)

    def eof_received(self):
        print('end')

    def connection_lost(self, error):
        print('lost', error)
        self.ended.set_result(None)


def hang_up(address):
    with socket.create_connection(address) as plain:
        sock = client_context().wrap_socket(plain, server_hostname='localhost')
        sock.sendall(b'last words')
        sock.shutdown(socket.SHUT_RDWR)
        sock.close()


async def main():
    protocol = Talk()
    server = await asyncio.get_running_loop().create_server(lambda: protocol, '127.0.0.1', 0, ssl=server_context())
    async with server:
        await asyncio.to_thread(hang_up, server.sockets[0].getsockname())
        await protocol.ended


asyncio.run(main())
