"""The exceptions of the client: what the server refuses, and what becomes of a connection."""

__all__ = [
    "AskError", "AuthenticationError", "AuthenticationWrongNumberOfArgsError", "AuthorizationError",
    "BusyLoadingError", "ChildDeadlockedError", "ClusterCrossSlotError", "ClusterDownError", "ClusterError",
    "ConnectionError", "CrossSlotTransactionError", "DataError", "ExecAbortError", "ExternalAuthProviderError",
    "InvalidPipelineStack", "InvalidResponse", "LockError", "LockNotOwnedError", "MasterDownError",
    "MaxConnectionsError", "ModuleError", "MovedError", "NoPermissionError", "NoScriptError", "OutOfMemoryError",
    "PubSubError", "ReadOnlyError", "RedisClusterException", "RedisError", "ResponseError",
    "SlotNotCoveredError", "TimeoutError", "TryAgainError", "WatchError",
]


class RedisError(Exception):
    """The base of nearly all of them."""


class ConnectionError(RedisError):
    """A connection could not be made, or was lost."""


class TimeoutError(RedisError):
    """The server did not answer in time."""


class AuthenticationError(ConnectionError):
    """The server does not take the name or the password."""


class AuthorizationError(ConnectionError):
    """The user may not do this."""


class ExternalAuthProviderError(ConnectionError):
    """Who gives out credentials did not give any."""


class BusyLoadingError(ConnectionError):
    """The server is still loading its data."""


class MaxConnectionsError(ConnectionError):
    """The pool has no connection left."""


class InvalidResponse(RedisError):
    """What arrived is no reply."""


class ResponseError(RedisError):
    """The server answered with an error."""


class DataError(RedisError):
    """A value that cannot be sent, or arguments that do not go together."""


class PubSubError(RedisError):
    """Something that a connection with subscriptions cannot do."""


class WatchError(RedisError):
    """A key that was watched has changed."""


class NoScriptError(ResponseError):
    """The server does not know a script."""


class OutOfMemoryError(ResponseError):
    """The server has as much data as it may have."""


class ExecAbortError(ResponseError):
    """A transaction was not begun, because of an error in it."""


class ReadOnlyError(ResponseError):
    """The server is a replica that cannot be written to."""


class NoPermissionError(ResponseError):
    """The user may not use this command, key or channel."""


class ModuleError(ResponseError):
    """A module of the server could not be loaded or removed."""


class AuthenticationWrongNumberOfArgsError(ResponseError):
    """AUTH does not take as many arguments."""


class LockError(RedisError, ValueError):
    """Something went wrong with a lock."""

    def __init__(self, message: str | None = None, lock_name=None) -> None:
        self.message = message
        self.lock_name = lock_name

    def __str__(self) -> str:
        return str(self.message)


class LockNotOwnedError(LockError):
    """The lock is someone else's by now."""


class ChildDeadlockedError(Exception):
    """A child process would wait for itself."""


class ClusterError(RedisError):
    """Something about a cluster."""


class ClusterDownError(ClusterError, ResponseError):
    """The cluster does not answer for this key."""

    def __init__(self, resp: str) -> None:
        self.args = (resp,)
        self.message = resp


class MasterDownError(ClusterDownError):
    """The link with the master is down."""


class AskError(ResponseError):
    """A key is being moved to another node."""

    def __init__(self, resp: str) -> None:
        self.args = (resp,)
        self.message = resp
        slot, address = resp.split(" ")
        self.slot_id = int(slot)
        host, port = address.rsplit(":", 1)
        self.node_addr = self.host, self.port = host, int(port)


class MovedError(AskError):
    """A key is on another node."""


class TryAgainError(ResponseError):
    """The keys are being moved."""


class ClusterCrossSlotError(ResponseError):
    """The keys of a command belong to several slots."""

    message = "Keys in request don't hash to the same slot"


class RedisClusterException(Exception):
    """The base of what a cluster client raises."""


class SlotNotCoveredError(RedisClusterException):
    """No node has this slot."""


class CrossSlotTransactionError(RedisClusterException):
    """The keys of a transaction belong to several slots."""


class InvalidPipelineStack(RedisClusterException):
    """The replies of a pipeline do not match its commands."""


_BY_CODE = {
    "ASK": AskError,
    "TRYAGAIN": TryAgainError,
    "MOVED": MovedError,
    "CLUSTERDOWN": ClusterDownError,
    "CROSSSLOT": ClusterCrossSlotError,
    "MASTERDOWN": MasterDownError,
    "EXECABORT": ExecAbortError,
    "LOADING": BusyLoadingError,
    "NOSCRIPT": NoScriptError,
    "OOM": OutOfMemoryError,
    "READONLY": ReadOnlyError,
    "NOAUTH": AuthenticationError,
    "WRONGPASS": AuthenticationError,
    "NOPERM": NoPermissionError,
}

_BY_TEXT = {
    "max number of clients reached": ConnectionError,
    "invalid password": AuthenticationError,
    "wrong number of arguments for 'auth' command": AuthenticationWrongNumberOfArgsError,
    "wrong number of arguments for 'AUTH' command": AuthenticationWrongNumberOfArgsError,
    "Client sent AUTH, but no password is set": AuthenticationError,
}


def error_of(text: str) -> Exception:
    """The exception for the text of an error reply: a code, a space and what it says."""
    code, _, rest = text.partition(" ")
    if code == "ERR":
        if rest.startswith("AUTH <password> called without any password configured"):
            return AuthenticationError(rest)
        return _BY_TEXT.get(rest, ResponseError)(rest)
    kind = _BY_CODE.get(code)
    if kind is None:
        return ResponseError(text)
    try:
        return kind(rest)
    except ValueError:
        return ResponseError(text)
