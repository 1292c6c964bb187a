"""What a transport refuses to write."""
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    a, b = socket.socketpair()
    transport, _ = await loop.create_connection(asyncio.Protocol, sock=a)
    try:
        transport.write('text')
    except TypeError as error:
        print(error)
    transport.write(b'')
    transport.writelines([b'one', bytearray(b'two'), memoryview(b'three')])
    transport.write_eof()
    transport.write_eof()
    try:
        transport.write(b'more')
    except RuntimeError as error:
        print(error)
    print(b.recv(100), b.recv(1))
    transport.close()
    b.close()


asyncio.run(main())
