"""Servers that are gone, cut off or no MySQL at all are errors of the connection."""

import asyncio
import socket
import struct

import aiomysql


def packet(count, payload):
    return struct.pack("<I", len(payload))[:3] + bytes([count]) + payload


ANSWERS = {
    "nothing": b"",
    "cut head": b"\x20\0",
    "cut packet": packet(0, b"\x0a8.0.0-stand-in\0")[:8],
    "too many connections": packet(0, b"\xff\x10\x04Too many connections"),
    "HTTP": b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n",
    "host blocked": packet(0, b"\xff\x69\x04Host is blocked"),
}


async def attempt(name, port):
    try:
        made = await aiomysql.connect(host="127.0.0.1", port=port, user="me", password="x", connect_timeout=60)
        made.close()
        print(name, "connected")
    except (aiomysql.Error, OSError) as error:
        print(name, type(error).__name__, error.args[0])


async def main():
    answer = b""

    async def talk(reader, writer):
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    for name, answer in ANSWERS.items():
        await attempt(name, port)
    with socket.create_server(("127.0.0.1", 0)) as gone:
        place = gone.getsockname()[1]
    await attempt("gone", place)
    server.close()


asyncio.run(main())
