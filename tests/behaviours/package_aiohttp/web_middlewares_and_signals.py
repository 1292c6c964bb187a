"""Middlewares stand around handlers, and signals say when an application begins and ends."""

import asyncio

import aiohttp
from aiohttp import web

DATA = web.AppKey('DATA', list)


@web.middleware
async def outer(request, handler):
    request.app[DATA].append('outer')
    response = await handler(request)
    response.headers['X-Outer'] = 'yes'
    return response


@web.middleware
async def errors(request, handler):
    request.app[DATA].append('errors')
    try:
        return await handler(request)
    except web.HTTPException as answer:
        return web.json_response({'error': answer.reason}, status=answer.status)
    except ZeroDivisionError:
        return web.Response(status=500, text='division')


async def divide(request):
    return web.Response(text=str(1 / int(request.query['by'])))


async def resource(app):
    app[DATA].append('before')
    yield
    print('after', app[DATA])


async def main():
    app = web.Application(middlewares=[outer, errors])
    app[DATA] = []
    app.cleanup_ctx.append(resource)

    async def begin(app):
        app[DATA].append('startup')
    app.on_startup.append(begin)
    app.router.add_get('/divide', divide)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, '127.0.0.1', 0).start()
    url = f'http://127.0.0.1:{runner.addresses[0][1]}'
    async with aiohttp.ClientSession() as session:
        for path in ('/divide?by=4', '/divide?by=0', '/nothing'):
            async with session.get(url + path) as response:
                print(response.status, await response.text(), response.headers['X-Outer'])
    await runner.cleanup()


asyncio.run(main())
