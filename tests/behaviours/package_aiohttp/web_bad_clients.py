"""A server refuses what is no HTTP, and goes on."""

import asyncio
import logging

from aiohttp import web


# The server complains of what its clients do.
logging.disable(logging.CRITICAL)


async def read(request):
    return web.Response(text=f'{len(await request.read())} octets')


async def ask(port, data):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write(data)
    answer = await reader.read()
    writer.close()
    return answer.partition(b'\r\n')[0].decode()


async def main():
    app = web.Application(client_max_size=1000)
    app.router.add_post('/read', read)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, '127.0.0.1', 0).start()
    port = runner.addresses[0][1]
    post = b'POST /read HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
    for data in (b'nonsense\r\n\r\n', b'GET / HTTP/1.1\r\nbad header\r\n\r\n', post + b'Content-Length: x\r\n\r\n',
                 post + b'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n', post + b'Content-Length: 5\r\n\r\nabcde',
                 post + b'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
                 post + b'Content-Length: 2000\r\n\r\n' + b'x' * 2000):
        print(await ask(port, data))
    await runner.cleanup()


asyncio.run(main())
