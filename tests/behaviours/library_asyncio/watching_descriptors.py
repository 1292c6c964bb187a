"""Callbacks for descriptors that can be read from or written to."""
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    a, b = socket.socketpair()
    came = asyncio.Queue()
    loop.add_reader(a, lambda: came.put_nowait(a.recv(10)))
    b.sendall(b'one')
    print(await came.get())
    b.sendall(b'two')
    print(await came.get())
    print(loop.remove_reader(a), loop.remove_reader(a))
    writable = loop.create_future()
    loop.add_writer(a.fileno(), writable.set_result, 'writable')
    print(await writable, loop.remove_writer(a), loop.remove_writer(a))
    transport, _ = await loop.create_connection(asyncio.Protocol, sock=a)
    try:
        loop.add_reader(a, print)
    except RuntimeError as error:
        print(str(error).split(' ')[0:2], 'is used by transport' in str(error))
    transport.close()
    b.close()


asyncio.run(main())
