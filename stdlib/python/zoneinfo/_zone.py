"""The class `ZoneInfo`."""

from bisect import bisect_right
from collections import OrderedDict
from datetime import datetime, tzinfo
import threading
import weakref

from . import _tzpath
from ._common import Data, open_packaged
from ._rule import LocalTime, Rule, parse_rule

_EPOCH = 719163
_MOST_RECENT = 8


def _local_seconds(moment) -> int:
    return ((moment.toordinal() - _EPOCH) * 86400 + moment.hour * 3600 + moment.minute * 60 + moment.second)


class _Nothing:
    """Stands for what a zone without a fixed distance says of no time at all."""

    utcoff = dstoff = tzname = None


class ZoneInfo(tzinfo):
    """A time zone of the IANA database; equal keys give the same object."""

    __module__ = 'zoneinfo'
    __named_with_module__ = True

    _recent: OrderedDict = OrderedDict()
    _known = weakref.WeakValueDictionary()
    _lock = threading.Lock()

    def __init_subclass__(cls) -> None:
        cls._recent = OrderedDict()
        cls._known = weakref.WeakValueDictionary()
        cls._lock = threading.Lock()

    def __new__(cls, key):
        """Find the zone of a key, such as `Europe/Berlin`."""
        zone = cls._known.get(key)
        if zone is None:
            zone = cls._known.setdefault(key, cls._load(key))
            zone._from_cache = True
        # The last few that were asked for are kept even where nobody else keeps them.
        with cls._lock:
            cls._recent[key] = cls._recent.pop(key, zone)
            if len(cls._recent) > _MOST_RECENT:
                cls._recent.popitem(last=False)
        return zone

    @classmethod
    def no_cache(cls, key):
        """Make a new object of a key."""
        return cls._load(key)

    @classmethod
    def _load(cls, key):
        path = _tzpath.find_file(key)
        with open(path, 'rb') if path is not None else open_packaged(key) as file:
            zone = cls._read(file)
        zone._key = key
        return zone

    @classmethod
    def from_file(cls, fobj, /, key=None):
        """Make a zone of a file's contents; it cannot be pickled."""
        zone = cls._read(fobj)
        zone._key = key
        zone._file = repr(fobj)
        return zone

    @classmethod
    def clear_cache(cls, *, only_keys=None) -> None:
        """Forget all zones, or some."""
        if only_keys is not None:
            for key in only_keys:
                cls._known.pop(key, None)
                cls._recent.pop(key, None)
        else:
            cls._known.clear()
            cls._recent.clear()

    @classmethod
    def _read(cls, file):
        zone = super().__new__(cls)
        zone._file = None
        zone._from_cache = False
        zone._set_data(Data(file))
        return zone

    def _set_data(self, data: Data) -> None:
        shifts = data.summer_shifts()
        kinds = [LocalTime(*parts) for parts in zip(data.offsets, shifts, data.names)]
        self._times = data.times
        self._local_times = [kinds[i] for i in data.indices]
        standard = next((kind for kind, summer in zip(kinds, data.summers) if not summer), None)
        # A file may have nothing but a rule, and then there is nothing before it.
        self._before = standard or next(iter(self._local_times or kinds), None)
        if data.rule is not None:
            self._after = parse_rule(data.rule)
        elif self._local_times:
            self._after = self._local_times[-1]
        elif kinds:
            self._after = kinds[0]
        else:
            raise ValueError('No time zone information found.')
        # When clocks show a transition: with fold=0 the later of the two times, with fold=1 the earlier.
        self._walls = ([], [])
        last = self._before.seconds if self._before is not None else 0
        for time, kind in zip(self._times, self._local_times):
            self._walls[0].append(time + max(last, kind.seconds))
            self._walls[1].append(time + min(last, kind.seconds))
            last = kind.seconds
        # A transition may be none, from a kind of local time to itself.
        self._is_fixed = isinstance(self._after, LocalTime) and (
            not kinds or len(kinds) == 1 and kinds[0].is_like(self._after))

    def _find(self, moment):
        if moment is None:
            return self._after if self._is_fixed else _Nothing
        seconds = _local_seconds(moment)
        walls = self._walls[moment.fold]
        index = bisect_right(walls, seconds)
        if index >= len(walls):
            if isinstance(self._after, Rule):
                return self._after.at_local(seconds, moment.year, moment.fold)
            return self._after
        return self._before if index < 1 else self._local_times[index - 1]

    @property
    def key(self):
        """The key, or None for a zone of a file that was given none."""
        return self._key

    def utcoffset(self, dt, /):
        """Return the distance from UTC at this time."""
        return self._find(dt).utcoff

    def dst(self, dt, /):
        """Return by how much summer time moves clocks at this time."""
        return self._find(dt).dstoff

    def tzname(self, dt, /):
        """Return the name of the local time at this time."""
        return self._find(dt).tzname

    def fromutc(self, dt, /):
        """Return the local time of a time in UTC that has this zone attached."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        seconds = _local_seconds(dt)
        times = self._times
        fold = False
        if times and seconds < times[0]:
            kind = self._before
        elif (not times or seconds > times[-1]) and isinstance(self._after, Rule):
            kind, fold = self._after.at_utc(seconds, dt.year)
        elif not times:
            kind = self._after
        else:
            index = bisect_right(times, seconds)
            if len(times) > 1 and seconds >= times[1]:
                before, kind = self._local_times[index - 2:index]
            elif seconds > times[-1]:
                before, kind = self._before, self._after
            else:
                before, kind = self._before, self._local_times[0]
            fold = before.seconds - kind.seconds > seconds - times[index - 1]
        moment = dt + kind.utcoff
        return moment.replace(fold=1) if fold else moment

    def __str__(self) -> str:
        return repr(self) if self._key is None else self._key

    def __repr__(self) -> str:
        name = 'zoneinfo.ZoneInfo' if type(self) is ZoneInfo else type(self).__name__
        return f'{name}.from_file({self._file})' if self._key is None else f'{name}(key={self._key!r})'

    def __reduce__(self):
        if self._file is not None:
            import pickle
            raise pickle.PicklingError('Cannot pickle a ZoneInfo file from a file stream.')
        return (self.__class__._unpickle, (self._key, int(self._from_cache)))

    @classmethod
    def _unpickle(cls, key, from_cache, /):
        return cls(key) if from_cache else cls.no_cache(key)
