"""Dicts, lists and strings to inherit from, and several mappings seen as one."""

from _collections_abc import Mapping, MutableMapping, MutableSequence, Sequence

__all__ = ['ChainMap', 'UserDict', 'UserList', 'UserString']

__name__ = 'collections'


class ChainMap(MutableMapping):
    """Several mappings seen as one: what is found first counts, and what is set goes into the first."""

    def __init__(self, *maps) -> None:
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        """Return the value for `key`, or `default`."""
        return self[key] if key in self else default

    def __len__(self) -> int:
        return len(set().union(*self.maps))

    def __iter__(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys |= dict.fromkeys(mapping)
        return iter(keys)

    def __contains__(self, key) -> bool:
        return any(key in mapping for mapping in self.maps)

    def __bool__(self) -> bool:
        return any(self.maps)

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        """Return a chain of one dict with these keys."""
        return cls(dict.fromkeys(iterable, value))

    def copy(self):
        """Return a chain with a copy of the first mapping and the others themselves."""
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """Return a chain with another mapping before the others."""
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        """The chain without its first mapping."""
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value) -> None:
        self.maps[0][key] = value

    def __delitem__(self, key) -> None:
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def popitem(self) -> tuple:
        """Remove a pair from the first mapping and return it."""
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def pop(self, key, *args):
        """Remove `key` from the first mapping and return its value."""
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def clear(self) -> None:
        """Empty the first mapping."""
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        result = self.copy()
        result.maps[0].update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        result = dict(other)
        for mapping in reversed(self.maps):
            result.update(mapping)
        return self.__class__(result)


class UserDict(MutableMapping):
    """A dict to inherit from, whose content is in `data`."""

    def __init__(self, dict=None, /, **kwargs) -> None:
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        missing = getattr(self.__class__, '__missing__', None)
        if missing is not None:
            return missing(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item) -> None:
        self.data[key] = item

    def __delitem__(self, key) -> None:
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key) -> bool:
        return key in self.data

    def get(self, key, default=None):
        """Return the value for `key`, or `default`."""
        return self[key] if key in self else default

    def __repr__(self) -> str:
        return repr(self.data)

    def __or__(self, other):
        if isinstance(other, UserDict):
            return self.__class__(self.data | other.data)
        if isinstance(other, dict):
            return self.__class__(self.data | other)
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, UserDict):
            return self.__class__(other.data | self.data)
        if isinstance(other, dict):
            return self.__class__(other | self.data)
        return NotImplemented

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def __copy__(self):
        result = self.__class__.__new__(self.__class__)
        result.__dict__.update(self.__dict__)
        result.__dict__['data'] = self.__dict__['data'].copy()
        return result

    def copy(self):
        """Return a shallow copy."""
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        return self.__copy__()

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """Return a dict with these keys."""
        result = cls()
        for key in iterable:
            result[key] = value
        return result


