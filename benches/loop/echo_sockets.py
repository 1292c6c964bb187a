"""An echo server of sockets, with the methods that a loop has for them."""

import asyncio
import socket


async def echo(loop, connection):
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with connection:
        while data := await loop.sock_recv(connection, 102_400):
            await loop.sock_sendall(connection, data)


async def main():
    loop = asyncio.get_running_loop()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        print(server.getsockname()[1], flush=True)
        async with asyncio.TaskGroup() as tasks:
            while True:
                connection, _ = await loop.sock_accept(server)
                tasks.create_task(echo(loop, connection))
