"""functools: lru_cache, cache, partial, reduce and total_ordering."""
import functools


@functools.lru_cache(maxsize=None)
def fibonacci(number):
    return number if number < 2 else fibonacci(number - 1) + fibonacci(number - 2)


@functools.total_ordering
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __lt__(self, other):
        return self.number < other.number


print(fibonacci(80), fibonacci.cache_info().hits > 0, functools.partial(int, base=2)("101"), functools.reduce(lambda a, b: a * b, [1, 2, 3, 4], 10))
print(Version(1) <= Version(2), Version(3) > Version(2), Version(1) >= Version(2))