class UserList(MutableSequence):
    """A list to inherit from, whose content is in `data`."""

    def __init__(self, initlist=None) -> None:
        self.data = []
        if initlist is not None:
            self.data[:] = initlist.data if isinstance(initlist, UserList) else initlist

    def __repr__(self) -> str:
        return repr(self.data)

    @staticmethod
    def _plain(other):
        return other.data if isinstance(other, UserList) else other

    def __lt__(self, other):
        return self.data < self._plain(other)

    def __le__(self, other):
        return self.data <= self._plain(other)

    def __eq__(self, other):
        return self.data == self._plain(other)

    def __gt__(self, other):
        return self.data > self._plain(other)

    def __ge__(self, other):
        return self.data >= self._plain(other)

    def __contains__(self, item) -> bool:
        return item in self.data

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, i):
        return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item) -> None:
        self.data[i] = item

    def __delitem__(self, i) -> None:
        del self.data[i]

    def __add__(self, other):
        return self.__class__(self.data + list(self._plain(other)))

    def __radd__(self, other):
        return self.__class__(list(self._plain(other)) + self.data)

    def __iadd__(self, other):
        self.data += self._plain(other)
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        result = self.__class__.__new__(self.__class__)
        result.__dict__.update(self.__dict__)
        result.__dict__['data'] = self.__dict__['data'][:]
        return result

    def append(self, item) -> None:
        """Put `item` at the end."""
        self.data.append(item)

    def insert(self, i, item) -> None:
        """Put `item` before `i`."""
        self.data.insert(i, item)

    def pop(self, i=-1):
        """Remove the item at `i` and return it."""
        return self.data.pop(i)

    def remove(self, item) -> None:
        """Remove the first item that equals this one."""
        self.data.remove(item)

    def clear(self) -> None:
        """Remove everything."""
        self.data.clear()

    def copy(self):
        """Return a shallow copy."""
        return self.__class__(self)

    def count(self, item) -> int:
        """Return how often `item` occurs."""
        return self.data.count(item)

    def index(self, item, *args) -> int:
        """Return where `item` stands first."""
        return self.data.index(item, *args)

    def reverse(self) -> None:
        """Turn the list round."""
        self.data.reverse()

    def sort(self, /, *args, **kwds) -> None:
        """Sort the list."""
        self.data.sort(*args, **kwds)

    def extend(self, other) -> None:
        """Put the items at the end."""
        self.data.extend(self._plain(other))


class UserString(Sequence):
    """A string to inherit from, whose content is in `data`."""

    def __init__(self, seq) -> None:
        if isinstance(seq, str):
            self.data = seq
        elif isinstance(seq, UserString):
            self.data = seq.data[:]
        else:
            self.data = str(seq)

    def __str__(self) -> str:
        return str(self.data)

    def __repr__(self) -> str:
        return repr(self.data)

    def __int__(self) -> int:
        return int(self.data)

    def __float__(self) -> float:
        return float(self.data)

    def __complex__(self) -> complex:
        return complex(self.data)

    def __hash__(self) -> int:
        return hash(self.data)

    def __getnewargs__(self) -> tuple:
        return (self.data[:],)

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __contains__(self, char) -> bool:
        return _plain_string(char) in self.data

    def __eq__(self, string):
        return self.data == _plain_string(string)

    def __lt__(self, string):
        return self.data < _plain_string(string)

    def __le__(self, string):
        return self.data <= _plain_string(string)

    def __gt__(self, string):
        return self.data > _plain_string(string)

    def __ge__(self, string):
        return self.data >= _plain_string(string)

    def __add__(self, other):
        return self.__class__(self.data + (other.data if isinstance(other, UserString) else str(other)))

    def __radd__(self, other):
        return self.__class__(str(other) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    maketrans = str.maketrans

    def encode(self, encoding: str | None = 'utf-8', errors: str | None = 'strict') -> bytes:
        """Encode the string."""
        return self.data.encode('utf-8' if encoding is None else encoding, 'strict' if errors is None else errors)

    def join(self, seq) -> str:
        """Join strings with this one between them."""
        return self.data.join(seq)


def _plain_string(obj):
    return obj.data if isinstance(obj, UserString) else obj


def _forward(name: str, wraps: bool):
    # The methods of str that need nothing but plain arguments; some give a string of this class.
    original = getattr(str, name)

    def method(self, *args, **kwargs):
        result = original(self.data, *map(_plain_string, args), **kwargs)
        return self.__class__(result) if wraps else result

    method.__name__ = name
    method.__qualname__ = f'UserString.{name}'
    method.__doc__ = original.__doc__
    setattr(UserString, name, method)


for _name in ('capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace rjust rstrip '
              'strip swapcase title translate upper zfill').split():
    _forward(_name, True)
for _name in ('count endswith find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier '
              'islower isnumeric isprintable isspace istitle isupper partition rfind rindex rpartition rsplit split '
              'splitlines startswith').split():
    _forward(_name, False)
del _name
