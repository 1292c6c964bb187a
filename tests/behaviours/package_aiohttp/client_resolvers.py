"""A resolver of one's own finds the addresses of hosts, is asked once in a while, and its failure is a failed connection."""

import asyncio
import socket

import aiohttp
from aiohttp import web
from aiohttp import abc


class Resolver(abc.AbstractResolver):
    def __init__(self):
        self.asked = []

    async def resolve(self, host, port=0, family=socket.AF_INET):
        self.asked.append(host)
        if host.startswith("no."):
            raise OSError("nobody knows")
        return [{"hostname": host, "host": "127.0.0.1", "port": port, "family": socket.AF_INET, "proto": 0, "flags": 0}]

    async def close(self):
        pass


async def main():
    async def hello(request):
        return web.Response(text=request.host.partition(":")[0])

    app = web.Application()
    app.router.add_get("/", hello)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    resolver = Resolver()
    connector = aiohttp.TCPConnector(resolver=resolver, force_close=True)
    async with aiohttp.ClientSession(connector=connector) as session:
        for host in ("one.example", "two.example", "one.example", "127.0.0.1"):
            async with session.get(f"http://{host}:{port}/") as response:
                print(await response.text())
        try:
            await session.get(f"http://no.example:{port}/")
        except aiohttp.ClientConnectorDNSError as error:
            print(type(error).__name__, error.host)
    print(resolver.asked)
    await runner.cleanup()


asyncio.run(main())
