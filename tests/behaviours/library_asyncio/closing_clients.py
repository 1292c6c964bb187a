"""A closed server waits for its connections, which it can close or abort."""
import asyncio


async def main():
    async def serve(reader, writer):
        await reader.read()
        writer.close()

    for method in ('close_clients', 'abort_clients'):
        server = await asyncio.start_server(serve, '127.0.0.1', 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        await asyncio.sleep(0.01)
        server.close()
        waiting = asyncio.create_task(server.wait_closed())
        await asyncio.sleep(0.01)
        print(waiting.done())
        getattr(server, method)()
        await waiting
        print(await reader.read())
        writer.close()
        await writer.wait_closed()


asyncio.run(main())
