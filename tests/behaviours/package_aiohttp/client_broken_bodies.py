"""Bodies that end early, come wrongly in chunks, grow without end or never come give exceptions, in bounded memory."""

import asyncio
import gzip
import resource
import zlib

import aiohttp

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
# A gigabyte of zeros, in a megabyte.
packer = zlib.compressobj(9, wbits=31)
BOMB = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1 << 10)) + packer.flush()
PACKED = OK + b"Content-Encoding: gzip\r\n"
ANSWERS = {
    "closed in the head": [b"HTTP/1.1 200 OK\r\nX-A: b"],
    "closed in the body": [OK + b"Content-Length: 100\r\n\r\n", b"abc"],
    "negative length": [OK + b"Content-Length: -1\r\n\r\n"],
    "length of letters": [OK + b"Content-Length: ten\r\n\r\nabc"],
    "huge chunk": [CHUNKED, b"ffffffffffffffffff\r\nabc"],
    "negative chunk": [CHUNKED, b"-5\r\nabc\r\n0\r\n\r\n"],
    "no end of chunk": [CHUNKED, b"3\r\nabcdef\r\n0\r\n\r\n"],
    "cut gzip": [PACKED + b"\r\n", gzip.compress(b"x" * 1000)[:20]],
    "status of letters": [b"HTTP/1.1 abc OK\r\n\r\n"],
    "another protocol": [b"SSH-2.0-OpenSSH_9.2\r\n"],
    "endless line": [b"HTTP/1.1 200 OK\r\nX: "] + [b"x" * 65536] * 64,
    "endless headers": [b"HTTP/1.1 200 OK\r\n"] + [b"X: y\r\n" * 8192] * 64,
    "endless nonsense": [b"nonsense " * 8192] * 64,
    "silent": [OK + b"Content-Length: 5\r\n\r\nab", None],
    "silent at once": [None],
}


async def main():
    conversation = []

    async def serve(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        try:
            for piece in conversation:
                if piece is None:
                    # Nothing more comes, until the client gives up.
                    await reader.read(1)
                else:
                    writer.write(piece)
                    await writer.drain()
        except ConnectionError:
            pass
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    async with aiohttp.ClientSession() as session:
        for name, conversation in ANSWERS.items():
            timeout = aiohttp.ClientTimeout(sock_read=0.2 if conversation[-1] is None else 60)
            try:
                async with session.get(url, timeout=timeout) as response:
                    print(name, response.status, len(await response.read()))
            except (aiohttp.ClientError, TimeoutError) as error:
                # Which error a chunk is depends on how much has come at once.
                print(name, "ClientError" if "chunk" in name else type(error).__name__)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        conversation = [PACKED + b"\r\n", BOMB]
        size = 0
        async with session.get(url) as response:
            async for piece in response.content.iter_chunked(65536):
                size += len(piece)
                if size > 1 << 24:
                    break
        print("bomb", size < 1 << 26, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000)
        conversation = [None]
        try:
            async with session.get(url, timeout=aiohttp.ClientTimeout(total=0.2)) as response:
                print(response.status)
        except TimeoutError as error:
            print(type(error).__name__)
    server.close()


asyncio.run(main())
