"""The context of a request is made anew by the configuration's factory, and the parameters cannot be changed."""

import asyncio

import aiohttp
from aiohttp import web


class Context:
    def __init__(self, trace_request_ctx):
        self.given = trace_request_ctx
        self.count = 0


async def main():
    async def hello(request):
        return web.Response(text="hello")

    app = web.Application()
    app.router.add_get("/", hello)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"

    async def start(session, context, params):
        context.count += 1
        print(type(params).__name__, params.method, params.url.path, params.headers.get("X-Own"), context.given)
        try:
            params.method = "PUT"
        except AttributeError as error:
            print("fixed")

    async def end(session, context, params):
        context.count += 1
        print(type(params).__name__, params.response.status, context.count)

    config = aiohttp.TraceConfig(trace_config_ctx_factory=Context)
    config.on_request_start.append(start)
    config.on_request_end.append(end)
    async with aiohttp.ClientSession(trace_configs=[config]) as session:
        for given in (None, "mine"):
            async with session.get(url, headers={"X-Own": "1"}, trace_request_ctx=given) as response:
                await response.read()
        print(len(session.trace_configs))
    await runner.cleanup()


asyncio.run(main())
