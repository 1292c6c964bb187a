"""Names of hosts are looked up in a thread."""
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM)
    print(found)
    flags = socket.NI_NUMERICHOST | socket.NI_NUMERICSERV
    print(await loop.getnameinfo(('127.0.0.1', 80), flags))
    try:
        await loop.getaddrinfo('x.y', 1, flags=socket.AI_NUMERICHOST)
    except socket.gaierror as error:
        print(error)


asyncio.run(main())
