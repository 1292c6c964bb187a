"""Times, functions by their names, and other small things as jobs hold them."""

import datetime
import importlib
import inspect
import re
from typing import Any

from .exceptions import NotAllowedError, TimeoutFormatError

__all__ = ["function_named", "moment_of", "name_of", "now", "seconds_of", "stamp_of", "text_of", "truncated"]


def now() -> datetime.datetime:
    """The time, in UTC."""
    return datetime.datetime.now(datetime.timezone.utc)


def stamp_of(moment: datetime.datetime) -> str:
    """A time as text."""
    if moment.tzinfo is not None:
        moment = moment.astimezone(datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text) -> datetime.datetime | None:
    """The time of a text."""
    text = text_of(text)
    if not text:
        return None
    for form in ("%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%dT%H:%M:%SZ"):
        try:
            return datetime.datetime.strptime(text, form).replace(tzinfo=datetime.timezone.utc)
        except ValueError:
            continue
    raise ValueError(f"time data {text!r} does not match format '%Y-%m-%dT%H:%M:%SZ'")


def text_of(value):
    """A string, which may have come as octets."""
    return value.decode() if isinstance(value, bytes) else value


_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds_of(timeout) -> Any:
    """A stretch of time in seconds: a number, or a text such as 1h."""
    if isinstance(timeout, (int, float, type(None))):
        return timeout
    if isinstance(timeout, datetime.timedelta):
        return int(timeout.total_seconds())
    found = re.fullmatch(r"(-?\d+)([a-zA-Z]?)", str(timeout))
    if found is None or found[2].lower() not in _UNITS:
        raise TimeoutFormatError(
            "Timeout must be an integer or a string representing an integer, or a string with format: digits + unit, "
            "unit can be \"d\", \"h\", \"m\", \"s\", such as \"1h\", \"23m\"."
        )
    return int(found[1]) * _UNITS[found[2].lower()]


def truncated(value, length: int = 200) -> str:
    """What repr shows, without its middle if it is long."""
    shown = repr(value)
    if len(shown) <= length:
        return shown
    half = (length - 3) // 2
    return f"{shown[:half]}...{shown[len(shown) - half:]}"


def name_of(function) -> str:
    """The name by which a worker finds a function."""
    if isinstance(function, str):
        return function
    if inspect.isfunction(function) or inspect.isbuiltin(function) or inspect.isclass(function):
        return f"{function.__module__}.{function.__qualname__}"
    raise TypeError(f"Expected a callable or a string, but got: {function}")


def function_named(name: str, allowed=None):
    """The function of a name, from the longest module that can be imported."""
    if allowed is not None and not allowed(name):
        raise NotAllowedError(f"this worker must not run {name}")
    parts = name.split(".")
    if len(parts) == 1:
        import builtins

        return getattr(builtins, name)
    rest: list[str] = []
    while len(parts) > 1:
        rest.insert(0, parts.pop())
        module_name = ".".join(parts)
        try:
            found: Any = importlib.import_module(module_name)
        except ModuleNotFoundError as error:
            # The last parts may name a class; a module that is missing inside of another is an error.
            if error.name is not None and not (module_name == error.name or module_name.startswith(error.name + ".")):
                raise
            continue
        for part in rest:
            if not hasattr(found, part):
                raise ValueError(f"Invalid attribute name: {'.'.join(rest)}")
            found = getattr(found, part)
        return found
    raise ValueError(f"Invalid attribute name: {name}")
