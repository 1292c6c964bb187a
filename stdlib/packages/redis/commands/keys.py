"""Commands for keys of any kind, and for strings, bits and HyperLogLogs."""

from collections.abc import Mapping
from typing import Any

from ..exceptions import DataError
from .arguments import as_list, expiry, listed, milliseconds, pairs, seconds, stamp, stamp_in_milliseconds

__all__ = ["BitFieldOperation", "KeyCommands", "StringCommands"]


class KeyCommands:
    """Keys of any kind."""

    def copy(self, source, destination, destination_db=None, replace=False):
        """Copy a value to another key."""
        words = [source, destination]
        if destination_db is not None:
            words += ["DB", destination_db]
        if replace:
            words.append("REPLACE")
        return self.execute_command("COPY", *words)

    def delete(self, *names):
        """Delete keys; return how many there were."""
        return self.execute_command("DEL", *names)

    def __delitem__(self, name):
        self.delete(name)

    def dump(self, name):
        """Return a value in a form that `restore` takes."""
        return self.execute_command("DUMP", name, NEVER_DECODE=True)

    def exists(self, *names):
        """Return how many of the keys exist."""
        return self.execute_command("EXISTS", *names)

    __contains__ = exists

    def _expire(self, command, name, time, nx, xx, gt, lt):
        words = [word for word, is_wanted in (("NX", nx), ("XX", xx), ("GT", gt), ("LT", lt)) if is_wanted]
        return self.execute_command(command, name, time, *words)

    def expire(self, name, time, nx=False, xx=False, gt=False, lt=False):
        """Have a key end after some seconds."""
        return self._expire("EXPIRE", name, seconds(time), nx, xx, gt, lt)

    def expireat(self, name, when, nx=False, xx=False, gt=False, lt=False):
        """Have a key end at a time."""
        return self._expire("EXPIREAT", name, stamp(when), nx, xx, gt, lt)

    def pexpire(self, name, time, nx=False, xx=False, gt=False, lt=False):
        """Have a key end after some milliseconds."""
        return self._expire("PEXPIRE", name, milliseconds(time), nx, xx, gt, lt)

    def pexpireat(self, name, when, nx=False, xx=False, gt=False, lt=False):
        """Have a key end at a time, in milliseconds."""
        return self._expire("PEXPIREAT", name, stamp_in_milliseconds(when), nx, xx, gt, lt)

    def expiretime(self, key):
        """Return when a key ends, in seconds since 1970."""
        return self.execute_command("EXPIRETIME", key)

    def pexpiretime(self, key):
        """Return when a key ends, in milliseconds since 1970."""
        return self.execute_command("PEXPIRETIME", key)

    def ttl(self, name):
        """Return how many seconds a key still has; -1 for no end, -2 for no key."""
        return self.execute_command("TTL", name)

    def pttl(self, name):
        """Return how many milliseconds a key still has."""
        return self.execute_command("PTTL", name)

    def persist(self, name):
        """Have a key end no more."""
        return self.execute_command("PERSIST", name)

    def keys(self, pattern="*", **options):
        """Return the keys that match a pattern."""
        return self.execute_command("KEYS", pattern, **options)

    def move(self, name, db):
        """Move a key to another database."""
        return self.execute_command("MOVE", name, db)

    def object(self, infotype, key, **options):
        """Return something about how a value is kept."""
        return self.execute_command("OBJECT", infotype, key, infotype=infotype, **options)

    def randomkey(self, **options):
        """Return any key."""
        return self.execute_command("RANDOMKEY", **options)

    def rename(self, src, dst):
        """Give a value another key."""
        return self.execute_command("RENAME", src, dst)

    def renamenx(self, src, dst):
        """Give a value another key, unless that exists."""
        return self.execute_command("RENAMENX", src, dst)

    def restore(self, name, ttl, value, replace=False, absttl=False, idletime=None, frequency=None):
        """Make a key of what `dump` returned."""
        words = [name, ttl, value]
        if replace:
            words.append("REPLACE")
        if absttl:
            words.append("ABSTTL")
        if idletime is not None:
            words += ["IDLETIME", int(idletime)]
        if frequency is not None:
            words += ["FREQ", int(frequency)]
        return self.execute_command("RESTORE", *words)

    def scan(self, cursor=0, match=None, count=None, _type=None, **options):
        """Return the next cursor and some keys."""
        return self.execute_command("SCAN", cursor, *scan_words(match, count), *(["TYPE", _type] if _type else []),
                                    **options)

    def sort(self, name, start=None, num=None, by=None, get=None, desc=False, alpha=False, store=None, groups=False):
        """Return the sorted items of a list, set or sorted set, or store them."""
        words = sort_words(start, num, by, get, desc, alpha)
        if store is not None:
            words += ["STORE", store]
        options = {}
        if groups:
            if not get or isinstance(get, (bytes, str)) or len(get) < 2:
                raise DataError(
                    'when using "groups" the "get" argument must be specified and contain at least two keys'
                )
            options["groups"] = len(get)
        return self.execute_command("SORT", name, *words, **options)

    def sort_ro(self, key, start=None, num=None, by=None, get=None, desc=False, alpha=False):
        """Return the sorted items, also from a replica."""
        return self.execute_command("SORT_RO", key, *sort_words(start, num, by, get, desc, alpha))

    def touch(self, *args):
        """Take keys as used now; return how many there are."""
        return self.execute_command("TOUCH", *args)

    def type(self, name):
        """Return the kind of a value."""
        return self.execute_command("TYPE", name)

    def unlink(self, *names):
        """Delete keys without waiting for their memory."""
        return self.execute_command("UNLINK", *names)

    def wait(self, num_replicas, timeout, **options):
        """Wait until replicas have what was written."""
        return self.execute_command("WAIT", num_replicas, timeout, **options)


