"""What comes while reading is paused is handed over afterwards."""
import asyncio
import socket


class Collector(asyncio.Protocol):
    def __init__(self):
        self.got, self.came = [], asyncio.Event()

    def data_received(self, data):
        self.got.append(data)
        self.came.set()


async def main():
    loop = asyncio.get_running_loop()
    a, b = socket.socketpair()
    transport, protocol = await loop.create_connection(Collector, sock=a)
    print(transport.is_reading())
    transport.pause_reading()
    transport.pause_reading()
    print(transport.is_reading())
    b.sendall(b'kept')
    await asyncio.sleep(0.02)
    print(protocol.got)
    transport.resume_reading()
    transport.resume_reading()
    await protocol.came.wait()
    print(protocol.got, transport.is_reading())
    transport.close()
    print(transport.is_closing(), transport.is_reading())
    b.close()


asyncio.run(main())
