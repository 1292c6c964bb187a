"""Time zones: what a subclass has to say, and zones of one distance from UTC."""

from . import later
from .days import MISSING, class_name
from .delta import timedelta

_DAY = timedelta(1)


def check_offset(offset, method: str):
    """Return what a zone's `utcoffset` or `dst` gave, if that is None or a timedelta of less than a day."""
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f'tzinfo.{method}() must return None or timedelta, not {class_name(type(offset))!r}')
    if not -_DAY < offset < _DAY:
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), '
                         f'not {offset!r}')
    return offset


def check_zone(zone) -> None:
    """Raise an error if this cannot be the zone of a time."""
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


def check_name(name):
    """Return what a zone's `tzname` gave, if that is None or a text."""
    if name is not None and not isinstance(name, str):
        raise TypeError(f'tzinfo.tzname() must return None or a string, not {class_name(type(name))!r}')
    return name


class tzinfo:
    """What a time zone is: a subclass says `utcoffset`, `dst` and `tzname` of any time."""

    __module__ = 'datetime'
    __named_with_module__ = True
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        """Make a zone; the arguments belong to the subclass."""
        return object.__new__(cls)

    def __init__(self, *args, **kwargs) -> None:
        pass

    def tzname(self, dt) -> str:
        """Return the zone's name at this time."""
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt) -> timedelta:
        """Return the distance from UTC at this time, positive in the east."""
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt) -> timedelta:
        """Return by how much summer time moves clocks at this time."""
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        """Return the local time of a time in UTC that has this zone attached."""
        if not isinstance(dt, later.datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        summer = dt.dst()
        if summer is None:
            raise ValueError('fromutc: non-None dst() result required')
        # The standard distance holds at any time, so it leads to where the right dst() can be asked for.
        standard = offset - summer
        if standard:
            dt += standard
            summer = dt.dst()
            if summer is None:
                raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return dt + summer

    def __reduce__(self):
        arguments = getattr(self, '__getinitargs__', tuple)()
        return (self.__class__, arguments, self.__getstate__())


class timezone(tzinfo):
    """A zone that always has the same distance from UTC."""

    __module__ = 'datetime'
    __named_with_module__ = True
    __slots__ = ('_offset', '_name')

    def __new__(cls, offset=MISSING, name=MISSING):
        """Make a zone; without a name it is called after its distance."""
        if offset is MISSING:
            raise TypeError("timezone() missing required argument 'offset' (pos 1)")
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if name is MISSING:
            if not offset and cls is timezone and 'utc' in cls.__dict__:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if not -_DAY < offset < _DAY:
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}')
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __getinitargs__(self) -> tuple:
        """Return the arguments that make this zone again."""
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return (timezone, self.__getinitargs__(), None)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._offset)

    def __repr__(self) -> str:
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        if self._name is None:
            return f'datetime.timezone({self._offset!r})'
        return f'datetime.timezone({self._offset!r}, {self._name!r})'

    def __str__(self) -> str:
        return self._own_name()

    def _own_name(self) -> str:
        if self._name is not None:
            return self._name
        if not self._offset:
            return 'UTC'
        return 'UTC' + later.format_offset(self._offset)

    @staticmethod
    def _check(dt, method: str) -> None:
        if dt is not None and not isinstance(dt, later.datetime):
            raise TypeError(f'{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}')

    def utcoffset(self, dt) -> timedelta:
        """Return the distance from UTC."""
        self._check(dt, 'utcoffset')
        return self._offset

    def tzname(self, dt) -> str:
        """Return the name that was given, or 'UTC' with the distance."""
        self._check(dt, 'tzname')
        return self._own_name()

    def dst(self, dt) -> None:
        """Return None: there is no summer time."""
        self._check(dt, 'dst')

    def fromutc(self, dt):
        """Return the local time of a time in UTC that has this zone attached."""
        if not isinstance(dt, later.datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
