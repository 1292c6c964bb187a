"""Connecting with a delay between attempts gives the first that succeeds."""
import asyncio


async def main():
    async def serve(reader, writer):
        writer.write(b'here')
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    host, port = server.sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(host, port, happy_eyeballs_delay=0.1)
    print(await reader.read())
    writer.close()
    reader, writer = await asyncio.open_connection(host, port, local_addr=('127.0.0.1', 0))
    print(await reader.read(), writer.get_extra_info('sockname')[0])
    writer.close()
    server.close()


asyncio.run(main())
