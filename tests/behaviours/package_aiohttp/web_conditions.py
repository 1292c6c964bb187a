"""A request tells the conditions of its headers: tags, times, ranges, and the proxies it came through."""

import asyncio

import aiohttp
from aiohttp import web

CASES = [
    {"If-Match": '"a", W/"b"', "If-None-Match": "*", "If-Range": "Wed, 21 Oct 2015 07:28:00 GMT"},
    {"If-None-Match": "no tag", "If-Range": "no time", "If-Match": '"a", rest, "b"'},
    {"Forwarded": 'for=1.2.3.4;proto=https, FOR="[::1]:80";by="a, \\"b\\""'},
    {"X-Request-ID": "7", "Range": "bytes=2-5"},
]


async def answer(request):
    print(request.if_match, request.if_none_match, request.if_range)
    print([dict(proxy) for proxy in request.forwarded], request.http_range, request.headers.get(aiohttp.hdrs.X_REQUEST_ID))
    print(request.client_max_size, request.get_extra_info("peername")[0], request.get_extra_info("nothing", 5), request.version)
    print(request.message.method, request.message.path, request.message.url.query["b"], request.message.should_close)
    return web.Response()


async def main():
    app = web.Application(client_max_size=100)
    app.router.add_get("/a", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{runner.addresses[0][1]}") as session:
        for headers in CASES:
            async with session.get("/a?b=c", headers=headers) as response:
                print(response.status)
    await runner.cleanup()


asyncio.run(main())
