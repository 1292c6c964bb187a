"""Packets that are cut off, out of order or no rows are errors, and nothing hangs."""

import asyncio

import aiomysql
from _stand_in import OK, packet, serve


async def attempt(*conversation, patience=60):
    port = await serve(*conversation)
    made = await aiomysql.connect(host="127.0.0.1", port=port, user="me", password="secret")
    try:
        async with asyncio.timeout(patience):
            await made.query("SELECT 1")
        print("no failure")
    except Exception as error:
        print(type(error).__name__, isinstance(error, aiomysql.Error))
    made.close()


def column(name):
    return b"\3def\0\0\0" + bytes([len(name)]) + name + b"\0\x0c\x2d\0\0\1\0\0\xfd\0\0\0\0\0"


END = b"\xfe\0\0\2\0"


async def main():
    await attempt(packet(1, OK))
    await attempt()
    # What is missing never comes, here and in the last one.
    await attempt(packet(1, b"\1")[:3], patience=1)
    await attempt(packet(9, OK))
    await attempt(packet(1, b"\xff\x28\x04#42000wrong statement"))
    await attempt(packet(1, b"\1") + packet(2, column(b"a")) + packet(3, END) + packet(4, b"\x01x") + packet(5, END))
    await attempt(packet(1, b"\1") + packet(2, column(b"a")) + packet(3, END) + packet(4, b"\x09x") + packet(5, END))
    await attempt(packet(1, b"\1") + packet(2, column(b"a")) + packet(3, END) + packet(4, b"\x01x"),
                  patience=1)


asyncio.run(main())
