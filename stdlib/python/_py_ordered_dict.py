"""What `collections` needs of `_collections`, for an interpreter that has it not: dicts that can be reordered."""

from _collections_abc import ItemsView, KeysView, MutableMapping, ValuesView
from reprlib import recursive_repr

__all__ = ['OrderedDict', '_count_elements']


class _Keys(KeysView):
    def __reversed__(self):
        return reversed(self._mapping)


class _Values(ValuesView):
    def __reversed__(self):
        for key in reversed(self._mapping):
            yield self._mapping[key]


class _Items(ItemsView):
    def __reversed__(self):
        for key in reversed(self._mapping):
            yield key, self._mapping[key]


class OrderedDict(dict):
    """A dict that remembers the order in which keys came, and lets it be changed."""

    # The order is that of a dict beside: each key, and nothing.

    def __new__(cls, /, *args, **kwargs):
        self = dict.__new__(cls)
        self.__order = {}
        return self

    def __init__(self, other=(), /, **kwargs):
        self.__update(other, **kwargs)

    def __setitem__(self, key, value):
        if key not in self:
            self.__order[key] = None
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        dict.__delitem__(self, key)
        del self.__order[key]

    def __iter__(self):
        return self.__walk(iter(self.__order))

    def __reversed__(self):
        return self.__walk(reversed(self.__order))

    def __walk(self, keys):
        try:
            yield from keys
        except RuntimeError:
            raise RuntimeError('OrderedDict mutated during iteration') from None

    def clear(self):
        """Remove all items."""
        self.__order.clear()
        dict.clear(self)

    def popitem(self, last=True):
        """Remove and return the last item, or the first."""
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self.__order) if last else iter(self.__order))
        del self.__order[key]
        return key, dict.pop(self, key)

    def move_to_end(self, key, last=True):
        """Move a key to the end, or to the beginning."""
        del self.__order[key]
        if last:
            self.__order[key] = None
        else:
            others = list(self.__order)
            self.__order.clear()
            self.__order[key] = None
            self.__order.update(dict.fromkeys(others))

    update = __update = MutableMapping.update
    __ne__ = MutableMapping.__ne__

    def keys(self):
        """Return a view of the keys."""
        return _Keys(self)

    def values(self):
        """Return a view of the values."""
        return _Values(self)

    def items(self):
        """Return a view of the items."""
        return _Items(self)

    __marker = object()

    def pop(self, key, default=__marker):
        """Remove a key and return its value."""
        marker = self.__marker
        value = dict.pop(self, key, marker)
        if value is not marker:
            self.__order.pop(key, None)
            return value
        if default is marker:
            raise KeyError(key)
        return default

    def setdefault(self, key, default=None):
        """Return the value of a key, which is set if it is missing."""
        if key in self:
            return self[key]
        self[key] = default
        return default

    @recursive_repr()
    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        return f'{self.__class__.__name__}({dict(self.items())!r})'

    def __reduce__(self):
        state = self.__getstate__()
        if isinstance(state, tuple):
            state, slots = state
        else:
            slots = {}
        state = {name: value for name, value in (state or {}).items() if name != '_OrderedDict__order'}
        if slots:
            return self.__class__, (), (state or None, slots), None, iter(self.items())
        return self.__class__, (), state or None, None, iter(self.items())

    def copy(self):
        """Return a copy."""
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """Return one whose keys come from an iterable, all with a value."""
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(a is b or a == b for a, b in zip(self, other))
        return dict.__eq__(self, other)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new


def _count_elements(mapping, iterable) -> None:
    """Count items in a mapping."""
    get = mapping.get
    for each in iterable:
        mapping[each] = get(each, 0) + 1
