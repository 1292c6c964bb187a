"""Commands for streams."""

from ..exceptions import DataError
from .arguments import pairs

__all__ = ["StreamCommands"]


def _trim(maxlen, approximate, minid, limit) -> list:
    if maxlen is not None and minid is not None:
        raise DataError("Only one of ```maxlen``` or ```minid``` may be specified")
    if maxlen is None and minid is None:
        return []
    if maxlen is not None and (not isinstance(maxlen, int) or maxlen < 0):
        raise DataError("XADD maxlen must be non-negative integer")
    words = ["MAXLEN", *(["~"] if approximate else []), maxlen] if maxlen is not None else [
        "MINID", *(["~"] if approximate else []), minid
    ]
    if limit is not None:
        words += ["LIMIT", limit]
    return words


def _milliseconds_to_wait(block) -> dict:
    if block is None:
        return {}
    return {"_wait": block / 1000 if block else 0}


def _read(count, block, noack=False) -> list:
    words: list = []
    if block is not None:
        if not isinstance(block, int) or block < 0:
            raise DataError("XREAD block must be a non-negative integer")
        words += ["BLOCK", block]
    if count is not None:
        if not isinstance(count, int) or count < 1:
            raise DataError("XREAD count must be a positive integer")
        words += ["COUNT", count]
    if noack:
        words.append("NOACK")
    return words


class StreamCommands:
    """Streams: entries with fields, in the order in which they came."""

    def xack(self, name, groupname, *ids):
        """Tell a group that entries were dealt with; return how many."""
        return self.execute_command("XACK", name, groupname, *ids)

    def xadd(self, name, fields, id="*", maxlen=None, approximate=True, nomkstream=False, minid=None, limit=None):
        """Append an entry; return its id."""
        if not isinstance(fields, dict) or not fields:
            raise DataError("XADD fields must be a non-empty dict")
        words = [*_trim(maxlen, approximate, minid, limit)]
        if nomkstream:
            words.append("NOMKSTREAM")
        return self.execute_command("XADD", name, *words, id, *pairs(fields))

    def xautoclaim(self, name, groupname, consumername, min_idle_time, start_id="0-0", count=None, justid=False):
        """Take over entries that others were given long ago."""
        if not isinstance(min_idle_time, int) or min_idle_time < 0:
            raise DataError("XAUTOCLAIM min_idle_time must be a nonnegative integer")
        words = [name, groupname, consumername, min_idle_time, start_id]
        if count is not None:
            if not isinstance(count, int) or count < 0:
                raise DataError("XPENDING count must be a integer >= 0")
            words += ["COUNT", count]
        if justid:
            words.append("JUSTID")
        return self.execute_command("XAUTOCLAIM", *words, parse_justid=justid)

    def xclaim(self, name, groupname, consumername, min_idle_time, message_ids, idle=None, time=None,
               retrycount=None, force=False, justid=False):
        """Take over entries that another one was given."""
        if not isinstance(min_idle_time, int) or min_idle_time < 0:
            raise DataError("XCLAIM min_idle_time must be a non negative integer")
        if not isinstance(message_ids, (list, tuple)) or not message_ids:
            raise DataError("XCLAIM message_ids must be a non empty list or tuple of message IDs to claim")
        words = [name, groupname, consumername, min_idle_time, *message_ids]
        for word, value in (("IDLE", idle), ("TIME", time), ("RETRYCOUNT", retrycount)):
            if value is not None:
                words += [word, value]
        if force:
            words.append("FORCE")
        if justid:
            words.append("JUSTID")
        return self.execute_command("XCLAIM", *words, parse_justid=justid)

    def xdel(self, name, *ids):
        """Delete entries; return how many there were."""
        return self.execute_command("XDEL", name, *ids)

    def xgroup_create(self, name, groupname, id="$", mkstream=False, entries_read=None):
        """Make a group of consumers."""
        words = [name, groupname, id]
        if mkstream:
            words.append("MKSTREAM")
        if entries_read is not None:
            words += ["ENTRIESREAD", entries_read]
        return self.execute_command("XGROUP CREATE", *words)

    def xgroup_createconsumer(self, name, groupname, consumername):
        """Make a consumer of a group."""
        return self.execute_command("XGROUP CREATECONSUMER", name, groupname, consumername)

    def xgroup_delconsumer(self, name, groupname, consumername):
        """Remove a consumer; return how many entries it had not dealt with."""
        return self.execute_command("XGROUP DELCONSUMER", name, groupname, consumername)

    def xgroup_destroy(self, name, groupname):
        """Remove a group."""
        return self.execute_command("XGROUP DESTROY", name, groupname)

    def xgroup_setid(self, name, groupname, id, entries_read=None):
        """Say which entry a group has seen last."""
        words = [] if entries_read is None else ["ENTRIESREAD", entries_read]
        return self.execute_command("XGROUP SETID", name, groupname, id, *words)

    def xinfo_consumers(self, name, groupname):
        """Return what is known of the consumers of a group."""
        return self.execute_command("XINFO CONSUMERS", name, groupname)

    def xinfo_groups(self, name):
        """Return what is known of the groups of a stream."""
        return self.execute_command("XINFO GROUPS", name)

    def xinfo_stream(self, name, full=False):
        """Return what is known of a stream."""
        return self.execute_command("XINFO STREAM", name, *(["FULL"] if full else []), full=full)

    def xlen(self, name):
        """Return how many entries there are."""
        return self.execute_command("XLEN", name)

    def xpending(self, name, groupname):
        """Return what a group was given and has not dealt with."""
        return self.execute_command("XPENDING", name, groupname)

    def xpending_range(self, name, groupname, min, max, count, consumername=None, idle=None):
        """Return the entries that a group was given and has not dealt with."""
        if min is None or max is None or count is None:
            raise DataError("XPENDING must be provided with min, max and count parameters, or none of them.")
        words = [name, groupname]
        if idle is not None:
            words += ["IDLE", idle]
        words += [min, max, count]
        if consumername is not None:
            words.append(consumername)
        return self.execute_command("XPENDING", *words, parse_detail=True)

    def xrange(self, name, min="-", max="+", count=None):
        """Return the entries from one to another."""
        return self.execute_command("XRANGE", name, min, max, *([] if count is None else ["COUNT", count]))

    def xrevrange(self, name, max="+", min="-", count=None):
        """Return the entries from one to another, the last first."""
        return self.execute_command("XREVRANGE", name, max, min, *([] if count is None else ["COUNT", count]))

    def xread(self, streams, count=None, block=None):
        """Return the entries of streams behind others, when there are any."""
        words = _read(count, block)
        if not isinstance(streams, dict) or not streams:
            raise DataError("XREAD streams must be a non empty dict")
        return self.execute_command("XREAD", *words, "STREAMS", *streams, *streams.values(),
                                    **_milliseconds_to_wait(block))

    def xreadgroup(self, groupname, consumername, streams, count=None, block=None, noack=False):
        """Return the entries that a consumer of a group is given, when there are any."""
        words = _read(count, block, noack)
        if not isinstance(streams, dict) or not streams:
            raise DataError("XREADGROUP streams must be a non empty dict")
        return self.execute_command("XREADGROUP", "GROUP", groupname, consumername, *words, "STREAMS", *streams,
                                    *streams.values(), **_milliseconds_to_wait(block))

    def xtrim(self, name, maxlen=None, approximate=True, minid=None, limit=None):
        """Delete the oldest entries; return how many."""
        words = _trim(maxlen, approximate, minid, limit)
        if not words:
            raise DataError("One of ``maxlen`` or ``minid`` must be specified")
        return self.execute_command("XTRIM", name, *words)
