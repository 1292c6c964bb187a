"""A WebSocket carries text, octets and JSON both ways until one side closes it."""

import asyncio

import aiohttp
import aiohttp.web
from _site import site


async def talk(request):
    socket = aiohttp.web.WebSocketResponse(protocols=('chat',))
    await socket.prepare(request)
    async for message in socket:
        if message.type == aiohttp.WSMsgType.TEXT:
            if message.data == 'close':
                await socket.close(code=4000, message=b'as asked')
            else:
                await socket.send_str(message.data + '!')
        elif message.type == aiohttp.WSMsgType.BINARY:
            await socket.send_bytes(message.data[::-1])
    return socket


async def main():
    async with site(aiohttp.web.get('/talk', talk)) as url, aiohttp.ClientSession() as session:
        async with session.ws_connect(f'{url}/talk', protocols=('other', 'chat')) as socket:
            print(socket.protocol)
            await socket.send_str('hello')
            print(await socket.receive_str())
            await socket.send_bytes(bytes(range(5)))
            print(await socket.receive_bytes())
            await socket.send_json({'a': 1})
            print((await socket.receive()).data)
            await socket.send_str('x' * 100_000)
            print(len(await socket.receive_str()))
            await socket.send_str('close')
            message = await socket.receive()
            print(message.type.name, message.data, message.extra, socket.closed, socket.close_code)
        async with session.ws_connect(f'{url}/talk') as socket:
            await socket.close()
            print(socket.close_code, (await socket.receive()).type.name)
        try:
            await session.ws_connect(f'{url}/echo')
        except aiohttp.WSServerHandshakeError as error:
            print(error.status, error.message)


asyncio.run(main())
