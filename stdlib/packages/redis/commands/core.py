"""All commands together."""

from .collections import HashCommands, ListCommands, SetCommands
from .keys import BitFieldOperation, KeyCommands, StringCommands
from .server import MessageCommands, Script, ScriptCommands, ServerCommands
from .sorted_sets import PlaceCommands, SortedSetCommands
from .streams import StreamCommands

__all__ = ["AsyncScans", "BitFieldOperation", "CoreCommands", "Scans", "Script"]


class CoreCommands(
    KeyCommands,
    StringCommands,
    HashCommands,
    ListCommands,
    SetCommands,
    SortedSetCommands,
    PlaceCommands,
    StreamCommands,
    MessageCommands,
    ScriptCommands,
    ServerCommands,
):
    """Every command as a method, for a class with `execute_command`."""


class Scans:
    """Iterators over everything that a cursor leads to."""

    def scan_iter(self, match=None, count=None, _type=None, **options):
        """Iterate over the keys."""
        cursor = -1
        while cursor != 0:
            cursor, found = self.scan(max(cursor, 0), match, count, _type, **options)
            yield from found

    def sscan_iter(self, name, match=None, count=None):
        """Iterate over the members of a set."""
        cursor = -1
        while cursor != 0:
            cursor, found = self.sscan(name, max(cursor, 0), match, count)
            yield from found

    def hscan_iter(self, name, match=None, count=None, no_values=None):
        """Iterate over the fields and values of a hash."""
        cursor = -1
        while cursor != 0:
            cursor, found = self.hscan(name, max(cursor, 0), match, count, no_values)
            yield from found if no_values else found.items()

    def zscan_iter(self, name, match=None, count=None, score_cast_func=float):
        """Iterate over the members and scores of a sorted set."""
        cursor = -1
        while cursor != 0:
            cursor, found = self.zscan(name, max(cursor, 0), match, count, score_cast_func)
            yield from found


class AsyncScans:
    """The same for asyncio."""

    async def scan_iter(self, match=None, count=None, _type=None, **options):
        """Iterate over the keys."""
        cursor = -1
        while cursor != 0:
            cursor, found = await self.scan(max(cursor, 0), match, count, _type, **options)
            for key in found:
                yield key

    async def sscan_iter(self, name, match=None, count=None):
        """Iterate over the members of a set."""
        cursor = -1
        while cursor != 0:
            cursor, found = await self.sscan(name, max(cursor, 0), match, count)
            for member in found:
                yield member

    async def hscan_iter(self, name, match=None, count=None, no_values=None):
        """Iterate over the fields and values of a hash."""
        cursor = -1
        while cursor != 0:
            cursor, found = await self.hscan(name, max(cursor, 0), match, count, no_values)
            for item in found if no_values else found.items():
                yield item

    async def zscan_iter(self, name, match=None, count=None, score_cast_func=float):
        """Iterate over the members and scores of a sorted set."""
        cursor = -1
        while cursor != 0:
            cursor, found = await self.zscan(name, max(cursor, 0), match, count, score_cast_func)
            for item in found:
                yield item
