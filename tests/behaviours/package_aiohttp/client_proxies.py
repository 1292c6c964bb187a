"""Requests go through a proxy by whole URLs, with a name and a password for it."""

import asyncio

import aiohttp

asked = []


async def serve(reader, writer):
    head = (await reader.readuntil(b'\r\n\r\n')).decode()
    asked.append([head.partition('\r\n')[0]] + [line for line in head.split('\r\n') if line.startswith('Proxy-')])
    if head.startswith('CONNECT'):
        writer.write(b'HTTP/1.1 403 Never\r\n\r\n')
    else:
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nproxy')
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    async with aiohttp.ClientSession() as session:
        async with session.get('http://nowhere.invalid/path?q', proxy=f'http://127.0.0.1:{port}') as response:
            print(await response.text())
        async with session.get('http://nowhere.invalid/', proxy=f'http://user:secret@127.0.0.1:{port}') as response:
            print(response.status)
        try:
            await session.get('https://nowhere.invalid/', proxy=f'http://127.0.0.1:{port}')
        except aiohttp.ClientHttpProxyError as error:
            print(error.status, error.message)
        try:
            await session.get('http://nowhere.invalid/', proxy='http://127.0.0.1:1')
        except aiohttp.ClientProxyConnectionError as error:
            print(type(error).__name__)
    for lines in asked:
        print(lines)
    server.close()


asyncio.run(main())
