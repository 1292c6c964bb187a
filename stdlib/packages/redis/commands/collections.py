"""Commands for hashes, lists and sets."""

from ..exceptions import DataError
from .arguments import as_list, expiry, listed, milliseconds, pairs, seconds, stamp, stamp_in_milliseconds
from .keys import scan_words

__all__ = ["HashCommands", "ListCommands", "SetCommands"]


class HashCommands:
    """Hashes: fields with values."""

    def hdel(self, name, *keys):
        """Delete fields; return how many there were."""
        return self.execute_command("HDEL", name, *keys)

    def hexists(self, name, key):
        """Return whether there is a field."""
        return self.execute_command("HEXISTS", name, key)

    def hget(self, name, key):
        """Return the value of a field, or None."""
        return self.execute_command("HGET", name, key)

    def hgetall(self, name):
        """Return all fields and values as a dict."""
        return self.execute_command("HGETALL", name)

    def hincrby(self, name, key, amount=1):
        """Add to a number."""
        return self.execute_command("HINCRBY", name, key, amount)

    def hincrbyfloat(self, name, key, amount=1.0):
        """Add to a number with a fraction."""
        return self.execute_command("HINCRBYFLOAT", name, key, amount)

    def hkeys(self, name):
        """Return the fields."""
        return self.execute_command("HKEYS", name)

    def hlen(self, name):
        """Return how many fields there are."""
        return self.execute_command("HLEN", name)

    def hset(self, name, key=None, value=None, mapping=None, items=None):
        """Set a field, those of a mapping and those of a list; return how many are new."""
        if key is None and not mapping and not items:
            raise DataError("'hset' with no key value pairs")
        words = list(items or ())
        if key is not None:
            words += [key, value]
        if mapping:
            words += pairs(mapping)
        return self.execute_command("HSET", name, *words)

    def hsetnx(self, name, key, value):
        """Set a field, unless there is one."""
        return self.execute_command("HSETNX", name, key, value)

    def hmset(self, name, mapping):
        """Set the fields of a mapping."""
        import warnings

        warnings.warn(
            f"{type(self).__name__}.hmset() is deprecated. Use {type(self).__name__}.hset() instead.",
            DeprecationWarning,
            stacklevel=2,
        )
        if not mapping:
            raise DataError("'hmset' with 'mapping' of length 0")
        return self.execute_command("HMSET", name, *pairs(mapping))

    def hmget(self, name, keys, *args):
        """Return the values of many fields."""
        return self.execute_command("HMGET", name, *listed(keys, args))

    def hvals(self, name):
        """Return the values."""
        return self.execute_command("HVALS", name)

    def hstrlen(self, name, key):
        """Return the length of a value."""
        return self.execute_command("HSTRLEN", name, key)

    def hrandfield(self, key, count=None, withvalues=False):
        """Return any fields."""
        words = [] if count is None else [count]
        if withvalues:
            words.append("WITHVALUES")
        return self.execute_command("HRANDFIELD", key, *words)

    def hscan(self, name, cursor=0, match=None, count=None, no_values=None):
        """Return the next cursor and some fields with their values."""
        words = scan_words(match, count)
        if no_values:
            words.append("NOVALUES")
        return self.execute_command("HSCAN", name, cursor, *words, no_values=no_values)

    def _hexpire(self, command, name, time, fields, nx, xx, gt, lt):
        conditions = [word for word, is_wanted in (("NX", nx), ("XX", xx), ("GT", gt), ("LT", lt)) if is_wanted]
        if len(conditions) > 1:
            raise ValueError("Only one of 'nx', 'xx', 'gt', 'lt' can be specified.")
        return self.execute_command(command, name, time, *conditions, "FIELDS", len(fields), *fields)

    def hexpire(self, name, seconds, *fields, nx=False, xx=False, gt=False, lt=False):
        """Have fields end after some seconds."""
        return self._hexpire("HEXPIRE", name, _seconds(seconds), fields, nx, xx, gt, lt)

    def hpexpire(self, name, milliseconds, *fields, nx=False, xx=False, gt=False, lt=False):
        """Have fields end after some milliseconds."""
        return self._hexpire("HPEXPIRE", name, _milliseconds(milliseconds), fields, nx, xx, gt, lt)

    def hexpireat(self, name, unix_time_seconds, *fields, nx=False, xx=False, gt=False, lt=False):
        """Have fields end at a time."""
        return self._hexpire("HEXPIREAT", name, stamp(unix_time_seconds), fields, nx, xx, gt, lt)

    def hpexpireat(self, name, unix_time_milliseconds, *fields, nx=False, xx=False, gt=False, lt=False):
        """Have fields end at a time, in milliseconds."""
        when = stamp_in_milliseconds(unix_time_milliseconds)
        return self._hexpire("HPEXPIREAT", name, when, fields, nx, xx, gt, lt)

    def hpersist(self, name, *fields):
        """Have fields end no more."""
        return self.execute_command("HPERSIST", name, "FIELDS", len(fields), *fields)

    def httl(self, key, *fields):
        """Return how many seconds fields still have."""
        return self.execute_command("HTTL", key, "FIELDS", len(fields), *fields)

    def hpttl(self, key, *fields):
        """Return how many milliseconds fields still have."""
        return self.execute_command("HPTTL", key, "FIELDS", len(fields), *fields)

    def hexpiretime(self, key, *fields):
        """Return when fields end, in seconds since 1970."""
        return self.execute_command("HEXPIRETIME", key, "FIELDS", len(fields), *fields)

    def hpexpiretime(self, key, *fields):
        """Return when fields end, in milliseconds since 1970."""
        return self.execute_command("HPEXPIRETIME", key, "FIELDS", len(fields), *fields)

    def hgetdel(self, name, *keys):
        """Return the values of fields and delete them."""
        if not keys:
            raise DataError("'hgetdel' should have at least one key")
        return self.execute_command("HGETDEL", name, "FIELDS", len(keys), *keys)

    def hgetex(self, name, *keys, ex=None, px=None, exat=None, pxat=None, persist=False):
        """Return the values of fields, and say when they end."""
        if not keys:
            raise DataError("'hgetex' should have at least one key")
        words = expiry(ex, px, exat, pxat)
        if persist:
            words.append("PERSIST")
        return self.execute_command("HGETEX", name, *words, "FIELDS", len(keys), *keys)


