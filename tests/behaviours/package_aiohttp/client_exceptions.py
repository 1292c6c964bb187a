"""The exceptions of the client, and what they inherit from."""

import asyncio

import aiohttp

NAMES = '''ClientConnectionError ClientConnectionResetError ClientConnectorCertificateError ClientConnectorDNSError
ClientConnectorError ClientConnectorSSLError ClientError ClientHttpProxyError ClientOSError ClientPayloadError
ClientProxyConnectionError ClientResponseError ClientSSLError ConnectionTimeoutError ContentTypeError InvalidURL
InvalidUrlClientError InvalidUrlRedirectClientError NonHttpUrlClientError NonHttpUrlRedirectClientError
RedirectClientError ServerConnectionError ServerDisconnectedError ServerFingerprintMismatch ServerTimeoutError
SocketTimeoutError TooManyRedirects WSMessageTypeError WSServerHandshakeError'''.split()


async def main():
    async with aiohttp.ClientSession() as session:
        for url in ('http://127.0.0.1:1/', 'http://nowhere.invalid/', 'nowhere', 'ftp://nowhere/'):
            try:
                await session.get(url)
            except aiohttp.ClientError as error:
                print(type(error).__name__, '|', error)
    for name in NAMES:
        print(name, *[base.__name__ for base in getattr(aiohttp, name).__mro__[1:-1]])


asyncio.run(main())
