"""Trace configurations are told of each step of a request, with a context of their own, and of redirections and failures."""

import asyncio

import aiohttp
from aiohttp import web


def told(config, names, log):
    for name in names:
        async def note(session, context, params, name=name):
            log.append(f"{name} {context.trace_request_ctx} {getattr(params, 'method', '-')}")
        getattr(config, f"on_{name}").append(note)


async def main():
    async def hello(request):
        return web.Response(text="hello")

    async def echo(request):
        return web.Response(body=await request.read())

    going, done = asyncio.Event(), asyncio.Event()

    async def slow(request):
        going.set()
        await done.wait()
        return web.Response(text="slow")

    async def elsewhere(request):
        raise web.HTTPFound("/")

    app = web.Application()
    app.add_routes([web.get("/", hello), web.post("/echo", echo), web.get("/elsewhere", elsewhere),
                    web.get("/slow", slow)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]

    log = []
    config = aiohttp.TraceConfig()
    told(config, ["request_start", "request_end", "request_redirect", "request_exception", "request_chunk_sent",
                  "response_chunk_received", "request_headers_sent", "connection_create_start", "connection_create_end",
                  "connection_reuseconn", "connection_queued_start", "connection_queued_end"], log)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}/", trace_configs=[config],
                                     connector=aiohttp.TCPConnector(limit=1)) as session:
        async with session.get("/", trace_request_ctx={"number": 1}) as response:
            print(await response.text())
        print(*log, sep="\n")
        log.clear()
        async with session.post("/echo", data=b"abc") as response:
            print(await response.read())
        print(*log, sep="\n")
        log.clear()
        async with session.get("/elsewhere") as response:
            print(response.status, [each.status for each in response.history])
        print(*log, sep="\n")
        log.clear()

        async def fetch(path):
            async with session.get(path) as response:
                await response.read()
        first = asyncio.create_task(fetch("/slow"))
        await going.wait()
        second = asyncio.create_task(fetch("/"))
        for _ in range(1000):
            if any("queued_start" in line for line in log):
                break
            await asyncio.sleep(0.01)
        done.set()
        await asyncio.gather(first, second)
        print([line for line in log if "queued" in line])
        log.clear()
        try:
            await session.get("http://127.0.0.1:1/")
        except aiohttp.ClientConnectorError:
            print(*log, sep="\n")
        try:
            config.on_request_start.append(None)
        except RuntimeError as error:
            print(type(error).__name__)
    await runner.cleanup()


asyncio.run(main())
