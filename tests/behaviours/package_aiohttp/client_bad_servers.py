"""Servers that close early, send nonsense or the wrong length give clear exceptions."""

import asyncio
import gzip

import aiohttp

OK = b'HTTP/1.1 200 OK\r\n'
ANSWERS = {
    'nothing': b'',
    'nonsense': b'nonsense\r\n\r\n',
    'no number': b'HTTP/1.1 many OK\r\n\r\n',
    'too short': OK + b'Content-Length: 10\r\n\r\nabc',
    'two lengths': OK + b'Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc',
    'short chunk': OK + b'Transfer-Encoding: chunked\r\n\r\n5\r\nab',
    'bad gzip': OK + b'Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde',
    'no colon': OK + b'no colon\r\n\r\n',
    'long line': OK + b'X: ' + b'x' * 100_000 + b'\r\n\r\n',
    'many lines': OK + b'X: x\r\n' * 100_000 + b'\r\n',
    'bad chunk': OK + b'Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\nxyz\r\n',
    'fine': OK + b'Content-Length: 4\r\n\r\nfine',
}


async def main():
    answer = b''

    async def serve(reader, writer):
        await reader.readuntil(b'\r\n\r\n')
        writer.write(answer)
        try:
            await writer.drain()
        except ConnectionError:
            pass
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    url = f'http://127.0.0.1:{server.sockets[0].getsockname()[1]}/'
    async with aiohttp.ClientSession() as session:
        for name, answer in ANSWERS.items():
            try:
                async with session.get(url) as response:
                    print(name, response.status, await response.read())
            except (aiohttp.ClientPayloadError, aiohttp.ClientResponseError) as error:
                # Which of the two it is depends on how much has come at once.
                print(name, 'ClientError' if name == 'bad chunk' else type(error).__name__)
            except aiohttp.ClientError as error:
                print(name, type(error).__name__)
    server.close()


asyncio.run(main())
