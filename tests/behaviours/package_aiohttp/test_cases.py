"""`AioHTTPTestCase` gives each test a server and a client, and requests can be made without either."""

import asyncio
import io
import unittest

from aiohttp import web
from aiohttp.test_utils import AioHTTPTestCase, TestClient, TestServer, make_mocked_coro, make_mocked_request


class Tests(AioHTTPTestCase):
    async def get_application(self):
        async def hello(request):
            return web.json_response({"hello": request.match_info["name"]})
        app = web.Application()
        app.router.add_get("/{name}", hello)
        return app

    async def test_answer(self):
        async with self.client.get("/you") as response:
            self.assertEqual(await response.json(), {"hello": "you"})

    async def test_failure(self):
        async with self.client.request("POST", "/you") as response:
            self.assertEqual(response.status, 200)


async def main():
    request = make_mocked_request("GET", "/a/b?c=d", headers={"Token": "x"}, match_info={"name": "me"})
    print(request.method, request.path, request.query["c"], request.headers["token"], request.match_info["name"])
    called = make_mocked_coro(7)
    print(await called(1, a=2), called.call_args, called.called)
    async with TestClient(TestServer(web.Application())) as client:
        print((await client.get("/")).status, client.server.port == client.port, client.app is client.server.app)


stream = io.StringIO()
result = unittest.TextTestRunner(stream=stream).run(unittest.defaultTestLoader.loadTestsFromTestCase(Tests))
print(result.testsRun, len(result.failures), result.errors, "405 != 200" in stream.getvalue())
asyncio.run(main())
