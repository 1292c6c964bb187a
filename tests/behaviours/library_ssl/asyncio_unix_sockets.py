"""Streams over Unix sockets can have TLS as well."""
import asyncio
import os
import tempfile
from _parties import client_context, server_context


async def serve(reader, writer):
    writer.write((await reader.readline()).upper())
    writer.close()


async def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'socket')
        server = await asyncio.start_unix_server(serve, path, ssl=server_context())
        async with server:
            reader, writer = await asyncio.open_unix_connection(path, ssl=client_context(), server_hostname='localhost')
            writer.write(b'hello\n')
            print(await reader.read(), writer.get_extra_info('cipher')[1])
            writer.close()
            await writer.wait_closed()
            for wrong in ({'ssl': client_context()}, {'server_hostname': 'x'}, {'ssl_handshake_timeout': 1}):
                try:
                    await asyncio.open_unix_connection(path, **wrong)
                except ValueError as error:
                    print(error)


asyncio.run(main())
