"""What becomes of the replies to each command."""

import datetime
from typing import Any

__all__ = ["CALLBACKS", "text_of"]


def text_of(value):
    """A string, which may have come as octets."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _is_ok(reply, **options) -> bool:
    return text_of(reply) == "OK"


def _truth(reply, **options) -> bool:
    return bool(reply) if isinstance(reply, int) else text_of(reply) == "OK"


def _float(reply, **options):
    return None if reply is None else float(reply)


def _set(reply, **options):
    if options.get("get"):
        return reply
    return None if reply is None else text_of(reply) == "OK"


def _as_set(reply, **options):
    return set(reply) if reply is not None else set()


def _pairs_to_dict(reply, **options) -> dict:
    if isinstance(reply, dict):
        return reply
    if not reply:
        return {}
    return dict(zip(reply[::2], reply[1::2], strict=True))


def _text_dict(reply, **options) -> dict:
    return {text_of(key): text_of(value) for key, value in _pairs_to_dict(reply).items()}


def _scored(reply, cast=float) -> list:
    if reply and isinstance(reply[0], list):
        return [(member, cast(score)) for member, score in reply]
    return [(member, cast(score)) for member, score in zip(reply[::2], reply[1::2], strict=True)]


def _sorted_set(reply, **options):
    if not reply or not options.get("withscores"):
        return reply
    if not isinstance(reply[0], list) and len(reply) == 2 and isinstance(reply[1], float):
        return [(reply[0], reply[1])]
    return _scored(reply, options.get("score_cast_func") or float)


def _rank(reply, **options):
    if isinstance(reply, list):
        cast = options.get("score_cast_func") or float
        return [reply[0], cast(reply[1])]
    return reply


def _zadd(reply, **options):
    if reply is None:
        return None
    return float(reply) if options.get("as_score") else int(reply)


def _floats(reply, **options):
    return reply and [_float(item) for item in reply]


def _tuple(reply, **options):
    return tuple(reply) if reply else None


def _popped_member(reply, **options):
    return (reply[0], reply[1], float(reply[2])) if reply else None


def _popped_members(reply, **options):
    if not reply:
        return None
    return [reply[0], [[member, float(score)] if isinstance(score, float) else [member, score]
                       for member, score in reply[1]]]


def _scan(reply, **options):
    return int(reply[0]), reply[1]


def _hash_scan(reply, **options):
    cursor, found = reply
    if options.get("no_values"):
        return int(cursor), found or []
    return int(cursor), _pairs_to_dict(found)


def _sorted_scan(reply, **options):
    return int(reply[0]), _scored(reply[1], options.get("score_cast_func") or float)


def _sort(reply, **options):
    groups = options.get("groups")
    if not reply or not groups:
        return reply
    return list(zip(*(reply[start::groups] for start in range(groups)), strict=True))


def _moment(reply, **options):
    return datetime.datetime.fromtimestamp(reply)


def _time(reply, **options):
    return int(reply[0]), int(reply[1])


def _pong(reply, **options) -> bool:
    return text_of(reply) == "PONG"


def _always(reply, **options) -> bool:
    return True


def _subscribers(reply, **options):
    if isinstance(reply, dict):
        return list(reply.items())
    return list(zip(reply[::2], reply[1::2], strict=True))


def _truths(reply, **options):
    return [bool(item) for item in reply]


def _number(text: str) -> Any:
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


def _info_value(text: str) -> Any:
    if "," not in text and "=" not in text:
        return _number(text)
    if "=" not in text:
        return [_number(part) for part in text.split(",")]
    fields = {}
    for part in text.split(","):
        if "=" in part:
            name, value = part.rsplit("=", 1)
            fields[name] = _number(value)
        else:
            fields[part] = True
    return fields


def _info(reply, **options) -> dict:
    found: dict[str, Any] = {}
    for line in text_of(reply).splitlines():
        if not line or line.startswith("#"):
            continue
        if ":" not in line:
            found.setdefault("__raw__", []).append(line)
            continue
        key, value = line.split(":", 1)
        if key == "cmdstat_host":
            key, value = line.rsplit(":", 1)
        if key == "module":
            found.setdefault("modules", []).append(_info_value(value))
        elif key in _INFO_TEXTS:
            found[key] = value
        else:
            found[key] = _info_value(value)
    return found


_INFO_TEXTS = {"executable", "config_file", "os", "redis_git_sha1", "redis_build_id", "run_id", "redis_version"}

_CLIENT_NUMBERS = {
    "id", "age", "idle", "db", "sub", "psub", "multi", "qbuf", "qbuf-free", "argv-mem", "obl", "oll", "omem",
    "tot-mem",
}


def _client_line(line: str) -> dict:
    fields = dict(part.split("=", 1) for part in line.split(" ") if "=" in part)
    return fields


def _clients(reply, **options) -> list:
    return [_client_line(line) for line in text_of(reply).splitlines()]


def _client(reply, **options):
    fields = _client_line(text_of(reply).strip())
    return {name: int(value) if name in _CLIENT_NUMBERS and value.lstrip("-").isdigit() else value
            for name, value in fields.items()}


def _kill(reply, **options):
    return reply if isinstance(reply, int) else text_of(reply) == "OK"


def _entries(reply, **options):
    if reply is None:
        return None
    return [(entry, None) if isinstance(entry, bytes) else (entry[0], _fields(entry[1]))
            for entry in reply if entry is not None]


def _fields(fields):
    return None if fields is None else _pairs_to_dict(fields)


def _streams(reply, **options):
    if not reply:
        return []
    items = reply.items() if isinstance(reply, dict) else reply
    return [[name, _entries(entries)] for name, entries in items]


def _claimed(reply, **options):
    return reply if options.get("parse_justid") else _entries(reply)


def _auto_claimed(reply, **options):
    if options.get("parse_justid"):
        return reply[1]
    reply[1] = _entries(reply[1])
    return reply


def _pending(reply, **options):
    if options.get("parse_detail"):
        names = ("message_id", "consumer", "time_since_delivered", "times_delivered")
        return [dict(zip(names, item, strict=False)) for item in reply]
    consumers = [{"name": name, "pending": int(count)} for name, count in reply[3] or ()]
    return {"pending": reply[0], "min": reply[1], "max": reply[2], "consumers": consumers}


def _named(reply) -> dict:
    return {text_of(key): value for key, value in _pairs_to_dict(reply).items()}


def _named_list(reply, **options):
    return [_named(item) for item in reply]


def _stream_info(reply, **options):
    found = _named(reply)
    if not options.get("full"):
        for name in ("first-entry", "last-entry"):
            entry = found.get(name)
            if entry is not None:
                found[name] = (entry[0], _fields(entry[1]))
        return found
    found["entries"] = {entry[0]: _fields(entry[1]) for entry in found["entries"]}
    found["groups"] = [_named(group) for group in found["groups"]]
    for group in found["groups"]:
        group["consumers"] = [_named(consumer) for consumer in group["consumers"]]
    return found


def _slow(reply, **options):
    found = []
    for item in reply:
        command = item[3]
        if isinstance(command, list):
            command = b" ".join(part if isinstance(part, bytes) else part.encode() for part in command)
        entry = {"id": item[0], "start_time": int(item[1]), "duration": int(item[2]), "command": command}
        if len(item) > 4:
            entry["client_address"] = item[4]
            entry["client_name"] = item[5]
        found.append(entry)
    return found


def _commands(reply, **options) -> dict:
    names = ("name", "arity", "flags", "first_key_pos", "last_key_pos", "step_count")
    found = {}
    for item in reply:
        entry = dict(zip(names, item, strict=False))
        entry["name"] = text_of(entry["name"])
        entry["flags"] = [text_of(flag) for flag in entry["flags"]]
        if len(item) > 6:
            entry["acl_categories"] = [text_of(category) for category in item[6]]
        entry["movablekeys"] = "movablekeys" in entry["flags"]
        found[entry["name"]] = entry
    return found


def _texts(reply, **options):
    return [text_of(item) for item in reply]


def _text(reply, **options):
    return text_of(reply)


def _user(reply, **options):
    if reply is None:
        return None
    found = _named(reply)
    found["flags"] = [text_of(flag) for flag in found["flags"]]
    found["passwords"] = [text_of(password) for password in found["passwords"]]
    commands, categories = [], []
    for rule in text_of(found["commands"]).split(" "):
        (categories if "@" in rule else commands).append(rule)
    found["commands"], found["categories"] = commands, categories
    for name in ("keys", "channels"):
        rules = found.get(name)
        if isinstance(rules, (bytes, str)):
            found[name] = text_of(rules).split(" ")
    if "selectors" in found:
        found["selectors"] = [[[text_of(key), text_of(value)] for key, value in _pairs_to_dict(selector).items()]
                              for selector in found["selectors"]]
    found["enabled"] = "on" in found["flags"]
    return found


def _place(reply, **options):
    return [None if place is None else (float(place[0]), float(place[1])) for place in reply]


def _places(reply, **options):
    kinds = [kind for kind in ("withdist", "withhash", "withcoord") if options.get(kind)]
    if not kinds:
        return reply
    casts = {"withdist": float, "withhash": int, "withcoord": lambda pair: (float(pair[0]), float(pair[1]))}
    return [[item[0], *(casts[kind](value) for kind, value in zip(kinds, item[1:], strict=True))] for item in reply]


def _debug_object(reply, **options) -> dict:
    text = "type:" + text_of(reply)
    fields = dict(part.split(":", 1) for part in text.split(" "))
    for name in ("refcount", "serializedlength", "lru", "lru_seconds_idle"):
        if name in fields:
            fields[name] = int(fields[name])
    return fields


CALLBACKS = {}

for _names, _callback in (
    ("AUTH COPY EXPIRE EXPIREAT HEXISTS HMSET MOVE MSETNX PERSIST PEXPIRE PEXPIREAT PSETEX RENAMENX SETEX SETNX SMOVE",
     _truth),
    ("ASKING FLUSHALL FLUSHDB LSET LTRIM MSET PFMERGE QUIT READONLY READWRITE RENAME SAVE SELECT SLAVEOF "
     "REPLICAOF SWAPDB WATCH UNWATCH", _is_ok),
    ("HINCRBYFLOAT INCRBYFLOAT ZINCRBY ZSCORE GEODIST", _float),
    ("SDIFF SINTER SMEMBERS SUNION", _as_set),
    ("HGETALL", _pairs_to_dict),
    ("ZRANGE ZREVRANGE ZRANGEBYSCORE ZREVRANGEBYSCORE ZPOPMAX ZPOPMIN ZDIFF ZINTER ZUNION", _sorted_set),
    ("ZRANK ZREVRANK", _rank),
    ("ZADD", _zadd),
    ("ZMSCORE", _floats),
    ("BLPOP BRPOP", _tuple),
    ("BZPOPMAX BZPOPMIN", _popped_member),
    ("ZMPOP BZMPOP", _popped_members),
    ("SCAN SSCAN", _scan),
    ("HSCAN", _hash_scan),
    ("ZSCAN", _sorted_scan),
    ("SORT", _sort),
    ("SET", _set),
    ("LASTSAVE", _moment),
    ("TIME", _time),
    ("PING", _pong),
    ("BGREWRITEAOF BGSAVE", _always),
    ("INFO", _info),
    ("COMMAND", _commands),
    ("XRANGE XREVRANGE", _entries),
    ("XREAD XREADGROUP", _streams),
    ("XCLAIM", _claimed),
    ("XAUTOCLAIM", _auto_claimed),
    ("XPENDING", _pending),
    ("GEOPOS", _place),
    ("GEOHASH", _texts),
    ("GEOSEARCH", _places),
):
    CALLBACKS.update(dict.fromkeys(_names.split(), _callback))

CALLBACKS.update({
    "ACL CAT": _texts,
    "ACL DELUSER": lambda reply, **options: int(reply),
    "ACL GETUSER": _user,
    "ACL LIST": _texts,
    "ACL SETUSER": _is_ok,
    "ACL USERS": _texts,
    "ACL WHOAMI": _text,
    "CLIENT GETNAME": _text,
    "CLIENT INFO": _client,
    "CLIENT KILL": _kill,
    "CLIENT LIST": _clients,
    "CLIENT NO-EVICT": _is_ok,
    "CLIENT PAUSE": _is_ok,
    "CLIENT SETINFO": _is_ok,
    "CLIENT SETNAME": _is_ok,
    "CLIENT UNBLOCK": lambda reply, **options: reply and int(reply) == 1 or False,
    "CLIENT UNPAUSE": _is_ok,
    "CONFIG GET": _text_dict,
    "CONFIG RESETSTAT": _is_ok,
    "CONFIG REWRITE": _is_ok,
    "CONFIG SET": _is_ok,
    "DEBUG OBJECT": _debug_object,
    "FUNCTION DELETE": _is_ok,
    "FUNCTION FLUSH": _is_ok,
    "MEMORY PURGE": _is_ok,
    "MEMORY STATS": lambda reply, **options: _named(reply),
    "MODULE LIST": _named_list,
    "PUBSUB NUMSUB": _subscribers,
    "SCRIPT EXISTS": _truths,
    "SCRIPT FLUSH": _is_ok,
    "SCRIPT KILL": _is_ok,
    "SCRIPT LOAD": _text,
    "SLOWLOG GET": _slow,
    "SLOWLOG RESET": _is_ok,
    "XGROUP CREATE": _is_ok,
    "XGROUP DESTROY": lambda reply, **options: bool(reply),
    "XGROUP SETID": _is_ok,
    "XINFO CONSUMERS": _named_list,
    "XINFO GROUPS": _named_list,
    "XINFO STREAM": _stream_info,
})