def scan_words(match, count) -> list:
    """What is said after the cursor of a SCAN."""
    words: list[Any] = []
    if match is not None:
        words += ["MATCH", match]
    if count is not None:
        words += ["COUNT", count]
    return words


def sort_words(start, num, by, get, desc, alpha) -> list:
    """What is said after the key of a SORT."""
    if (start is None) != (num is None):
        raise DataError("``start`` and ``num`` must both be specified")
    words: list[Any] = []
    if by is not None:
        words += ["BY", by]
    if start is not None:
        words += ["LIMIT", start, num]
    if get is not None:
        for pattern in as_list(get):
            words += ["GET", pattern]
    if desc:
        words.append("DESC")
    if alpha:
        words.append("ALPHA")
    return words


class BitFieldOperation:
    """Operations on the bits of a string that are done together."""

    def __init__(self, client, key, default_overflow=None) -> None:
        self.client = client
        self.key = key
        self._default_overflow = default_overflow
        self.reset()

    def reset(self) -> None:
        """Forget the operations."""
        self.operations: list = []
        self._last_overflow = "WRAP"
        self.overflow(self._default_overflow or self._last_overflow)

    def overflow(self, overflow: str):
        """Say what happens to numbers that become too large: WRAP, SAT or FAIL."""
        overflow = overflow.upper()
        if overflow != self._last_overflow:
            self._last_overflow = overflow
            self.operations.append(("OVERFLOW", overflow))
        return self

    def incrby(self, fmt, offset, increment, overflow=None):
        """Add to a number."""
        if overflow is not None:
            self.overflow(overflow)
        self.operations.append(("INCRBY", fmt, offset, increment))
        return self

    def get(self, fmt, offset):
        """Get a number."""
        self.operations.append(("GET", fmt, offset))
        return self

    def set(self, fmt, offset, value):
        """Set a number."""
        self.operations.append(("SET", fmt, offset, value))
        return self

    @property
    def command(self) -> list:
        """The words of the command."""
        return ["BITFIELD", self.key, *(word for operation in self.operations for word in operation)]

    def execute(self):
        """Do them; return what each returns."""
        command = self.command
        self.reset()
        return self.client.execute_command(*command)


