"""A client for Redis, with the interface of redis-py."""

from ._settings import LIBRARY_VERSION
from .backoff import default_backoff
from .client import Redis, StrictRedis, from_url
from .connection import BlockingConnectionPool, Connection, ConnectionPool, SSLConnection, UnixDomainSocketConnection
from .credentials import CredentialProvider, UsernamePasswordCredentialProvider
from .exceptions import (
    AuthenticationError, AuthenticationWrongNumberOfArgsError, BusyLoadingError, ChildDeadlockedError,
    ConnectionError, CrossSlotTransactionError, DataError, InvalidPipelineStack, InvalidResponse, MaxConnectionsError,
    OutOfMemoryError, PubSubError, ReadOnlyError, RedisClusterException, RedisError, ResponseError, TimeoutError,
    WatchError,
)

__all__ = [
    "AuthenticationError", "AuthenticationWrongNumberOfArgsError", "BlockingConnectionPool", "BusyLoadingError",
    "ChildDeadlockedError", "Connection", "ConnectionError", "ConnectionPool", "CredentialProvider",
    "CrossSlotTransactionError", "DataError", "InvalidPipelineStack", "InvalidResponse", "MaxConnectionsError",
    "OutOfMemoryError", "PubSubError", "ReadOnlyError", "Redis", "RedisClusterException", "RedisError",
    "ResponseError", "SSLConnection", "StrictRedis", "TimeoutError", "UnixDomainSocketConnection",
    "UsernamePasswordCredentialProvider", "WatchError", "default_backoff", "from_url",
]

__version__ = LIBRARY_VERSION
VERSION = tuple(int(part) for part in LIBRARY_VERSION.split("."))
