"""Forms with files are sent in parts, which a server takes apart."""

import asyncio
import io

import aiohttp
import aiohttp.web
from _site import site


async def take(request):
    fields = await request.post()
    said = []
    for name, value in fields.items():
        if isinstance(value, aiohttp.web.FileField):
            said.append([name, value.filename, value.content_type, value.file.read().decode()])
        else:
            said.append([name, value])
    return aiohttp.web.json_response(said)


async def main():
    async with site(aiohttp.web.post('/take', take)) as url, aiohttp.ClientSession() as session:
        form = aiohttp.FormData()
        form.add_field('plain', 'a value')
        form.add_field('file', b'octets', filename='name.txt', content_type='text/plain')
        form.add_field('other', io.BytesIO(b'in memory'), filename='x.bin')
        async with session.post(f'{url}/take', data=form) as response:
            for field in await response.json():
                print(field)
        async with session.post(f'{url}/take', data=aiohttp.FormData({'a': '1', 'b': '2'})) as response:
            print(await response.json())


asyncio.run(main())
