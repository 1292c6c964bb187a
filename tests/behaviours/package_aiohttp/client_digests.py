"""`DigestAuthMiddleware` proves a password by each algorithm and quality, and answers the next requests unasked."""

import asyncio
import hashlib
import re

import aiohttp
from aiohttp import web

USER, PASSWORD = 'a "user"', "a:secret"
CHALLENGE = {}
asked = []


def proof(said, method, body):
    function = {"MD5": hashlib.md5, "SHA": hashlib.sha1, "SHA-256": hashlib.sha256, "SHA-512": hashlib.sha512}[
        said["algorithm"].removesuffix("-SESS")]

    def digest(*parts):
        return function(":".join(parts).encode()).hexdigest()
    secret = digest(USER, said["realm"], PASSWORD)
    if said["algorithm"].endswith("-SESS"):
        secret = digest(secret, said["nonce"], said["cnonce"])
    request = [method, said["uri"]]
    if said.get("qop") == "auth-int":
        request.append(function(body).hexdigest())
    middle = [said["nc"], said["cnonce"], said["qop"]] if "qop" in said else []
    return digest(secret, said["nonce"], *middle, digest(*request))


async def answer(request):
    header = request.headers.get("Authorization", "")
    said = {name: quoted.replace('\\"', '"') or plain
            for name, quoted, plain in re.findall(r'(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))', header)}
    asked.append((request.path, said.get("nc"), said.get("qop")))
    body = await request.read()
    if said and said["response"] == proof(said, request.method, body):
        return web.Response(text=f"{said['username']} {body.decode()}")
    return web.Response(status=401, headers={"WWW-Authenticate": CHALLENGE["text"]})


async def main():
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    for algorithm in ("MD5", "MD5-SESS", "SHA", "SHA-256", "SHA-256-SESS", "SHA-512"):
        for quality in ('qop="auth", ', 'qop="auth,auth-int", ', ""):
            if algorithm.endswith("-SESS") and not quality:
                continue
            CHALLENGE["text"] = f'Digest realm="me", {quality}nonce="{algorithm}", algorithm={algorithm}, opaque="o"'
            digest = aiohttp.DigestAuthMiddleware(USER, PASSWORD)
            async with aiohttp.ClientSession(middlewares=(digest,)) as session:
                for method, path in (("GET", "/a?b=c"), ("POST", "/d")):
                    async with session.request(method, url + path, data=b"body" if method == "POST" else None) as response:
                        print(algorithm, quality, response.status, await response.text())
            print(asked)
            asked.clear()
    CHALLENGE["text"] = 'Digest realm="me", qop="auth", nonce="n", algorithm=MD5, domain="/in"'
    async with aiohttp.ClientSession(middlewares=(aiohttp.DigestAuthMiddleware(USER, PASSWORD),)) as session:
        for path in ("/in/a", "/in/b", "/inside", "/out"):
            async with session.get(url + path) as response:
                print(response.status, end=" ")
    print(asked)
    asked.clear()
    async with aiohttp.ClientSession(middlewares=(aiohttp.DigestAuthMiddleware(USER, "wrong"),)) as session:
        async with session.get(url) as response:
            print(response.status, len(asked))
    for CHALLENGE["text"] in ('Digest realm="me"', 'Digest realm="me", nonce="n", qop="other"',
                              'Digest realm="me", nonce="n", algorithm=MD4', 'Basic realm="me"'):
        async with aiohttp.ClientSession(middlewares=(aiohttp.DigestAuthMiddleware(USER, PASSWORD),)) as session:
            try:
                async with session.get(url) as response:
                    print(response.status)
            except aiohttp.ClientError as error:
                print(type(error).__name__, error)
    for login, password in ((None, "a"), ("a", None), ("a:b", "c")):
        try:
            aiohttp.DigestAuthMiddleware(login, password)
        except ValueError as error:
            print(error)
    await runner.cleanup()


asyncio.run(main())
