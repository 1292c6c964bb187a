"""get_extra_info tells what is below a transport."""
import asyncio


async def main():
    async def served(reader, writer):
        writer.close()

    server = await asyncio.start_server(served, '127.0.0.1', 0)
    address = server.sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(*address)
    sock = writer.get_extra_info('socket')
    print(type(sock).__name__, sock.family.name, sock.type.name, sock.gettimeout())
    print(writer.get_extra_info('peername') == address, writer.get_extra_info('sockname') == sock.getsockname())
    print(writer.get_extra_info('nothing'), writer.get_extra_info('nothing', 5), writer.can_write_eof())
    print(repr(sock).startswith('<asyncio.TransportSocket fd='), repr(writer.transport).split(' ')[0])
    for wrong in (lambda: sock.setblocking(True), lambda: sock.settimeout(1)):
        try:
            wrong()
        except ValueError as error:
            print(error)
    print(await reader.read(), writer.is_closing())
    writer.close()
    print(writer.is_closing())
    await writer.wait_closed()
    server.close()
    await server.wait_closed()


asyncio.run(main())
