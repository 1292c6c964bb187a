"""Files over a socket and over a transport."""
import asyncio
import socket
import tempfile


async def main():
    loop = asyncio.get_running_loop()
    with tempfile.TemporaryFile() as file:
        file.write(b'0123456789')
        file.seek(0)
        a, b = socket.socketpair()
        a.setblocking(False)
        print(await loop.sock_sendfile(a, file, 2, 5), file.tell(), b.recv(100))
        transport, _ = await loop.create_connection(asyncio.Protocol, sock=a)
        print(await loop.sendfile(transport, file), file.tell(), b.recv(100))
        transport.close()
        try:
            await loop.sendfile(transport, file)
        except RuntimeError as error:
            print(error)
        b.close()


asyncio.run(main())
