"""A connection that is refused."""
import asyncio
import socket


async def main():
    with socket.socket() as unused:
        unused.bind(('127.0.0.1', 0))
        port = unused.getsockname()[1]
        for options in ({}, {'all_errors': True}):
            try:
                await asyncio.open_connection('127.0.0.1', port, **options)
            except OSError as error:
                print(type(error).__name__, str(error).replace(str(port), 'PORT'))
            except ExceptionGroup as group:
                print(group, len(group.exceptions))
        client = socket.socket()
        client.setblocking(False)
        try:
            await asyncio.get_running_loop().sock_connect(client, ('127.0.0.1', port))
        except ConnectionRefusedError as error:
            print(str(error).replace(str(port), 'PORT'))
        client.close()


asyncio.run(main())
