"""serve_forever ends when it is cancelled or the server is closed."""
import asyncio


async def main():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), '127.0.0.1', 0, start_serving=False)
    print(server.is_serving())
    task = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0)
    print(server.is_serving())
    try:
        await server.serve_forever()
    except RuntimeError as error:
        print(str(error).split(' ')[0], str(error).split('> ')[1])
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled', server.is_serving(), server.sockets)
    try:
        await server.serve_forever()
    except RuntimeError as error:
        print(error)
    async with await asyncio.start_server(lambda reader, writer: writer.close(), '127.0.0.1', 0) as server:
        print(server.is_serving())
    print(server.is_serving())


asyncio.run(main())
