"""Each request of a server is a line of the log, in the format that a program wants, or by a class of its own."""

import asyncio
import logging
import re
import sys

import aiohttp
from aiohttp import web
from aiohttp.abc import AbstractAccessLogger

logging.basicConfig(level=logging.INFO, format="%(name)s %(levelname)s %(message)s", stream=sys.stdout)


class Own(AbstractAccessLogger):
    def log(self, request, response, time):
        print("own", request.method, request.path, response.status, time >= 0, self.logger.name, self.log_format == "a format")


class Silent(Own):
    enabled = False


class Masked(logging.Filter):
    def filter(self, record):
        record.msg = re.sub(r"\[\d\d/\w{3}/\d{4}:[\d:]{8} [+-]\d{4}\]", "[time]", record.msg)
        return True


async def answer(request):
    return web.Response(text="x" * 150, status=int(request.query["status"]), headers={"X-Mark": "m", "Server": "s", "Date": "d"})


async def run(**settings):
    app = web.Application()
    app.router.add_route("*", "/a", answer)
    runner = web.AppRunner(app, **settings)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/a"
    async with aiohttp.ClientSession(headers={"User-Agent": "tester"}) as session:
        async with session.get(url, params={"status": "200"}, headers={"Referer": "http://here/"}) as response:
            await response.read()
        async with session.post(url, params={"status": "404"}) as response:
            await response.read()
    await runner.cleanup()


async def main():
    logging.getLogger("aiohttp.access").addFilter(Masked())
    await run()
    await run(access_log_format='%s %b %{Referer}i %{X-Mark}o %{Missing}o "%r"')
    await run(access_log_class=Own, access_log_format="a format")
    await run(access_log_class=Silent)
    await run(access_log=None)
    await run(access_log=logging.getLogger("mine"), access_log_format="%a %s")
    try:
        await web.AppRunner(web.Application(), access_log_class=logging.Logger).setup()
    except TypeError as error:
        print(error)


asyncio.run(main())
