"""Dictionaries in which a key may have several values, as headers do."""

from collections.abc import KeysView as _KeysView
from collections.abc import Mapping, MutableMapping

__version__ = '7.2.1'
__all__ = ['CIMultiDict', 'CIMultiDictProxy', 'MultiDict', 'MultiDictProxy', 'MultiMapping', 'MutableMultiMapping',
           'getversion', 'istr', 'upstr']

_MISSING = object()


class istr(str):
    """Text that compares as text, and goes as a key of any capitalization."""


upstr = istr


class MultiMapping(Mapping):
    """What can be read of such dictionaries."""


class MutableMultiMapping(MultiMapping, MutableMapping):
    """What can be changed in them."""


class _Reading(MultiMapping):
    # Invariant: `_pairs` is a list of keys as they are looked up, keys as they were given, and values.

    __slots__ = ('_pairs',)

    @staticmethod
    def _key(key):
        if not isinstance(key, str):
            raise TypeError('MultiDict keys should be either str or subclasses of str')
        return key

    def getall(self, key, default=_MISSING) -> list:
        """Return all values of a key."""
        wanted = self._key(key)
        found = [value for known, _, value in self._pairs if known == wanted]
        if not found:
            if default is _MISSING:
                raise KeyError(key)
            return default
        return found

    def getone(self, key, default=_MISSING):
        """Return the first value of a key."""
        wanted = self._key(key)
        for known, _, value in self._pairs:
            if known == wanted:
                return value
        if default is _MISSING:
            raise KeyError(key)
        return default

    def get(self, key, default=None):
        """Return the first value of a key, or the default."""
        return self.getone(key, default)

    def __getitem__(self, key):
        wanted = self._key(key)
        for known, _, value in self._pairs:
            if known == wanted:
                return value
        raise KeyError(key)

    def __contains__(self, key) -> bool:
        if not isinstance(key, str):
            return False
        wanted = self._key(key)
        for pair in self._pairs:
            if pair[0] == wanted:
                return True
        return False

    def __len__(self) -> int:
        return len(self._pairs)

    def __iter__(self):
        # A key shows as it was given first.
        first = {}
        for known, key, _ in self._pairs:
            first.setdefault(known, key)
        return iter(list(first.values()))

    def keys(self):
        """Return the keys."""
        return KeysView(self)

    def values(self):
        """Return the values."""
        return _View(self, lambda pair: pair[2])

    def items(self):
        """Return keys and values."""
        return _View(self, lambda pair: (pair[1], pair[2]))

    def __eq__(self, other):
        if isinstance(other, _Reading):
            return [(key, value) for key, _, value in self._pairs] == [(key, value) for key, _, value in other._pairs]
        if not isinstance(other, Mapping):
            return NotImplemented
        return len(self) == len(other) and all(
            key in other and other[key] == value for _, key, value in self._pairs)

    __hash__ = None

    def __repr__(self) -> str:
        inside = ', '.join(f'{key!r}: {value!r}' for _, key, value in self._pairs)
        return f'<{type(self).__name__}({inside})>'


class KeysView(_KeysView):
    """The keys."""

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _View:
    __slots__ = ('_owner', '_part')

    def __init__(self, owner, part) -> None:
        self._owner = owner
        self._part = part

    def __iter__(self):
        return iter([self._part(pair) for pair in self._owner._pairs])

    def __len__(self) -> int:
        return len(self._owner._pairs)

    def __contains__(self, item) -> bool:
        return item in list(self)

    def __eq__(self, other):
        return sorted(self, key=repr) == sorted(other, key=repr)

    __hash__ = None

    def __repr__(self) -> str:
        return f'<{list(self)!r}>'


