"""An echo server of streams."""

import asyncio


async def echo(reader, writer):
    while data := await reader.read(102_400):
        writer.write(data)
        await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
