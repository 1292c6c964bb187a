"""A server of MySQL of one's own, for the handshake and for nonsense after it."""

import asyncio
import hashlib
import struct

SALT = b"abcdefgh" + b"ijklmnopqrst"


def packet(count, payload):
    """A packet."""
    return struct.pack("<I", len(payload))[:3] + bytes([count]) + payload


def greeting(plugin=b"mysql_native_password"):
    """The server's first packet."""
    flags = 0xFFFFFFFF & ~(1 << 11) & ~(1 << 5)
    return packet(0, b"\x0a8.0.0-stand-in\0" + struct.pack("<I", 7) + SALT[:8] + b"\0" + struct.pack("<H", flags & 0xFFFF)
                  + b"\x2d\x02\x00" + struct.pack("<H", flags >> 16) + b"\x15" + b"\0" * 10 + SALT[8:] + b"\0" + plugin + b"\0")


OK = b"\0\0\0\2\0\0\0"


async def read(reader):
    """The next packet: its count and what it holds."""
    head = await reader.readexactly(4)
    return head[3], await reader.readexactly(int.from_bytes(head[:3], "little"))


async def serve(*conversation):
    """A server; after the log-in each query gets the next answer. Returns its port."""

    async def talk(reader, writer):
        try:
            writer.write(greeting())
            count, _ = await read(reader)
            writer.write(packet(count + 1, OK))
            answers = iter(conversation)
            while True:
                count, payload = await read(reader)
                if payload[:1] == b"\x01":
                    break
                # The client sets its character set and its mode first.
                if payload[1:].startswith(b"SET "):
                    writer.write(packet(1, OK))
                    continue
                answer = next(answers, None)
                if answer is None:
                    break
                writer.write(answer)
        except asyncio.IncompleteReadError:
            pass
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    return server.sockets[0].getsockname()[1]


def native_proof(password):
    """What a client that knows a password answers."""
    once = hashlib.sha1(password).digest()
    return bytes(a ^ b for a, b in zip(once, hashlib.sha1(SALT + hashlib.sha1(once).digest()).digest()))


def sha2_proof(password):
    """The same for caching_sha2_password."""
    once = hashlib.sha256(password).digest()
    twice = hashlib.sha256(once).digest()
    return bytes(a ^ b for a, b in zip(once, hashlib.sha256(twice + SALT).digest()))
