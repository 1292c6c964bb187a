"""Streams over a Unix socket, whose file goes with the server."""
import asyncio
import os
import tempfile


async def main():
    async def serve(reader, writer):
        async for line in reader:
            writer.write(b'> ' + line)
        writer.close()

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'end')
        server = await asyncio.start_unix_server(serve, path)
        print(os.path.exists(path), server.sockets[0].getsockname() == path)
        reader, writer = await asyncio.open_unix_connection(path)
        writer.writelines([b'one\n', b'two\n'])
        writer.write_eof()
        print(await reader.read())
        writer.close()
        await writer.wait_closed()
        server.close()
        await server.wait_closed()
        print(os.path.exists(path))
        try:
            await asyncio.open_unix_connection(path)
        except FileNotFoundError as error:
            print(error)


asyncio.run(main())
