"""How objects are copied and pickled that do not say it themselves."""

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table: dict = {}


def pickle(ob_type: type, pickle_function, constructor_ob=None) -> None:
    """Have `pickle_function(obj)` reduce the objects of a type."""
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object) -> None:
    """Check that something can be called."""
    if not callable(object):
        raise TypeError('constructors must be callable')


def pickle_complex(c: complex) -> tuple:
    """Reduce a complex number."""
    return complex, (c.real, c.imag)


pickle(complex, pickle_complex, complex)


def pickle_union(obj) -> tuple:
    """Reduce a union of types."""
    import functools
    import operator
    return functools.reduce, (operator.or_, obj.__args__)


pickle(type(int | str), pickle_union)


def pickle_super(obj) -> tuple:
    """Reduce a `super` object, which itself does as another object."""
    return super, (obj.__thisclass__, obj.__self__)


pickle(super, pickle_super)


def _reconstructor(cls: type, base: type, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


_HEAPTYPE = 1 << 9
# Streams that are made bare, and filled by what a class adds to them.
_BARE_STREAMS = {'BufferedReader', 'BufferedWriter', 'BufferedRandom', 'TextIOWrapper'}
_new_type = type(int.__new__)


def _reduce_ex(self, proto: int) -> tuple:
    """Reduce an object for the protocols 0 and 1."""
    assert proto < 2
    cls = self.__class__
    for base in cls.__mro__:
        if hasattr(base, '__flags__') and not base.__flags__ & _HEAPTYPE:
            break
        new = base.__new__
        if isinstance(new, _new_type) and new.__self__ is base:
            break
    else:
        base = object
    if base.__module__ == '_io' and base.__name__ in _BARE_STREAMS:
        return __newobj__, (cls,), self.__getstate__()
    if base is object:
        state = None
    else:
        if base is cls:
            raise TypeError(f'cannot pickle {cls.__name__!r} object')
        state = base(self)
    args = cls, base, state
    try:
        getstate = self.__getstate__
    except AttributeError:
        if getattr(self, '__slots__', None):
            raise TypeError(f'cannot pickle {cls.__name__!r} object: a class that defines __slots__ without '
                            f'defining __getstate__ cannot be pickled with protocol {proto}') from None
        try:
            values = self.__dict__
        except AttributeError:
            values = None
    else:
        if getattr(self, '__slots__', None) and type(self).__getstate__ is object.__getstate__:
            raise TypeError('a class that defines __slots__ without defining __getstate__ cannot be pickled')
        values = getstate()
    return (_reconstructor, args, values) if values else (_reconstructor, args)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _slotnames(cls: type) -> list:
    """Return the names of the slots of a class and its bases, which are kept in the class."""
    names = cls.__dict__.get('__slotnames__')
    if names is not None:
        return names
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                stripped = base.__name__.lstrip('_')
                name = f'_{stripped}{name}' if stripped else name
            names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        # Not every class takes attributes.
        pass
    return names


_extension_registry: dict = {}
_inverted_registry: dict = {}
_extension_cache: dict = {}


def add_extension(module: str, name: str, code: int) -> None:
    """Have a short code stand for a global name in pickles."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f'key {key} is already registered with code {_extension_registry[key]}')
    if code in _inverted_registry:
        raise ValueError(f'code {code} is already in use for key {_inverted_registry[code]}')
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module: str, name: str, code: int) -> None:
    """Take a code back."""
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache() -> None:
    """Forget which objects the codes stand for."""
    _extension_cache.clear()
