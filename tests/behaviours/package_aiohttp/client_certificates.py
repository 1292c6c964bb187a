"""Hosts must show a certificate that is believed, for their name, unless that is not wanted."""

import asyncio
import logging
import pathlib
import ssl

import aiohttp
from aiohttp import web

# The servers complain of clients that do not believe them.
logging.disable(logging.CRITICAL)
folder = pathlib.Path('..', 'library_ssl', '_certificates')


async def say(request):
    return web.Response(text=f'{request.scheme} {request.secure}')


async def serve(runner, name):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f'{name}.pem', folder / f'{name}-key.pem')
    await web.TCPSite(runner, '127.0.0.1', 0, ssl_context=context).start()
    return runner.addresses[-1][1]


async def main():
    app = web.Application()
    app.router.add_get('/', say)
    runner = web.AppRunner(app)
    await runner.setup()
    good = await serve(runner, 'server')
    expired = await serve(runner, 'expired')
    believing = ssl.create_default_context(cafile=folder / 'authority.pem')
    async with aiohttp.ClientSession() as session:
        for port, keywords in ((good, {'ssl': believing}), (good, {'ssl': False}), (good, {}),
                               (expired, {'ssl': believing}), (good, {'ssl': aiohttp.Fingerprint(bytes(32))})):
            try:
                async with session.get(f'https://127.0.0.1:{port}/', **keywords) as response:
                    print(response.status, await response.text())
            except (aiohttp.ClientSSLError, aiohttp.ServerFingerprintMismatch) as error:
                print(type(error).__name__)
    await runner.cleanup()


asyncio.run(main())
