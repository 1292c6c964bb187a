"""Resolvers: they find the addresses of hosts, in place of the system."""

import asyncio
import socket
from abc import ABC, abstractmethod

__all__ = ['AbstractResolver', 'DefaultResolver', 'ThreadedResolver']


class AbstractResolver(ABC):
    """Finds addresses."""

    @abstractmethod
    async def resolve(self, host, port=0, family=socket.AF_INET) -> list:
        """Return dicts with `hostname`, `host` (the address), `port`, `family`, `proto` and `flags`."""

    @abstractmethod
    async def close(self) -> None:
        """Let go of what it has."""


class ThreadedResolver(AbstractResolver):
    """Asks the system, in a thread."""

    def __init__(self, loop=None) -> None:
        self._loop = loop or asyncio.get_running_loop()

    async def resolve(self, host, port=0, family=socket.AF_INET) -> list:
        """Return what the system knows of a host."""
        found = await self._loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family,
                                             flags=socket.AI_ADDRCONFIG)
        return [{'hostname': host, 'host': address[0], 'port': address[1], 'family': family, 'proto': proto,
                 'flags': socket.AI_NUMERICHOST | socket.AI_NUMERICSERV}
                for family, _, proto, _, address in found]

    async def close(self) -> None:
        """Do nothing."""


DefaultResolver = ThreadedResolver
