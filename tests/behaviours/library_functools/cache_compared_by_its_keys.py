"""A cache is used again by the comparison of its keys, also without the native module."""

import sys

sys.modules["_functools"] = None
for name in ("functools", "_py_functools"):
    sys.modules.pop(name, None)
import functools


@functools.lru_cache(maxsize=10)
def same(value):
    return value


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        if self.number == 2:
            same(Key(1))
        return self.number == other.number


same(Key(1))
same(Key(2))
print(same(Key(2)).number, same.cache_info())


@functools.lru_cache(maxsize=3)
def double(number):
    return number * 2


for number in [1, 2, 3, 1, 4, 2, 1, 5, 1]:
    double(number)
print(double.cache_info())
double.cache_clear()
print(double.cache_info())