class MultiDict(_Reading, MutableMultiMapping):
    """A dictionary in which a key may have several values."""

    __slots__ = ()

    def __init__(self, arg=None, /, **kwargs) -> None:
        self._pairs = []
        if arg is not None or kwargs:
            self.extend(arg, **kwargs)

    def _triples(self, arg, kwargs) -> list:
        if isinstance(arg, _Reading):
            pairs = [(key, value) for _, key, value in arg._pairs]
        elif arg is None:
            pairs = []
        elif hasattr(arg, 'items'):
            pairs = list(arg.items())
        else:
            pairs = []
            for pair in arg:
                if len(pair) != 2:
                    raise ValueError(f'multidict update sequence element #{len(pairs)} has length {len(pair)}; '
                                     '2 is required')
                pairs.append(tuple(pair))
        pairs.extend(kwargs.items())
        return [(self._key(key), key, value) for key, value in pairs]

    def add(self, key, value) -> None:
        """Give a key one more value."""
        self._pairs.append((self._key(key), key, value))

    def extend(self, arg=None, /, **kwargs) -> None:
        """Add keys and values to those that are there."""
        self._pairs += self._triples(arg, kwargs)

    def merge(self, arg=None, /, **kwargs) -> None:
        """Add what has a new key."""
        known = {key for key, _, _ in self._pairs}
        self._pairs += [triple for triple in self._triples(arg, kwargs) if triple[0] not in known]

    def update(self, arg=None, /, **kwargs) -> None:
        """Put keys and values in place of those that are there."""
        triples = self._triples(arg, kwargs)
        fresh = {key for key, _, _ in triples}
        waiting = {}
        for triple in triples:
            waiting.setdefault(triple[0], []).append(triple)
        result = []
        for triple in self._pairs:
            if triple[0] not in fresh:
                result.append(triple)
            elif waiting.get(triple[0]):
                result.append(waiting[triple[0]].pop(0))
        self._pairs[:] = result + [triple for triple in triples if triple in waiting.get(triple[0], ())]

    def copy(self):
        """Return a copy."""
        return type(self)(self)

    def clear(self) -> None:
        """Remove everything."""
        self._pairs.clear()

    def __setitem__(self, key, value) -> None:
        wanted = self._key(key)
        for place, pair in enumerate(self._pairs):
            if pair[0] == wanted:
                self._pairs[place] = (wanted, key, value)
                self._pairs[place + 1:] = [pair for pair in self._pairs[place + 1:] if pair[0] != wanted]
                return
        self._pairs.append((wanted, key, value))

    def __delitem__(self, key) -> None:
        wanted = self._key(key)
        rest = [pair for pair in self._pairs if pair[0] != wanted]
        if len(rest) == len(self._pairs):
            raise KeyError(key)
        self._pairs[:] = rest

    def setdefault(self, key, default=None):
        """Return the first value of a key, which it gets if it has none."""
        found = self.getone(key, _MISSING) if key in self else _MISSING
        if found is _MISSING:
            self.add(key, default)
            return default
        return found

    def popone(self, key, default=_MISSING):
        """Remove and return the first value of a key."""
        wanted = self._key(key)
        for place, pair in enumerate(self._pairs):
            if pair[0] == wanted:
                del self._pairs[place]
                return pair[2]
        if default is _MISSING:
            raise KeyError(key)
        return default

    pop = popone

    def popall(self, key, default=_MISSING):
        """Remove and return all values of a key."""
        if key in self:
            found = self.getall(key)
            del self[key]
            return found
        if default is _MISSING:
            raise KeyError(key)
        return default

    def popitem(self) -> tuple:
        """Remove and return the last key and value."""
        if not self._pairs:
            raise KeyError('empty multidict')
        _, key, value = self._pairs.pop()
        return key, value


class _AnyCase:
    __slots__ = ()

    @staticmethod
    def _key(key):
        try:
            return key.lower()
        except AttributeError:
            raise TypeError('CIMultiDict keys should be either str or subclasses of str') from None


class CIMultiDict(_AnyCase, MultiDict):
    """The same for keys of any capitalization."""

    __slots__ = ()


class MultiDictProxy(_Reading):
    """A view of a `MultiDict` that cannot be changed."""

    __slots__ = ()
    _own = MultiDict

    def __init__(self, arg, /) -> None:
        if not isinstance(arg, _Reading):
            raise TypeError(f'ctor requires MultiDict or MultiDictProxy instance, not {type(arg)}')
        self._pairs = arg._pairs

    def copy(self):
        """Return a dictionary that can be changed."""
        return self._own(self)


class CIMultiDictProxy(_AnyCase, MultiDictProxy):
    """The same for keys of any capitalization."""

    __slots__ = ()
    _own = CIMultiDict


def getversion(md) -> int:
    """Return a number that is another after each change."""
    return id(md) ^ hash(tuple(map(repr, md._pairs)))
