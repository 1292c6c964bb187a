"""A cached function may be called while its cache compares the arguments of another call."""

import functools


@functools.lru_cache(maxsize=10)
def cached(argument):
    return argument


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        if self.number == 2:
            cached(Key(1))
        return self.number == other.number


cached(Key(2))
print(cached(Key(2)).number, cached(Key(2)).number)
print(cached.cache_info()[1:])
