"""How jobs and results are written."""

import fnmatch
import io
import json
import pickle
from collections.abc import Callable

from ._values import function_named
from .exceptions import NotAllowedError

__all__ = ["DefaultSerializer", "JSONSerializer", "Permission", "RestrictedSerializer", "resolve_serializer"]


class DefaultSerializer:
    """Pickle."""

    @staticmethod
    def dumps(*args, **kwargs) -> bytes:
        """Write an object."""
        return pickle.dumps(*args, protocol=pickle.HIGHEST_PROTOCOL, **kwargs)

    loads = staticmethod(pickle.loads)


class JSONSerializer:
    """JSON."""

    @staticmethod
    def dumps(*args, **kwargs) -> bytes:
        """Write an object."""
        return json.dumps(*args, **kwargs).encode()

    @staticmethod
    def loads(octets, *args, **kwargs):
        """Read an object."""
        return json.loads(octets.decode(), *args, **kwargs)


# What has no other effect than to be made.
_HARMLESS = {
    "builtins": {"bool", "bytearray", "bytes", "complex", "dict", "float", "frozenset", "int", "list", "object",
                 "range", "set", "slice", "str", "tuple"},
    "collections": {"Counter", "OrderedDict", "deque"},
    "datetime": {"date", "datetime", "time", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "fractions": {"Fraction"},
    "uuid": {"UUID"},
    "rq.job": {"JobStatus", "Dependency", "Callback", "Retry"},
    "copyreg": {"_reconstructor"},
}


class Permission:
    """Which functions may be run and which classes made: those whose names match one of some patterns."""

    def __init__(self, patterns) -> None:
        self.patterns = tuple(patterns)

    def __call__(self, name: str) -> bool:
        """Whether a name is allowed."""
        return any(fnmatch.fnmatchcase(name, pattern) for pattern in self.patterns)


class _RestrictedUnpickler(pickle.Unpickler):
    permission: Permission

    def find_class(self, module: str, name: str):
        """What a pickle refers to, if it may."""
        if name in _HARMLESS.get(module, ()) or self.permission(f"{module}.{name}"):
            return super().find_class(module, name)
        raise NotAllowedError(f"this worker must not make or call {module}.{name}")


class RestrictedSerializer:
    """Pickle that makes nothing but plain data and what a permission names."""

    def __init__(self, permission: Permission) -> None:
        self.permission = permission
        self.dumps: Callable = DefaultSerializer.dumps

    def loads(self, octets):
        """Read an object."""
        unpickler = _RestrictedUnpickler(io.BytesIO(octets))
        unpickler.permission = self.permission
        return unpickler.load()


def resolve_serializer(serializer=None):
    """The serializer of a name, or one that was given."""
    if not serializer:
        return DefaultSerializer
    if serializer in ("json", "pickle"):
        return JSONSerializer if serializer == "json" else DefaultSerializer
    if isinstance(serializer, str):
        serializer = function_named(serializer)
    for method in ("dumps", "loads"):
        if not callable(getattr(serializer, method, None)):
            raise NotImplementedError("Serializer should have (dumps, loads) methods.")
    return serializer
