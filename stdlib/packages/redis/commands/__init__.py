"""The commands of the server as methods, a file for each kind of data."""

from .core import CoreCommands, Script

__all__ = ["CoreCommands", "Script"]
