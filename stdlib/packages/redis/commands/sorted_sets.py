"""Commands for sorted sets, and for places, which are kept in them."""

from collections.abc import Mapping

from ..exceptions import DataError
from .arguments import as_list
from .keys import scan_words

__all__ = ["PlaceCommands", "SortedSetCommands"]


def _limit(start, num) -> list:
    if (start is None) != (num is None):
        raise DataError("``start`` and ``num`` must both be specified")
    return [] if start is None else ["LIMIT", start, num]


def _combined(dest, keys, aggregate=None) -> list:
    words = [] if dest is None else [dest]
    words.append(len(keys))
    if isinstance(keys, Mapping):
        words += [*keys, "WEIGHTS", *keys.values()]
    else:
        words += keys
    if aggregate:
        if aggregate.upper() not in ("SUM", "MIN", "MAX"):
            raise DataError("aggregate can be sum, min or max.")
        words += ["AGGREGATE", aggregate]
    return words


class SortedSetCommands:
    """Sorted sets: members with scores."""

    def zadd(self, name, mapping, nx=False, xx=False, ch=False, incr=False, gt=False, lt=False):
        """Add members with the scores of a mapping; return how many are new, or the score with incr."""
        if not mapping:
            raise DataError("ZADD requires at least one element/score pair")
        if nx and xx:
            raise DataError("ZADD allows either 'nx' or 'xx', not both")
        if gt and lt:
            raise DataError("ZADD allows either 'gt' or 'lt', not both")
        if nx and (gt or lt):
            raise DataError("Only one of 'nx', 'lt', or 'gt' may be defined.")
        if incr and len(mapping) != 1:
            raise DataError("ZADD option 'incr' only works when passing a single element/score pair")
        flags = (("NX", nx), ("XX", xx), ("CH", ch), ("INCR", incr), ("GT", gt), ("LT", lt))
        words = [word for word, is_wanted in flags if is_wanted]
        for member, score in mapping.items():
            words += [score, member]
        return self.execute_command("ZADD", name, *words, **({"as_score": True} if incr else {}))

    def zcard(self, name):
        """Return how many members there are."""
        return self.execute_command("ZCARD", name)

    def zcount(self, name, min, max):
        """Return how many scores lie between two."""
        return self.execute_command("ZCOUNT", name, min, max)

    def zdiff(self, keys, withscores=False):
        """Return what the first set has and the others have not."""
        words = [len(keys), *keys]
        if withscores:
            words.append("WITHSCORES")
        return self.execute_command("ZDIFF", *words, withscores=withscores)

    def zdiffstore(self, dest, keys):
        """Store what the first set has and the others have not."""
        return self.execute_command("ZDIFFSTORE", dest, len(keys), *keys)

    def zincrby(self, name, amount, value):
        """Add to a score."""
        return self.execute_command("ZINCRBY", name, amount, value)

    def zinter(self, keys, aggregate=None, withscores=False):
        """Return what all the sets have."""
        words = _combined(None, keys, aggregate)
        if withscores:
            words.append("WITHSCORES")
        return self.execute_command("ZINTER", *words, withscores=withscores)

    def zinterstore(self, dest, keys, aggregate=None):
        """Store what all the sets have."""
        return self.execute_command("ZINTERSTORE", *_combined(dest, keys, aggregate))

    def zintercard(self, numkeys, keys, limit=0):
        """Return how many members all the sets have."""
        return self.execute_command("ZINTERCARD", numkeys, *keys, "LIMIT", limit)

    def zlexcount(self, name, min, max):
        """Return how many members lie between two."""
        return self.execute_command("ZLEXCOUNT", name, min, max)

    def zpopmax(self, name, count=None):
        """Take the members with the highest scores."""
        return self.execute_command("ZPOPMAX", name, *([] if count is None else [count]), withscores=True)

    def zpopmin(self, name, count=None):
        """Take the members with the lowest scores."""
        return self.execute_command("ZPOPMIN", name, *([] if count is None else [count]), withscores=True)

    def bzpopmax(self, keys, timeout=0):
        """Take the member with the highest score of the first set that has one, when there is one."""
        timeout = timeout or 0
        return self.execute_command("BZPOPMAX", *as_list(keys), timeout, _wait=timeout)

    def bzpopmin(self, keys, timeout=0):
        """Take the member with the lowest score of the first set that has one, when there is one."""
        timeout = timeout or 0
        return self.execute_command("BZPOPMIN", *as_list(keys), timeout, _wait=timeout)

    def _zmpop(self, command, first, num_keys, keys, min, max, count, **options):
        if min == max:
            raise DataError("Either min or max, but not both must be set")
        words = [*first, num_keys, *keys, "MIN" if min else "MAX"]
        if count != 1:
            words += ["COUNT", count]
        return self.execute_command(command, *words, **options)

    def zmpop(self, num_keys, keys, min=False, max=False, count=1):
        """Take members from the first set that has some."""
        return self._zmpop("ZMPOP", [], num_keys, keys, min, max, count)

    def bzmpop(self, timeout, numkeys, keys, min=False, max=False, count=1):
        """Take members from the first set that has some, when there are any."""
        return self._zmpop("BZMPOP", [timeout], numkeys, keys, min, max, count, _wait=timeout)

    def zrandmember(self, key, count=None, withscores=False):
        """Return any members."""
        words = [] if count is None else [count]
        if withscores:
            words.append("WITHSCORES")
        return self.execute_command("ZRANDMEMBER", key, *words)

    def _zrange(self, command, dest, name, start, end, desc, byscore, bylex, withscores, cast, offset, num):
        if byscore and bylex:
            raise DataError("``byscore`` and ``bylex`` can not be specified together.")
        if (offset is None) != (num is None):
            raise DataError("``offset`` and ``num`` must both be specified.")
        if bylex and withscores:
            raise DataError("``withscores`` not supported in combination with ``bylex``.")
        words = [] if dest is None else [dest]
        words += [name, start, end]
        for word, is_wanted in (("BYSCORE", byscore), ("BYLEX", bylex), ("REV", desc)):
            if is_wanted:
                words.append(word)
        if offset is not None:
            words += ["LIMIT", offset, num]
        if withscores:
            words.append("WITHSCORES")
        return self.execute_command(command, *words, withscores=withscores, score_cast_func=cast)

    def zrange(self, name, start, end, desc=False, withscores=False, score_cast_func=float, byscore=False,
               bylex=False, offset=None, num=None):
        """Return the members from one to another, by place, score or order."""
        if not (byscore or bylex or offset is not None or num is not None) and desc:
            return self.zrevrange(name, start, end, withscores, score_cast_func)
        return self._zrange("ZRANGE", None, name, start, end, desc, byscore, bylex, withscores, score_cast_func,
                            offset, num)

    def zrangestore(self, dest, name, start, end, byscore=False, bylex=False, desc=False, offset=None, num=None):
        """Store the members from one to another."""
        return self._zrange("ZRANGESTORE", dest, name, start, end, desc, byscore, bylex, False, None, offset, num)

    def zrevrange(self, name, start, end, withscores=False, score_cast_func=float):
        """Return the members from one to another, the highest first."""
        words = ["WITHSCORES"] if withscores else []
        return self.execute_command("ZREVRANGE", name, start, end, *words, withscores=withscores,
                                    score_cast_func=score_cast_func)

    def zrangebylex(self, name, min, max, start=None, num=None):
        """Return the members between two."""
        return self.execute_command("ZRANGEBYLEX", name, min, max, *_limit(start, num))

    def zrevrangebylex(self, name, max, min, start=None, num=None):
        """Return the members between two, the last first."""
        return self.execute_command("ZREVRANGEBYLEX", name, max, min, *_limit(start, num))

    def _by_score(self, command, name, first, second, start, num, withscores, cast):
        words = [first, second, *_limit(start, num)]
        if withscores:
            words.append("WITHSCORES")
        return self.execute_command(command, name, *words, withscores=withscores, score_cast_func=cast)

    def zrangebyscore(self, name, min, max, start=None, num=None, withscores=False, score_cast_func=float):
        """Return the members whose scores lie between two."""
        return self._by_score("ZRANGEBYSCORE", name, min, max, start, num, withscores, score_cast_func)

    def zrevrangebyscore(self, name, max, min, start=None, num=None, withscores=False, score_cast_func=float):
        """Return the members whose scores lie between two, the highest first."""
        return self._by_score("ZREVRANGEBYSCORE", name, max, min, start, num, withscores, score_cast_func)

    def zrank(self, name, value, withscore=False, score_cast_func=float):
        """Return the place of a member."""
        words = ["WITHSCORE"] if withscore else []
        return self.execute_command("ZRANK", name, value, *words, withscore=withscore,
                                    score_cast_func=score_cast_func)

    def zrevrank(self, name, value, withscore=False, score_cast_func=float):
        """Return the place of a member, the highest first."""
        words = ["WITHSCORE"] if withscore else []
        return self.execute_command("ZREVRANK", name, value, *words, withscore=withscore,
                                    score_cast_func=score_cast_func)

    def zrem(self, name, *values):
        """Remove members; return how many there were."""
        return self.execute_command("ZREM", name, *values)

    def zremrangebylex(self, name, min, max):
        """Remove the members between two."""
        return self.execute_command("ZREMRANGEBYLEX", name, min, max)

    def zremrangebyrank(self, name, min, max):
        """Remove the members from one place to another."""
        return self.execute_command("ZREMRANGEBYRANK", name, min, max)

    def zremrangebyscore(self, name, min, max):
        """Remove the members whose scores lie between two."""
        return self.execute_command("ZREMRANGEBYSCORE", name, min, max)

    def zscore(self, name, value):
        """Return the score of a member, or None."""
        return self.execute_command("ZSCORE", name, value)

    def zmscore(self, key, members):
        """Return the scores of many members."""
        if not members:
            raise DataError("ZMSCORE members must be a non-empty list")
        return self.execute_command("ZMSCORE", key, *members)

    def zunion(self, keys, aggregate=None, withscores=False, score_cast_func=float):
        """Return what any of the sets has."""
        words = _combined(None, keys, aggregate)
        if withscores:
            words.append("WITHSCORES")
        return self.execute_command("ZUNION", *words, withscores=withscores, score_cast_func=score_cast_func)

    def zunionstore(self, dest, keys, aggregate=None):
        """Store what any of the sets has."""
        return self.execute_command("ZUNIONSTORE", *_combined(dest, keys, aggregate))

    def zscan(self, name, cursor=0, match=None, count=None, score_cast_func=float):
        """Return the next cursor and some members with their scores."""
        return self.execute_command("ZSCAN", name, cursor, *scan_words(match, count),
                                    score_cast_func=score_cast_func)


