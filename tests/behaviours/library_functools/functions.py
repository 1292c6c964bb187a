"""Caching, partial calls, wrapping, ordering and dispatch."""
import functools
from functools import (cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch,
                       singledispatchmethod, total_ordering, wraps)


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


calls = []


@lru_cache(maxsize=2)
def double(n):
    """Twice."""
    calls.append(n)
    return n * 2


print([double(n) for n in (1, 2, 1, 3, 2)], calls, double.cache_info(), double.__name__, double.__doc__)
print(double.cache_parameters(), double.__wrapped__(9))
double.cache_clear()
print(double.cache_info(), double.cache_info().hits)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@lru_cache
def plain(n, *, k=1):
    return n, k


print(plain(1), plain(1, k=1), plain.cache_info().currsize)
attempt(lru_cache, 'x')
attempt(fib, [])


def decorate(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        return 'wrapped', f(*args, **kwargs)
    return wrapper


@decorate
def named(a):
    """Doc."""
    return a


print(named(1), named.__name__, named.__doc__, named.__qualname__, named.__wrapped__(2))

add = partial(lambda a, b, c=0: (a, b, c), 1, c=3)
print(add(2), add.args, add.keywords, partial(add, 5)())
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 7))
attempt(reduce, lambda a, b: a, [])
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))


class Cell:
    def set(self, value, *, loud=False):
        self.value = value, loud

    alive = partialmethod(set, True)
    loud = partialmethod(set, loud=True)


cell = Cell()
cell.alive()
print(cell.value)
cell.loud('x')
print(cell.value)


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Version) else NotImplemented


a, b = Version(1), Version(2)
print(a < b, a <= b, a > b, a >= b, a <= a, a >= a, Version.__le__.__name__)
attempt(lambda: a <= 3)
attempt(total_ordering, type('Empty', (), {}))


@singledispatch
def show(value):
    return f'other {value}'


@show.register
def _(value: int):
    return f'int {value}'


@show.register(list)
@show.register(tuple)
def _(value):
    return f'sequence {value}'


show.register(str, lambda value: f'str {value}')
print(show(1), show(True), show([1]), show((2,)), show('s'), show(2.5), show.dispatch(bool)(3), list in show.registry)
attempt(show)
attempt(show.register, 3)


class Base:
    pass


class Derived(Base):
    pass


show.register(Base, lambda value: 'base')
print(show(Derived()), show(Base()))
import collections.abc
show.register(collections.abc.Mapping, lambda value: 'mapping')
print(show({}), show(collections.OrderedDict()))


class Formatter:
    @singledispatchmethod
    def format(self, value):
        return 'default'

    @format.register
    def _(self, value: int):
        return f'int {value}'


print(Formatter().format(3), Formatter().format('x'))


class Lazy:
    computed = 0

    @cached_property
    def value(self):
        """The value."""
        self.computed += 1
        return 42


lazy = Lazy()
print(lazy.value, lazy.value, lazy.computed, lazy.__dict__, Lazy.value.__doc__)
del lazy.value
print(lazy.value, lazy.computed)


class Slotted:
    __slots__ = ()

    @cached_property
    def value(self):
        return 1


attempt(lambda: Slotted().value)
print(functools.WRAPPER_UPDATES)
