"""Answers every request on loopback with the same few octets; prints its port, and ends with its input."""

import asyncio
import sys

ANSWER = (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 27\r\n\r\n"
          b'{"message": "hello world"}\n')


class Connection(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        self.tail = b""

    def data_received(self, data):
        data = self.tail + data
        self.transport.write(ANSWER * data.count(b"\r\n\r\n"))
        self.tail = data[-3:] if not data.endswith(b"\r\n\r\n") else b""


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
