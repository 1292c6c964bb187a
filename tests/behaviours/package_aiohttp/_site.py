"""A server on loopback that says what it is asked, for the programs of this folder."""

import contextlib
import gzip

from aiohttp import web


async def echo(request):
    """Say what was asked."""
    return web.json_response({'method': request.method, 'path': request.path_qs, 'body': await request.text(),
                              'type': request.headers.get('Content-Type'), 'cookie': request.headers.get('Cookie')})


async def redirect(request):
    """Lead back to the beginning in so many steps."""
    left = int(request.match_info['left'])
    raise web.HTTPFound(f'/redirect/{left - 1}' if left > 1 else '/echo')


async def status(request):
    """Answer with a status."""
    return web.Response(status=int(request.match_info['status']), text='a text')


async def packed(request):
    """Answer with a compressed text."""
    return web.Response(body=gzip.compress(b'packed ' * 1000), headers={'Content-Encoding': 'gzip'})


async def cookie(request):
    """Give a cookie."""
    response = web.Response(text='given')
    response.set_cookie('taste', 'sweet')
    return response


async def lines(request):
    """Answer bit by bit."""
    response = web.StreamResponse()
    await response.prepare(request)
    for number in range(3):
        await response.write(f'line {number}\n'.encode())
    await response.write_eof()
    return response


@contextlib.asynccontextmanager
async def site(*routes):
    """Serve these routes and the usual ones; give the URL."""
    app = web.Application()
    app.add_routes([web.route('*', '/echo', echo), web.get('/redirect/{left}', redirect), web.get('/cookie', cookie),
                    web.get('/status/{status}', status), web.get('/packed', packed), web.get('/lines', lines), *routes])
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, '127.0.0.1', 0).start()
    try:
        yield f'http://127.0.0.1:{runner.addresses[0][1]}'
    finally:
        await runner.cleanup()
