"""The special methods of mocks."""

from ._mock_calls import DEFAULT

__unittest = True

_NUMERICS = 'add sub mul matmul truediv floordiv mod lshift rshift and xor or pow'

magic_methods = (
    'lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit divmod rdivmod neg pos abs invert '
    'complex int float index round trunc floor ceil bool next fspath aiter '
)
numerics = _NUMERICS
inplace = ' '.join('i' + name for name in _NUMERICS.split())
right = ' '.join('r' + name for name in _NUMERICS.split())

# Not set up by themselves, but they can be set.
_non_defaults = {
    '__get__', '__set__', '__delete__', '__reversed__', '__missing__', '__reduce__', '__reduce_ex__',
    '__getinitargs__', '__getnewargs__', '__getstate__', '__setstate__', '__getformat__', '__repr__', '__dir__',
    '__subclasses__', '__format__', '__getnewargs_ex__',
}
_magics = {f'__{name}__' for name in ' '.join([magic_methods, numerics, inplace, right]).split()} | {'__hash__'}
_async_method_magics = {'__aenter__', '__aexit__', '__anext__'}
_sync_async_magics = {'__aiter__'}
_async_magics = _async_method_magics | _sync_async_magics
_magics |= {'__iter__'}
_all_sync_magics = _magics | _non_defaults
_all_magics = _all_sync_magics | _async_magics

_calculate_return_value = {
    '__hash__': lambda self: object.__hash__(self),
    '__str__': lambda self: object.__str__(self),
    '__sizeof__': lambda self: object.__sizeof__(self),
    '__fspath__': lambda self: f'{type(self).__name__}/{self._extract_mock_name()}/{id(self)}',
}

_return_values = {
    '__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented, '__ge__': NotImplemented,
    '__int__': 1, '__contains__': False, '__len__': 0, '__exit__': False, '__complex__': 1j, '__float__': 1.0,
    '__bool__': True, '__index__': 1, '__aexit__': False,
}


def _is_magic(name):
    return '__%s__' % name[2:-2] == name


def _get_eq(self):
    def __eq__(other):
        value = self.__eq__._mock_return_value
        if value is not DEFAULT:
            return value
        return True if self is other else NotImplemented
    return __eq__


def _get_ne(self):
    def __ne__(other):
        if self.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if self is other else NotImplemented
    return __ne__


def _get_iter(self):
    def __iter__():
        value = self.__iter__._mock_return_value
        # An iterator is handed out as it is, and is used up by the first loop.
        return iter([] if value is DEFAULT else value)
    return __iter__


def _get_async_iter(self):
    def __aiter__():
        value = self.__aiter__._mock_return_value
        return _AsyncIterator(iter([] if value is DEFAULT else value))
    return __aiter__


_side_effect_methods = {'__eq__': _get_eq, '__ne__': _get_ne, '__iter__': _get_iter, '__aiter__': _get_async_iter}


class _AsyncIterator:
    """An iterator whose items are awaited."""

    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        for item in self.iterator:
            return item
        raise StopAsyncIteration


def _set_return_value(mock, method, name):
    """Give the mock of a special method what the method returns unless told otherwise."""
    if name in _return_values:
        method.return_value = _return_values[name]
    elif name in _calculate_return_value:
        method.return_value = _calculate_return_value[name](mock)
    elif name in _side_effect_methods:
        method.side_effect = _side_effect_methods[name](mock)


class MagicProxy:
    """Stands in a mock's class for a special method until it is used."""

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def create_mock(self):
        """Make the mock of the method and put it into the class."""
        parent = self.parent
        method = parent._get_child_mock(name=self.name, _new_name=self.name, _new_parent=parent)
        setattr(parent, self.name, method)
        _set_return_value(parent, method, self.name)
        return method

    def __get__(self, obj, _type=None):
        return self.create_mock()


class MagicMixin:
    """Sets up the special methods."""

    def __init__(self, /, *args, **kwargs):
        # Both, because the constructor may look at special methods, and may say which there are.
        self._mock_set_magics()
        super().__init__(*args, **kwargs)
        self._mock_set_magics()

    _mock_magic_names = _magics | _async_method_magics

    def _mock_set_magics(self):
        wanted = self._mock_magic_names
        methods = getattr(self, '_mock_methods', None)
        if methods is not None:
            wanted = wanted.intersection(methods)
            for name in self._mock_magic_names - wanted:
                if name in type(self).__dict__:
                    delattr(self, name)
        cls = type(self)
        for name in wanted - set(cls.__dict__):
            setattr(cls, name, MagicProxy(name, self))
