"""A folder of files is served with types, ranges and times, and nothing outside of it."""

import asyncio
import pathlib
import tempfile

import aiohttp
from aiohttp import web


async def main():
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place, 'files')
        folder.mkdir()
        (folder / 'page.html').write_text('<p>page</p>')
        (folder / 'data.bin').write_bytes(bytes(range(256)) * 1000)
        pathlib.Path(place, 'secret').write_text('secret')
        app = web.Application()
        app.router.add_static('/files/', folder)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, '127.0.0.1', 0).start()
        url = f'http://127.0.0.1:{runner.addresses[0][1]}/files'
        async with aiohttp.ClientSession() as session:
            async with session.get(f'{url}/page.html') as response:
                print(response.status, response.content_type, await response.text())
                tag = response.headers['ETag']
            async with session.get(f'{url}/page.html', headers={'If-None-Match': tag}) as response:
                print(response.status, await response.read())
            async with session.get(f'{url}/data.bin') as response:
                print(response.content_type, len(await response.read()))
            async with session.get(f'{url}/data.bin', headers={'Range': 'bytes=254-257'}) as response:
                print(response.status, response.headers['Content-Range'], await response.read())
            for path in ('/nothing', '/%2e%2e/secret', '/'):
                async with session.get(aiohttp.client.URL(url + path, encoded=True)) as response:
                    print(path, response.status)
        await runner.cleanup()


asyncio.run(main())
