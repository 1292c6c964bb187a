"""A server that echoes, and clients that talk to it, over loopback in one loop."""

import asyncio


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line)
        await writer.drain()
    writer.close()


async def client(port, number, rounds):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    total = 0
    for turn in range(rounds):
        writer.write(b"%d %d\n" % (number, turn))
        total += len(await reader.readline())
    writer.close()
    await writer.wait_closed()
    return total


async def run(clients, rounds):
    server = await asyncio.start_server(echo, "127.0.0.1", 0, backlog=clients)
    port = server.sockets[0].getsockname()[1]
    async with server:
        return sum(await asyncio.gather(*(client(port, number, rounds) for number in range(clients))))


def main():
    print(asyncio.run(run(200, 60)))