_seconds = seconds
_milliseconds = milliseconds


class ListCommands:
    """Lists."""

    def blmove(self, first_list, second_list, timeout, src="LEFT", dest="RIGHT"):
        """Move an item from one list to another, when there is one."""
        return self.execute_command("BLMOVE", first_list, second_list, src, dest, timeout, _wait=timeout)

    def blmpop(self, timeout, numkeys, *args, direction, count=1):
        """Take items from the first list that has some, when there are any."""
        return self.execute_command("BLMPOP", timeout, numkeys, *args, direction, "COUNT", count, _wait=timeout)

    def blpop(self, keys, timeout=0):
        """Take the first item of the first list that has one, when there is one."""
        timeout = timeout or 0
        return self.execute_command("BLPOP", *as_list(keys), timeout, _wait=timeout)

    def brpop(self, keys, timeout=0):
        """Take the last item of the first list that has one, when there is one."""
        timeout = timeout or 0
        return self.execute_command("BRPOP", *as_list(keys), timeout, _wait=timeout)

    def brpoplpush(self, src, dst, timeout=0):
        """Move the last item of one list to the beginning of another, when there is one."""
        timeout = timeout or 0
        return self.execute_command("BRPOPLPUSH", src, dst, timeout, _wait=timeout)

    def lindex(self, name, index):
        """Return an item, or None."""
        return self.execute_command("LINDEX", name, index)

    def linsert(self, name, where, refvalue, value):
        """Insert an item before or after another."""
        return self.execute_command("LINSERT", name, where, refvalue, value)

    def llen(self, name):
        """Return how many items there are."""
        return self.execute_command("LLEN", name)

    def lmove(self, first_list, second_list, src="LEFT", dest="RIGHT"):
        """Move an item from one list to another."""
        return self.execute_command("LMOVE", first_list, second_list, src, dest)

    def lmpop(self, num_keys, *args, direction, count=1):
        """Take items from the first list that has some."""
        return self.execute_command("LMPOP", num_keys, *args, direction, "COUNT", count)

    def lpop(self, name, count=None):
        """Take the first item, or the first ones."""
        return self.execute_command("LPOP", name, *([] if count is None else [count]))

    def lpos(self, name, value, rank=None, count=None, maxlen=None):
        """Return where a value stands."""
        words = []
        if rank is not None:
            words += ["RANK", rank]
        if count is not None:
            words += ["COUNT", count]
        if maxlen is not None:
            words += ["MAXLEN", maxlen]
        return self.execute_command("LPOS", name, value, *words)

    def lpush(self, name, *values):
        """Insert items at the beginning; return how many there are."""
        return self.execute_command("LPUSH", name, *values)

    def lpushx(self, name, *values):
        """Insert items at the beginning of a list that exists."""
        return self.execute_command("LPUSHX", name, *values)

    def lrange(self, name, start, end):
        """Return the items from one to another."""
        return self.execute_command("LRANGE", name, start, end)

    def lrem(self, name, count, value):
        """Remove items that equal a value."""
        return self.execute_command("LREM", name, count, value)

    def lset(self, name, index, value):
        """Replace an item."""
        return self.execute_command("LSET", name, index, value)

    def ltrim(self, name, start, end):
        """Keep only the items from one to another."""
        return self.execute_command("LTRIM", name, start, end)

    def rpop(self, name, count=None):
        """Take the last item, or the last ones."""
        return self.execute_command("RPOP", name, *([] if count is None else [count]))

    def rpoplpush(self, src, dst):
        """Move the last item of one list to the beginning of another."""
        return self.execute_command("RPOPLPUSH", src, dst)

    def rpush(self, name, *values):
        """Append items; return how many there are."""
        return self.execute_command("RPUSH", name, *values)

    def rpushx(self, name, *values):
        """Append items to a list that exists."""
        return self.execute_command("RPUSHX", name, *values)


