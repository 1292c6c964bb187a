"""The methods of a loop for sockets that do not wait."""
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    with socket.create_server(('127.0.0.1', 0)) as server, socket.socket() as client:
        server.setblocking(False)
        client.setblocking(False)
        accepting = asyncio.create_task(loop.sock_accept(server))
        await loop.sock_connect(client, server.getsockname())
        connection, address = await accepting
        print(address == client.getsockname(), connection.gettimeout())
        with connection:
            receiving = asyncio.create_task(loop.sock_recv(connection, 100))
            await asyncio.sleep(0)
            await loop.sock_sendall(client, b'hello')
            print(await receiving)
            buffer = bytearray(4)
            await loop.sock_sendall(client, b'ab')
            print(await loop.sock_recv_into(connection, buffer), buffer)
            data = bytes(range(256)) * 10_000
            sending = asyncio.create_task(loop.sock_sendall(client, data))
            received = bytearray()
            while len(received) < len(data):
                received += await loop.sock_recv(connection, 100_000)
            await sending
            print(received == data)


asyncio.run(main())
