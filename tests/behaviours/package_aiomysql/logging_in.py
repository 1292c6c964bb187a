"""A client proves that it knows its password, by either method, and encrypts it where the server wants to see it."""

import asyncio
import base64

import aiomysql
from _stand_in import OK, SALT, greeting, native_proof, packet, read, sha2_proof

# A key of 1024 bits that is good for this alone.
PRIME = 2**521 - 1
OTHER = 2**607 - 1
MODULUS, EXPONENT = PRIME * OTHER, 65537
PRIVATE = pow(EXPONENT, -1, (PRIME - 1) * (OTHER - 1))


def element(tag, octets):
    size = len(octets)
    length = bytes([size]) if size < 128 else bytes([0x80 | (size.bit_length() + 7) // 8]) + size.to_bytes((size.bit_length() + 7) // 8)
    return bytes([tag]) + length + octets


def public_key():
    numbers = element(0x30, element(2, b"\0" + MODULUS.to_bytes(141)) + element(2, EXPONENT.to_bytes(3)))
    kind = element(0x30, element(6, bytes.fromhex("2a864886f70d010101")) + element(5, b""))
    text = base64.encodebytes(element(0x30, kind + element(3, b"\0" + numbers))).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{text}-----END PUBLIC KEY-----\n".encode()


def decrypted(octets):
    import hashlib

    def mask(seed, size):
        return b"".join(hashlib.sha1(seed + n.to_bytes(4)).digest() for n in range(size // 20 + 1))[:size]

    plain = pow(int.from_bytes(octets), PRIVATE, MODULUS).to_bytes(len(octets))
    masked_seed, masked = plain[1:21], plain[21:]
    seed = bytes(a ^ b for a, b in zip(masked_seed, mask(masked, 20)))
    block = bytes(a ^ b for a, b in zip(masked, mask(seed, len(masked))))
    message = block[20:].lstrip(b"\0")[1:]
    return bytes(a ^ b for a, b in zip(message, SALT))


async def talk(reader, writer, plugin, steps):
    writer.write(greeting(plugin))
    count, payload = await read(reader)
    proof = native_proof(b"secret") if plugin.startswith(b"mysql") else sha2_proof(b"secret")
    print(plugin.decode(), "right" if proof in payload else "wrong", b"me\0" in payload)
    if steps == "switch":
        writer.write(packet(count + 1, b"\xfecaching_sha2_password\0" + SALT + b"\0"))
        count, payload = await read(reader)
        print("switched", payload == sha2_proof(b"secret"))
    if steps in ("quick", "switch"):
        writer.write(packet(count + 1, b"\1\3") + packet(count + 2, OK))
    elif steps == "full":
        writer.write(packet(count + 1, b"\1\4"))
        count, payload = await read(reader)
        print("asked for the key", payload == b"\2")
        writer.write(packet(count + 1, b"\1" + public_key()))
        count, payload = await read(reader)
        print("password", decrypted(payload))
        writer.write(packet(count + 1, OK))
    else:
        writer.write(packet(count + 1, OK))
    try:
        while True:
            _, payload = await read(reader)
            writer.write(packet(1, OK))
    except asyncio.IncompleteReadError:
        writer.close()


async def main():
    for plugin, steps in ((b"mysql_native_password", ""), (b"caching_sha2_password", "quick"), (b"mysql_native_password", "switch"), (b"caching_sha2_password", "full")):
        server = await asyncio.start_server(lambda r, w: talk(r, w, plugin, steps), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        made = await aiomysql.connect(host="127.0.0.1", port=port, user="me", password="secret")
        print(made.get_server_info(), made.thread_id())
        made.close()
        server.close()


asyncio.run(main())
