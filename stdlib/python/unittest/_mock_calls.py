"""Calls of mocks as values that compare and print well, and other values with a meaning of their own."""

__unittest = True


class _SentinelObject:
    """A value with a name, and with nothing else."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'

    def __reduce__(self):
        return f'sentinel.{self.name}'


class _Sentinel:
    """Makes a value for each attribute that is asked for, always the same for a name."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':
            # Asked for by tools that look for classes.
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return 'sentinel'


sentinel = _Sentinel()

DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _ANY()


def _format_call_signature(name, args, kwargs):
    parts = [repr(argument) for argument in args]
    parts += [f'{key}={value!r}' for key, value in kwargs.items()]
    return f'{name}({", ".join(parts)})'


def _parts_of(value):
    """Return name, arguments and keyword arguments of a call written as a tuple, or None if it is none."""
    size = len(value)
    if size == 3:
        return tuple(value)
    if size == 0:
        return '', (), {}
    if size == 1:
        only, = value
        if isinstance(only, tuple):
            return '', only, {}
        return (only, (), {}) if isinstance(only, str) else ('', (), only)
    if size == 2:
        first, second = value
        if isinstance(first, str):
            return (first, second, {}) if isinstance(second, tuple) else (first, (), second)
        return '', first, second
    return None


class _Call(tuple):
    """A call: its arguments, or also the name of what was called. Attributes and calls of it make longer ones."""

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        if len(value) == 3:
            name, args, kwargs = value
        elif len(value) == 2:
            first, second = value
            if isinstance(first, str):
                name = first
                args, kwargs = (second, kwargs) if isinstance(second, tuple) else (args, second)
            else:
                args, kwargs = first, second
        elif len(value) == 1:
            only, = value
            if isinstance(only, str):
                name = only
            elif isinstance(only, tuple):
                args = only
            else:
                kwargs = only
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            parts = _parts_of(other) if len(other) <= 3 else None
        except TypeError:
            return NotImplemented
        own_parent, other_parent = getattr(self, '_mock_parent', None), getattr(other, '_mock_parent', None)
        if own_parent and other_parent and own_parent != other_parent:
            return False
        if parts is None:
            return False
        name, args, kwargs = ('', *self) if len(self) == 2 else self
        other_name, other_args, other_kwargs = parts
        if name and other_name != name:
            return False
        # The other side is on the left, so that ANY in expectations decides.
        return (other_args, other_kwargs) == (args, kwargs)

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + '()', parent=self)

    def __getattr__(self, attribute):
        name = attribute if self._mock_name is None else f'{self._mock_name}.{attribute}'
        return _Call(name=name, parent=self, from_kall=False)

    def __getattribute__(self, attribute):
        # A mock may have attributes that tuples have.
        if attribute in ('count', 'index'):
            raise AttributeError
        return tuple.__getattribute__(self, attribute)

    @property
    def args(self):
        """The positional arguments."""
        return self[-2]

    @property
    def kwargs(self):
        """The keyword arguments."""
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return 'call' + name if name.startswith('()') else name
        name, args, kwargs = ('', *self) if len(self) == 2 else self
        if not name:
            name = 'call'
        elif name.startswith('()'):
            name = 'call' + name
        else:
            name = 'call.' + name
        return _format_call_signature(name, args, kwargs)

    def call_list(self):
        """Return the calls that this one consists of, one after another."""
        calls, each = [], self
        while each is not None:
            if each._mock_from_kall:
                calls.append(each)
            each = each._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)


class _CallList(list):
    """Calls; one list may be contained in another as consecutive items."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any(self[start:start + size] == value for start in range(len(self) - size + 1))

    def __repr__(self):
        text = list.__repr__(self)
        # The form that pprint gives: one line if it fits, else an item in each.
        if len(text) <= 80:
            return text
        return '[' + ',\n '.join(map(repr, self)) + ']'
