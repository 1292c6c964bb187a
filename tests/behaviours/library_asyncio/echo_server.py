"""A server of streams and several clients at once."""
import asyncio


async def serve(reader, writer):
    while data := await reader.read(100):
        writer.write(data.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def talk(address, text):
    reader, writer = await asyncio.open_connection(*address)
    writer.write(text)
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answer


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    address = server.sockets[0].getsockname()
    print(server.is_serving(), len(server.sockets), server.get_loop() is asyncio.get_running_loop())
    print(await asyncio.gather(*[talk(address, f'client {n}'.encode()) for n in range(5)]))
    server.close()
    await server.wait_closed()
    print(server.is_serving(), server.sockets, server)


asyncio.run(main())
