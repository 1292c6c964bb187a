"""What `operator` needs of `_operator`, for an interpreter that has it not."""

from builtins import abs as _abs


def lt(a, b, /):
    """Same as a < b."""
    return a < b


def le(a, b, /):
    """Same as a <= b."""
    return a <= b


def eq(a, b, /):
    """Same as a == b."""
    return a == b


def ne(a, b, /):
    """Same as a != b."""
    return a != b


def ge(a, b, /):
    """Same as a >= b."""
    return a >= b


def gt(a, b, /):
    """Same as a > b."""
    return a > b


def not_(a, /):
    """Same as not a."""
    return not a


def truth(a, /):
    """Return True if a is true, False otherwise."""
    return True if a else False


def is_(a, b, /):
    """Same as a is b."""
    return a is b


def is_not(a, b, /):
    """Same as a is not b."""
    return a is not b


def is_none(a, /):
    """Same as a is None."""
    return a is None


def is_not_none(a, /):
    """Same as a is not None."""
    return a is not None


def abs(a, /):
    """Same as abs(a)."""
    return _abs(a)


def index(a, /):
    """Same as a.__index__()."""
    return a.__index__()


def inv(a, /):
    """Same as ~a."""
    return ~a


invert = inv


def neg(a, /):
    """Same as -a."""
    return -a


def pos(a, /):
    """Same as +a."""
    return +a


# Those of two operands, with their forms in place.
_OPERATORS = {
    'add': '+', 'and_': '&', 'floordiv': '//', 'lshift': '<<', 'mod': '%', 'mul': '*', 'matmul': '@', 'or_': '|',
    'pow': '**', 'rshift': '>>', 'sub': '-', 'truediv': '/', 'xor': '^',
}
for _name, _sign in _OPERATORS.items():
    exec(f'def {_name}(a, b, /):\n    "Same as a {_sign} b."\n    return a {_sign} b\n'
         f'def i{_name.rstrip("_")}(a, b, /):\n    "Same as a {_sign}= b."\n    a {_sign}= b\n    return a\n')
del _name, _sign


def concat(a, b, /):
    """Same as a + b, for sequences."""
    if not hasattr(a, '__getitem__'):
        raise TypeError("'%s' object can't be concatenated" % type(a).__name__)
    return a + b


def iconcat(a, b, /):
    """Same as a += b, for sequences."""
    if not hasattr(a, '__getitem__'):
        raise TypeError("'%s' object can't be concatenated" % type(a).__name__)
    a += b
    return a


def contains(a, b, /):
    """Same as b in a."""
    return b in a


def countOf(a, b, /):
    """Return how often b is in a."""
    return sum(1 for each in a if each is b or each == b)


def delitem(a, b, /):
    """Same as del a[b]."""
    del a[b]


def getitem(a, b, /):
    """Same as a[b]."""
    return a[b]


def setitem(a, b, c, /):
    """Same as a[b] = c."""
    a[b] = c


def indexOf(a, b, /):
    """Return the first place of b in a."""
    for place, each in enumerate(a):
        if each is b or each == b:
            return place
    raise ValueError('sequence.index(x): x not in sequence')


def length_hint(obj, default=0, /):
    """Return an estimate of how many items an object has."""
    if not isinstance(default, int):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(default).__name__)
    try:
        return len(obj)
    except TypeError:
        pass
    try:
        hint = type(obj).__length_hint__
    except AttributeError:
        return default
    try:
        found = hint(obj)
    except TypeError:
        return default
    if found is NotImplemented:
        return default
    if not isinstance(found, int):
        raise TypeError('__length_hint__ must be integer, not %s' % type(found).__name__)
    if found < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return found


def call(obj, /, *args, **kwargs):
    """Same as obj(*args, **kwargs)."""
    return obj(*args, **kwargs)


class attrgetter:
    """Gets attributes: each by a name, or a path of names."""

    __slots__ = ('_attrs', '_call')

    def __init__(self, attr, /, *attrs):
        self._attrs = (attr, *attrs)
        for each in self._attrs:
            if not isinstance(each, str):
                raise TypeError('attribute name must be a string')

    @staticmethod
    def _follow(obj, path):
        for name in path.split('.'):
            obj = getattr(obj, name)
        return obj

    def __call__(self, obj, /):
        if len(self._attrs) == 1:
            return self._follow(obj, self._attrs[0])
        return tuple(self._follow(obj, path) for path in self._attrs)

    def __repr__(self):
        return '%s.%s(%s)' % ('operator', type(self).__qualname__, ', '.join(map(repr, self._attrs)))

    def __reduce__(self):
        return type(self), self._attrs


class itemgetter:
    """Gets items."""

    __slots__ = ('_items',)

    def __init__(self, item, /, *items):
        self._items = (item, *items)

    def __call__(self, obj, /):
        if len(self._items) == 1:
            return obj[self._items[0]]
        return tuple(obj[item] for item in self._items)

    def __repr__(self):
        return '%s.%s(%s)' % ('operator', type(self).__name__, ', '.join(map(repr, self._items)))

    def __reduce__(self):
        return type(self), self._items


class methodcaller:
    """Calls a method, with arguments."""

    __slots__ = ('_name', '_args', '_kwargs')

    def __init__(self, name, /, *args, **kwargs):
        self._name = name
        if not isinstance(name, str):
            raise TypeError('method name must be a string')
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name), *map(repr, self._args)]
        parts += [f'{name}={value!r}' for name, value in self._kwargs.items()]
        return '%s.%s(%s)' % ('operator', type(self).__name__, ', '.join(parts))

    def __reduce__(self):
        if not self._kwargs:
            return type(self), (self._name, *self._args)
        from functools import partial
        return partial(type(self), self._name, **self._kwargs), self._args
