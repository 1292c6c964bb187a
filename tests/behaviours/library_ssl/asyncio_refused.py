"""A certificate that is not believed ends the connection before it begins."""
import asyncio
import ssl
from _parties import client_context, server_context, shown


async def serve(reader, writer):
    print('never called')


async def attempt(server, client, hostname):
    server = await asyncio.start_server(serve, '127.0.0.1', 0, ssl=server)
    async with server:
        try:
            await asyncio.open_connection(*server.sockets[0].getsockname(), ssl=client, server_hostname=hostname)
        except ssl.SSLError as error:
            print(shown(error))
        await asyncio.sleep(0.05)


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print('handler', context['message']))
    await attempt(server_context('alone'), client_context(), 'localhost')
    await attempt(server_context(), client_context(), 'elsewhere.test')
    await attempt(server_context('expired'), client_context(), 'localhost')


asyncio.run(main())
