"""Middlewares of a client see and change requests, try again, answer by themselves, and may be replaced for a request."""

import asyncio

import aiohttp
from aiohttp import web


async def main():
    seen = []

    async def echo(request):
        seen.append(request.headers.get("X-Mark"))
        text = await request.text()
        return web.Response(text=f"{request.method} {text}", status=503 if len(seen) == 2 else 200)

    app = web.Application()
    app.router.add_route("*", "/", echo)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"

    async def mark(request, handler):
        request.headers["X-Mark"] = "marked"
        print("out", request.method, request.url.path)
        response = await handler(request)
        print("back", response.status)
        return response

    async def again(request, handler):
        for _ in range(2):
            response = await handler(request)
            if response.status != 503:
                break
            await response.read()
        return response

    async def other_body(request, handler):
        await request.update_body(b"other octets")
        return await handler(request)

    async with aiohttp.ClientSession(middlewares=(mark, again)) as session:
        async with session.get(url) as response:
            print(await response.text())
        async with session.post(url, data=b"octets") as response:
            print(response.status, await response.text())
        async with session.post(url, data=b"octets", middlewares=(other_body,)) as response:
            print(await response.text())
        async with session.get(url, middlewares=()) as response:
            print(await response.text())
    print(seen)
    await runner.cleanup()


asyncio.run(main())
