"""Results that `lru_cache` and `cache` remember, by the kinds of arguments."""

from functools import cache, lru_cache

calls = []


@cache
def remembered(*args, **kwargs):
    calls.append((args, kwargs))
    return len(calls)


@lru_cache(maxsize=2)
def few(value):
    calls.append(value)
    return -value


@lru_cache(typed=True, maxsize=None)
def by_class(value):
    return type(value).__name__


class Key:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value

    def __hash__(self):
        return hash(self.value)


class Text(str):
    pass


arguments = [(), (1,), (1.0,), (True,), ("a",), (Text("a"),), (1, 2), (1.0, 2.0), ("a", None), (None,), (Key(1),), ((1, 2),), (b"a",), (2**70,), (-1,), (-2,)]
for _ in range(3):
    print([remembered(*values) for values in arguments])
print(remembered(1, a=2), remembered(1, a=2), remembered(a=2), remembered.cache_info())
for _ in range(2):
    try:
        remembered([])
    except TypeError as error:
        print(error)
print([few(value) for value in (1, 2, 1, 3, 1, 2)], few.cache_info())
print([by_class(value) for value in (1, 1.0, True, 1, 1.0, True)], by_class.cache_info())
remembered.cache_clear()
print(remembered(1), remembered.cache_info())


@cache
def fibonacci(number):
    return number if number < 2 else fibonacci(number - 1) + fibonacci(number - 2)


print(fibonacci(120), fibonacci.cache_info())


class Owner:
    @cache
    def method(self, value):
        return value * 2

    def __hash__(self):
        return 1


owner = Owner()
print(owner.method(2), owner.method(2), Owner.method.cache_info())