def _search(member, longitude, latitude, unit, radius, width, height, sort, count, any) -> list:
    words = []
    if member is not None:
        words += ["FROMMEMBER", member]
    elif longitude is not None and latitude is not None:
        words += ["FROMLONLAT", longitude, latitude]
    else:
        raise DataError("GEOSEARCH must have either member or longitude and latitude")
    if radius is not None:
        words += ["BYRADIUS", radius, unit]
    elif width is not None and height is not None:
        words += ["BYBOX", width, height, unit]
    else:
        raise DataError("GEOSEARCH must have either radius or width and height")
    if sort is not None:
        words.append(sort.upper())
    if count is not None:
        words += ["COUNT", count]
        if any:
            words.append("ANY")
    elif any:
        raise DataError("GEOSEARCH ``any`` can't be provided without count")
    return words


class PlaceCommands:
    """Places on the earth."""

    def geoadd(self, name, values, nx=False, xx=False, ch=False):
        """Add places: longitude, latitude and name of each in turn."""
        if nx and xx:
            raise DataError("GEOADD allows either 'nx' or 'xx', not both")
        if len(values) % 3:
            raise DataError("GEOADD requires places with lon, lat and name values")
        words = [word for word, is_wanted in (("NX", nx), ("XX", xx), ("CH", ch)) if is_wanted]
        return self.execute_command("GEOADD", name, *words, *values)

    def geodist(self, name, place1, place2, unit=None):
        """Return how far two places are from each other."""
        if unit and unit not in ("m", "km", "mi", "ft"):
            raise DataError("GEODIST invalid unit")
        return self.execute_command("GEODIST", name, place1, place2, *([unit] if unit else []))

    def geohash(self, name, *values):
        """Return places as geohashes."""
        return self.execute_command("GEOHASH", name, *values)

    def geopos(self, name, *values):
        """Return longitudes and latitudes."""
        return self.execute_command("GEOPOS", name, *values)

    def geosearch(self, name, member=None, longitude=None, latitude=None, unit="m", radius=None, width=None,
                  height=None, sort=None, count=None, any=False, withcoord=False, withdist=False, withhash=False):
        """Return the places in a circle or box."""
        words = _search(member, longitude, latitude, unit, radius, width, height, sort, count, any)
        for word, is_wanted in (("WITHDIST", withdist), ("WITHCOORD", withcoord), ("WITHHASH", withhash)):
            if is_wanted:
                words.append(word)
        return self.execute_command("GEOSEARCH", name, *words, withdist=withdist, withcoord=withcoord,
                                    withhash=withhash)

    def geosearchstore(self, dest, name, member=None, longitude=None, latitude=None, unit="m", radius=None,
                       width=None, height=None, sort=None, count=None, any=False, storedist=False):
        """Store the places in a circle or box."""
        words = _search(member, longitude, latitude, unit, radius, width, height, sort, count, any)
        if storedist:
            words.append("STOREDIST")
        return self.execute_command("GEOSEARCHSTORE", dest, name, *words)