class SetCommands:
    """Sets."""

    def sadd(self, name, *values):
        """Add members; return how many are new."""
        return self.execute_command("SADD", name, *values)

    def scard(self, name):
        """Return how many members there are."""
        return self.execute_command("SCARD", name)

    def sdiff(self, keys, *args):
        """Return what the first set has and the others have not."""
        return self.execute_command("SDIFF", *listed(keys, args))

    def sdiffstore(self, dest, keys, *args):
        """Store what the first set has and the others have not."""
        return self.execute_command("SDIFFSTORE", dest, *listed(keys, args))

    def sinter(self, keys, *args):
        """Return what all the sets have."""
        return self.execute_command("SINTER", *listed(keys, args))

    def sintercard(self, numkeys, keys, limit=0):
        """Return how many members all the sets have."""
        return self.execute_command("SINTERCARD", numkeys, *keys, "LIMIT", limit)

    def sinterstore(self, dest, keys, *args):
        """Store what all the sets have."""
        return self.execute_command("SINTERSTORE", dest, *listed(keys, args))

    def sismember(self, name, value):
        """Return 1 if a value is a member, else 0."""
        return self.execute_command("SISMEMBER", name, value)

    def smembers(self, name):
        """Return the members."""
        return self.execute_command("SMEMBERS", name)

    def smismember(self, name, values, *args):
        """Return for each value whether it is a member."""
        return self.execute_command("SMISMEMBER", name, *listed(values, args))

    def smove(self, src, dst, value):
        """Move a member to another set."""
        return self.execute_command("SMOVE", src, dst, value)

    def spop(self, name, count=None):
        """Take any member, or any ones."""
        return self.execute_command("SPOP", name, *([] if count is None else [count]))

    def srandmember(self, name, number=None):
        """Return any member, or any ones."""
        return self.execute_command("SRANDMEMBER", name, *([] if number is None else [number]))

    def srem(self, name, *values):
        """Remove members; return how many there were."""
        return self.execute_command("SREM", name, *values)

    def sunion(self, keys, *args):
        """Return what any of the sets has."""
        return self.execute_command("SUNION", *listed(keys, args))

    def sunionstore(self, dest, keys, *args):
        """Store what any of the sets has."""
        return self.execute_command("SUNIONSTORE", dest, *listed(keys, args))

    def sscan(self, name, cursor=0, match=None, count=None):
        """Return the next cursor and some members."""
        return self.execute_command("SSCAN", name, cursor, *scan_words(match, count))
