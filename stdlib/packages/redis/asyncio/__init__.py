"""The client for asyncio."""

from ..backoff import default_backoff
from ..credentials import CredentialProvider, UsernamePasswordCredentialProvider
from ..exceptions import (
    AuthenticationError, AuthenticationWrongNumberOfArgsError, BusyLoadingError, ChildDeadlockedError,
    ConnectionError, DataError, InvalidResponse, MaxConnectionsError, OutOfMemoryError, PubSubError, ReadOnlyError,
    RedisError, ResponseError, TimeoutError, WatchError,
)
from .client import Redis, StrictRedis, from_url
from .connection import BlockingConnectionPool, Connection, ConnectionPool, SSLConnection, UnixDomainSocketConnection

__all__ = [
    "AuthenticationError", "AuthenticationWrongNumberOfArgsError", "BlockingConnectionPool", "BusyLoadingError",
    "ChildDeadlockedError", "Connection", "ConnectionError", "ConnectionPool", "CredentialProvider", "DataError",
    "InvalidResponse", "MaxConnectionsError", "OutOfMemoryError", "PubSubError", "ReadOnlyError", "Redis",
    "RedisError", "ResponseError", "SSLConnection", "StrictRedis", "TimeoutError", "UnixDomainSocketConnection",
    "UsernamePasswordCredentialProvider", "WatchError", "default_backoff", "from_url",
]
