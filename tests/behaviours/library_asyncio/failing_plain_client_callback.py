"""An error of a plain function that serves a connection is reported, and the connection is closed."""
import asyncio


async def main():
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: print(context['message'], repr(context['exception']), sorted(context)))

    def serve(reader, writer):
        raise KeyError('unexpected')

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        print(await reader.read())
        writer.close()


asyncio.run(main())
