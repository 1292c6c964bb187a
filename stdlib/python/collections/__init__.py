"""Containers beyond the built-in ones."""

try:
    from _collections import (
        OrderedDict,
        _count_elements,
        _deque_iterator,
        defaultdict,
        deque,
    )
except ImportError:
    # What is only there natively is missing then, as in CPython.
    from _py_ordered_dict import OrderedDict, _count_elements

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
           'namedtuple']


def __getattr__(name: str):
    # These are written against the abstract classes, which most programs do not need.
    if name in ('ChainMap', 'UserDict', 'UserList', 'UserString'):
        from . import _wrappers
        value = globals()[name] = getattr(_wrappers, name)
        return value
    if name == 'abc':
        import _collections_abc
        return _collections_abc
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


try:
    from _collections import _tuplegetter
except ImportError:
    def _tuplegetter(index: int, doc: str):
        return property(lambda self: self[index], doc=doc)


def _checked_names(typename: str, field_names, rename: bool) -> list:
    from keyword import iskeyword
    names = field_names.replace(',', ' ').split() if isinstance(field_names, str) else field_names
    names = [str(name) for name in names]
    if rename:
        seen = set()
        for index, name in enumerate(names):
            if not name.isidentifier() or iskeyword(name) or name.startswith('_') or name in seen:
                names[index] = f'_{index}'
            seen.add(name)
    for name in [typename, *names]:
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in names:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    return names


def namedtuple(typename: str, field_names, *, rename: bool = False, defaults=None, module: str | None = None) -> type:
    """Make a class of tuples whose items have names too."""
    import sys
    typename = sys.intern(str(typename))
    names = tuple(sys.intern(name) for name in _checked_names(typename, field_names, rename))
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError('Got more default values than field names')
        field_defaults = dict(zip(names[len(names) - len(defaults):], defaults))
    count = len(names)
    listed = ', '.join(names)
    arguments = f'{listed},' if names else ''

    # Compiled, so that its signature and its errors are those of a function with these parameters.
    namespace = {'_tuple_new': tuple.__new__, '__builtins__': {}, '__name__': f'namedtuple_{typename}'}
    __new__ = eval(f'lambda _cls, {arguments}: _tuple_new(_cls, ({arguments}))', namespace)
    __new__.__name__ = '__new__'
    __new__.__doc__ = f'Create new instance of {typename}({listed})'
    if defaults is not None:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != count:
            raise TypeError(f'Expected {count} arguments, got {len(result)}')
        return result

    _make.__func__.__doc__ = f'Make a {typename} of the items of an iterable.'

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, names, self))
        if kwds:
            raise TypeError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    _replace.__doc__ = f'Return a {typename} like this one, except for the fields passed by keyword.'
    template = f"({', '.join(f'{name}=%r' for name in names)})"

    def __repr__(self):
        """Return the name of the class and the fields, as a call that makes an equal tuple."""
        return self.__class__.__name__ + template % tuple(self)

    def _asdict(self):
        """Return the fields as a dict, in order."""
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        """Give the fields as the arguments with which a copy is made."""
        return tuple(self)

    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'
    members = {
        '__doc__': f'{typename}({listed})',
        '__slots__': (),
        '_fields': names,
        '_field_defaults': field_defaults,
        '__new__': __new__,
        '_make': _make,
        '__replace__': _replace,
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': names,
    }
    for index, name in enumerate(names):
        members[name] = _tuplegetter(index, sys.intern(f'Alias for field number {index}'))
    result = type(typename, (tuple,), members)
    if module is None:
        # The class belongs to the caller's module, which is where pickle looks for it.
        try:
            module = sys._getframemodulename(1) or '__main__'
        except AttributeError:
            module = sys._getframe(1).f_globals.get('__name__', '__main__')
    result.__module__ = module
    return result


class Counter(dict):
    """A dict from things to how often they occur; what is not in it occurs 0 times."""

    def __init__(self, iterable=None, /, **kwds) -> None:
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key) -> int:
        return 0

    def total(self) -> int:
        """Return the sum of the counts."""
        return sum(self.values())

    def most_common(self, n: int | None = None) -> list:
        """Return the `n` most frequent things with their counts, or all of them, the most frequent first."""
        if n is None:
            return sorted(self.items(), key=_count_of, reverse=True)
        from heapq import nlargest
        return nlargest(n, self.items(), key=_count_of)

    def elements(self):
        """Iterate over each thing as often as it occurs."""
        from itertools import chain, repeat, starmap
        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        """Counters have no such constructor."""
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds) -> None:
        """Count the things of an iterable, or add the counts of a mapping."""
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    for thing, count in iterable.items():
                        self[thing] = count + self.get(thing, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds) -> None:
        """Take away instead of adding; counts may fall below zero."""
        if iterable is not None:
            if _is_mapping(iterable):
                for thing, count in iterable.items():
                    self[thing] = self.get(thing, 0) - count
            else:
                for thing in iterable:
                    self[thing] = self.get(thing, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """Return a shallow copy."""
        return self.__class__(self)

    def __reduce__(self) -> tuple:
        return self.__class__, (dict(self),)

    def __delitem__(self, elem) -> None:
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self) -> str:
        if not self:
            return f'{self.__class__.__name__}()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            # Counts that cannot be compared.
            shown = dict(self)
        return f'{self.__class__.__name__}({shown!r})'

    def __eq__(self, other) -> bool:
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[thing] == other[thing] for each in (self, other) for thing in each)

    def __ne__(self, other) -> bool:
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other) -> bool:
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[thing] <= other[thing] for each in (self, other) for thing in each)

    def __lt__(self, other) -> bool:
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other) -> bool:
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[thing] >= other[thing] for each in (self, other) for thing in each)

    def __gt__(self, other) -> bool:
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    __hash__ = None

    # The results below keep positive counts only.

    def _combined(self, other, combine):
        result = Counter()
        for thing in [*self, *(thing for thing in other if thing not in self)]:
            count = combine(self[thing], other[thing])
            if count > 0:
                result[thing] = count
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, max)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, min)

    def __pos__(self):
        return self._kept(lambda count: count)

    def __neg__(self):
        return self._kept(lambda count: -count)

    def _kept(self, change):
        result = Counter()
        for thing, count in self.items():
            count = change(count)
            if count > 0:
                result[thing] = count
        return result

    def _keep_positive(self):
        for thing in [thing for thing, count in self.items() if not count > 0]:
            del self[thing]
        return self

    def __iadd__(self, other):
        for thing, count in other.items():
            self[thing] += count
        return self._keep_positive()

    def __isub__(self, other):
        for thing, count in other.items():
            self[thing] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for thing, count in other.items():
            if count > self[thing]:
                self[thing] = count
        return self._keep_positive()

    def __iand__(self, other):
        for thing, count in self.items():
            if other[thing] < count:
                self[thing] = other[thing]
        return self._keep_positive()


def _count_of(item: tuple):
    return item[1]


def _is_mapping(obj: object) -> bool:
    if isinstance(obj, dict):
        return True
    if isinstance(obj, (list, tuple, str, set, frozenset)):
        return False
    from _collections_abc import Mapping
    return isinstance(obj, Mapping)
