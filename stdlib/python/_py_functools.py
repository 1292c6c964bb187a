"""What `functools` needs of `_functools`, for an interpreter that has it not."""

from reprlib import recursive_repr
from types import GenericAlias, MethodType

__all__ = ['Placeholder', '_lru_cache_wrapper', 'cmp_to_key', 'partial', 'reduce']

_NOTHING = object()


class _PlaceholderType:
    """The type of `Placeholder`, which stands for an argument that is given later."""

    _only = None

    def __new__(cls):
        if cls._only is None:
            cls._only = object.__new__(cls)
        return cls._only

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"type '{_PlaceholderType.__name__}' is not an acceptable base type")

    def __repr__(self):
        return 'Placeholder'

    def __reduce__(self):
        return 'Placeholder'


Placeholder = _PlaceholderType()


def reduce(function, sequence, initial=_NOTHING):
    """Apply a function of two arguments from left to right, so that one value is left."""
    items = iter(sequence)
    if initial is _NOTHING:
        try:
            value = next(items)
        except StopIteration:
            raise TypeError('reduce() of empty iterable with no initial value') from None
    else:
        value = initial
    for item in items:
        value = function(value, item)
    return value


def cmp_to_key(mycmp):
    """Make a key of a function that compares two values."""
    class K:
        __slots__ = ['obj']

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None
    return K


def _places(args: tuple) -> int:
    return sum(1 for each in args if each is Placeholder)


def _merged(earlier: tuple, later: tuple) -> tuple:
    # Arguments that come later fill the places of those that were left open, and follow the others.
    given = iter(later)
    filled = [next(given, Placeholder) if each is Placeholder else each for each in earlier]
    return (*filled, *given)


class partial:
    """A function together with some of its arguments."""

    __slots__ = 'func', 'args', 'keywords', '__dict__', '__weakref__'

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if args and args[-1] is Placeholder:
            raise TypeError('trailing Placeholders are not allowed')
        for value in keywords.values():
            if value is Placeholder:
                raise TypeError('Placeholder cannot be passed as a keyword argument')
        if isinstance(func, partial):
            args = _merged(func.args, args)
            if args and args[-1] is Placeholder:
                while args and args[-1] is Placeholder:
                    args = args[:-1]
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        missing = _places(self.args)
        if missing:
            if len(args) < missing:
                raise TypeError("missing positional arguments in 'partial' call; expected "
                                f'at least {missing}, got {len(args)}')
            args = _merged(self.args, args)
        else:
            args = self.args + args
        return self.func(*args, **{**self.keywords, **keywords})

    @recursive_repr()
    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func), *map(repr, self.args)]
        parts += [f'{name}={value!r}' for name, value in self.keywords.items()]
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def __get__(self, obj, objtype=None):
        return self if obj is None else MethodType(self, obj)

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple):
            raise TypeError('argument to __setstate__ must be a tuple')
        if len(state) != 4:
            raise TypeError(f'expected 4 items in state, got {len(state)}')
        func, args, keywords, namespace = state
        if (not callable(func) or not isinstance(args, tuple)
                or (keywords is not None and not isinstance(keywords, dict))
                or (namespace is not None and not isinstance(namespace, dict))):
            raise TypeError('invalid partial state')
        if args and args[-1] is Placeholder:
            raise TypeError('trailing Placeholders are not allowed')
        self.__dict__.clear()
        self.__dict__.update(namespace or {})
        self.func = func
        self.args = tuple(args)
        self.keywords = dict(keywords or {})

    __class_getitem__ = classmethod(GenericAlias)


# A program may have the length of things kept by this too.
_length = len


class _Key(list):
    # Its hash is computed once.
    __slots__ = ['hash']

    def __init__(self, values):
        self[:] = values
        self.hash = hash(values)

    def __hash__(self):
        return self.hash


def _key_of(args, keywords, typed):
    key = args
    if keywords:
        key += (_NOTHING,)
        for item in keywords.items():
            key += item
    if typed:
        key += tuple(type(value) for value in args) + tuple(type(value) for value in keywords.values())
    elif _length(key) == 1 and type(key[0]) in (int, str):
        return key[0]
    return _Key(key)


def _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo):
    from threading import RLock
    # Each result with the number of its last use. Comparing keys may call this again, so a use leaves `results` alone:
    # `uses` has the keys by these numbers, in their order.
    results: dict = {}
    uses: dict = {}
    hits = misses = use = 0
    lock = RLock()

    def wrapper(*args, **keywords):
        nonlocal hits, misses, use
        if maxsize == 0:
            misses += 1
            return user_function(*args, **keywords)
        key = _key_of(args, keywords, typed)
        with lock:
            entry = results.get(key)
            if entry is not None:
                hits += 1
                value, last = entry
                if maxsize is not None and last in uses:
                    use += 1
                    uses[use] = uses.pop(last)
                    entry[1] = use
                return value
            misses += 1
        value = user_function(*args, **keywords)
        if maxsize is None:
            results[key] = [value, 0]
            return value
        with lock:
            if key not in results:
                if _length(uses) >= maxsize:
                    oldest = uses.pop(next(iter(uses)))
                    results.pop(oldest, None)
                use += 1
                uses[use] = key
                results[key] = [value, use]
        return value

    def cache_info():
        """Report hits, misses and sizes."""
        with lock:
            return _CacheInfo(hits, misses, maxsize, _length(results))

    def cache_clear():
        """Forget all results."""
        nonlocal hits, misses
        with lock:
            results.clear()
            uses.clear()
            hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper
