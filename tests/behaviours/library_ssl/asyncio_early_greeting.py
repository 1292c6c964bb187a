"""What comes right behind the words that ask for TLS is taken for its beginning."""
import asyncio
import socket
from _parties import client_context, server_context


def talk(address):
    import ssl
    with socket.create_connection(address) as plain:
        to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
        client = client_context().wrap_bio(to_client, to_server, server_hostname='localhost')
        try:
            client.do_handshake()
        except ssl.SSLWantReadError:
            pass
        plain.sendall(b'start\n' + to_server.read())
        while True:
            to_client.write(plain.recv(65536))
            try:
                client.do_handshake()
                break
            except ssl.SSLWantReadError:
                plain.sendall(to_server.read())
        client.write(b'secret\n')
        plain.sendall(to_server.read())
        plain.shutdown(socket.SHUT_WR)
        while plain.recv(65536):
            pass


async def serve(reader, writer):
    print(await reader.readline())
    await writer.start_tls(server_context())
    print(await reader.readline())
    writer.close()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    async with server:
        await asyncio.to_thread(talk, server.sockets[0].getsockname())


asyncio.run(main())
