"""Two hundred clients of an echo server, all at once in one loop."""

import asyncio


async def echo(reader, writer):
    while data := await reader.read(1024):
        writer.write(data)
        await writer.drain()
    writer.close()


async def client(port, rounds):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = 0
    for _ in range(rounds):
        writer.write(b"x" * 64)
        await writer.drain()
        count += len(await reader.readexactly(64))
    writer.close()
    await writer.wait_closed()
    return count


async def run(clients, rounds):
    server = await asyncio.start_server(echo, "127.0.0.1", 0, backlog=clients)
    port = server.sockets[0].getsockname()[1]
    async with server:
        return sum(await asyncio.gather(*(client(port, rounds) for _ in range(clients))))


def main():
    print(asyncio.run(run(200, 50)))