class StringCommands:
    """Strings, numbers, bits and HyperLogLogs."""

    def append(self, key, value):
        """Append to a string; return its length."""
        return self.execute_command("APPEND", key, value)

    def bitcount(self, key, start=None, end=None, mode=None):
        """Count the bits that are set."""
        words = [key]
        if start is not None and end is not None:
            words += [start, end]
        elif start is not None or end is not None:
            raise DataError("Both start and end must be specified")
        if mode is not None:
            words.append(mode)
        return self.execute_command("BITCOUNT", *words)

    def bitfield(self, key, default_overflow=None):
        """Return an object that collects operations on bits."""
        return BitFieldOperation(self, key, default_overflow=default_overflow)

    def bitop(self, operation, dest, *keys):
        """Store what an operation on strings of bits gives."""
        return self.execute_command("BITOP", operation, dest, *keys)

    def bitpos(self, key, bit, start=None, end=None, mode=None):
        """Return the place of the first bit of a kind."""
        if bit not in (0, 1):
            raise DataError("bit must be 0 or 1")
        words = [key, bit]
        if start is not None:
            words.append(start)
            if end is not None:
                words.append(end)
        elif end is not None:
            raise DataError("start argument is not set, when end is specified")
        if mode is not None:
            words.append(mode)
        return self.execute_command("BITPOS", *words)

    def decrby(self, name, amount=1):
        """Subtract from a number."""
        return self.execute_command("DECRBY", name, amount)

    decr = decrby

    def get(self, name):
        """Return a string, or None."""
        return self.execute_command("GET", name)

    def __getitem__(self, name):
        value = self.get(name)
        if value is not None:
            return value
        raise KeyError(name)

    def getbit(self, name, offset):
        """Return a bit."""
        return self.execute_command("GETBIT", name, offset)

    def getdel(self, name):
        """Return a string and delete its key."""
        return self.execute_command("GETDEL", name)

    def getex(self, name, ex=None, px=None, exat=None, pxat=None, persist=False):
        """Return a string, and say when its key ends."""
        if sum(option is not None for option in (ex, px, exat, pxat)) + bool(persist) > 1:
            raise DataError("``ex``, ``px``, ``exat``, ``pxat``, and ``persist`` are mutually exclusive.")
        words = expiry(ex, px, exat, pxat)
        if persist:
            words.append("PERSIST")
        return self.execute_command("GETEX", name, *words)

    def getrange(self, key, start, end):
        """Return a part of a string."""
        return self.execute_command("GETRANGE", key, start, end)

    def substr(self, name, start, end=-1):
        """Return a part of a string."""
        return self.execute_command("SUBSTR", name, start, end)

    def getset(self, name, value):
        """Set a string; return what it was."""
        return self.execute_command("GETSET", name, value)

    def incrby(self, name, amount=1):
        """Add to a number."""
        return self.execute_command("INCRBY", name, amount)

    incr = incrby

    def incrbyfloat(self, name, amount=1.0):
        """Add to a number with a fraction."""
        return self.execute_command("INCRBYFLOAT", name, amount)

    def lcs(self, key1, key2, len=False, idx=False, minmatchlen=0, withmatchlen=False):
        """Return the longest sequence that two strings have in common."""
        words = [key1, key2]
        if len:
            words.append("LEN")
        if idx:
            words.append("IDX")
        if minmatchlen != 0:
            words += ["MINMATCHLEN", minmatchlen]
        if withmatchlen:
            words.append("WITHMATCHLEN")
        return self.execute_command("LCS", *words)

    def mget(self, keys, *args):
        """Return many strings."""
        words = listed(keys, args)
        options = {} if words else {"EMPTY_RESPONSE": []}
        return self.execute_command("MGET", *words, **options)

    def mset(self, mapping: Mapping):
        """Set many strings."""
        return self.execute_command("MSET", *pairs(mapping))

    def msetnx(self, mapping: Mapping):
        """Set many strings, if none of them exists."""
        return self.execute_command("MSETNX", *pairs(mapping))

    def psetex(self, name, time_ms, value):
        """Set a string that ends after some milliseconds."""
        return self.execute_command("PSETEX", name, milliseconds(time_ms), value)

    def set(self, name, value, ex=None, px=None, nx=False, xx=False, keepttl=False, get=False, exat=None, pxat=None):
        """Set a string: with an end, only if it exists or does not, and returning what it was."""
        if ex is px is exat is pxat is None and not (nx or xx or keepttl or get):
            return self.execute_command("SET", name, value)
        if sum(option is not None for option in (ex, px, exat, pxat)) + bool(keepttl) > 1:
            raise DataError("``ex``, ``px``, ``exat``, ``pxat``, and ``keepttl`` are mutually exclusive.")
        if nx and xx:
            raise DataError("``nx``, ``xx``, ``ifeq``, ``ifne``, ``ifdeq``, ``ifdne`` are mutually exclusive.")
        words = [name, value, *expiry(ex, px, exat, pxat)]
        if keepttl:
            words.append("KEEPTTL")
        if nx:
            words.append("NX")
        if xx:
            words.append("XX")
        options = {}
        if get:
            words.append("GET")
            options["get"] = True
        return self.execute_command("SET", *words, **options)

    def __setitem__(self, name, value):
        self.set(name, value)

    def setbit(self, name, offset, value):
        """Set a bit; return what it was."""
        return self.execute_command("SETBIT", name, offset, 1 if value else 0)

    def setex(self, name, time, value):
        """Set a string that ends after some seconds."""
        return self.execute_command("SETEX", name, seconds(time), value)

    def setnx(self, name, value):
        """Set a string, unless it exists."""
        return self.execute_command("SETNX", name, value)

    def setrange(self, name, offset, value):
        """Overwrite a part of a string."""
        return self.execute_command("SETRANGE", name, offset, value)

    def strlen(self, name):
        """Return the length of a string."""
        return self.execute_command("STRLEN", name)

    def pfadd(self, name, *values):
        """Add to a HyperLogLog."""
        return self.execute_command("PFADD", name, *values)

    def pfcount(self, *sources):
        """Return about how many different values were added."""
        return self.execute_command("PFCOUNT", *sources)

    def pfmerge(self, dest, *sources):
        """Merge HyperLogLogs."""
        return self.execute_command("PFMERGE", dest, *sources)

