"""For asyncio too: a server that is gone, closes early or sends nonsense is an error, and the next command goes on."""

import asyncio
import socket

import redis.asyncio
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff


def client(port):
    return redis.asyncio.Redis(host="127.0.0.1", port=port, retry=Retry(NoBackoff(), 0), protocol=2)


async def serve(replies):
    """Answer each connection, after what it says first, by one of the replies, and close it."""
    left = iter(replies)

    async def talk(reader, writer):
        while b"CLIENT" in (asked := await reader.read(65536)):
            writer.write(b"+OK\r\n" * asked.count(b"SETINFO"))
        writer.write(next(left))
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    return server, server.sockets[0].getsockname()[1]


async def outcome(call):
    try:
        return repr(await call)
    except Exception as error:
        return f"{type(error).__module__}.{type(error).__name__}"


async def main():
    broken = [b"", b"$5\r\nabc", b"*2\r\n+a\r\n", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"?what\r\n"]
    server, port = await serve([*broken, b"+PONG\r\n"])
    r = client(port)
    for _ in broken:
        print(await outcome(r.get("a")))
    print(await outcome(r.ping()))
    await r.aclose()
    server.close()
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    r = client(port)
    print(await outcome(r.ping()))
    async with r.pipeline() as pipe:
        print(await outcome(pipe.set("a", 1).get("a").execute()))
    await r.aclose()


asyncio.run(main())
