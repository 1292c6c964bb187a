"""lru_cache() counts hits and misses and forgets the oldest."""

from functools import cache, lru_cache


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


@lru_cache(maxsize=2)
def double(value):
    return value * 2


attempt(lambda: ([double(1), double(2), double(1), double(3), double(2)], double.cache_info()))
attempt(lambda: double.cache_parameters())
attempt(lambda: (double.cache_clear(), double.cache_info()))
attempt(lambda: double([]))
attempt(lambda: double.__wrapped__(5))
attempt(lambda: cache(len)("abc"))
attempt(lambda: lru_cache(maxsize="a"))
attempt(lambda: lru_cache(typed=True)(lambda value: value)(1.0))
