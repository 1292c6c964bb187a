"""The class of what `cache_info` gives has a name of its own."""
import functools


@functools.lru_cache(maxsize=2)
def double(value):
    return value * 2


double(1)
info = double.cache_info()
print(info, type(info).__name__, type(info).__qualname__, type(info).__module__, info._fields, info.hits, info == (0, 1, 2, 1))
