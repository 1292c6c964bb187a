"""An error in data_received ends the connection and goes to the loop's handler."""
import asyncio
import socket


class Failing(asyncio.Protocol):
    def __init__(self):
        self.end = asyncio.get_running_loop().create_future()

    def data_received(self, data):
        raise KeyError('unexpected')

    def connection_lost(self, exc):
        self.end.set_result(exc)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context['message'], repr(context['exception']), sorted(context)))
    a, b = socket.socketpair()
    transport, protocol = await loop.create_connection(Failing, sock=a)
    b.sendall(b'x')
    print(repr(await protocol.end))
    b.close()


asyncio.run(main())
