"""An application finds handlers by method and path, with variable parts, views and sub-applications."""

import asyncio

import aiohttp
from aiohttp import web

routes = web.RouteTableDef()


@routes.get('/', name='start')
async def start(request):
    return web.Response(text='start')


@routes.get(r'/number/{number:\d+}')
async def number(request):
    return web.Response(text=f"number {int(request.match_info['number']) + 1}")


@routes.view('/view')
class Both(web.View):
    async def get(self):
        return web.Response(text='got')

    async def post(self):
        return web.Response(text='posted ' + await self.request.text())


async def inner(request):
    return web.Response(text=f"inner {request.match_info['name']}")


async def main():
    app = web.Application()
    app.add_routes(routes)
    sub = web.Application()
    sub.add_routes([web.get('/{name}', inner)])
    app.add_subapp('/sub', sub)
    print(app.router['start'].url_for())
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, '127.0.0.1', 0).start()
    url = f'http://127.0.0.1:{runner.addresses[0][1]}'
    async with aiohttp.ClientSession() as session:
        for method, path in (('GET', '/'), ('HEAD', '/'), ('POST', '/'), ('GET', '/number/41'), ('GET', '/number/x'),
                             ('GET', '/view'), ('POST', '/view'), ('PUT', '/view'), ('GET', '/sub/one%20two')):
            async with session.request(method, url + path, data='data' if method == 'POST' else None) as response:
                print(method, path, response.status, await response.text(), response.headers.get('Allow', ''))
    await runner.cleanup()


asyncio.run(main())
