"""The size of an lru_cache may be any integer; one below 1 keeps nothing."""
import functools

for size in (2**62, 2**63 - 1, 1, 0, -5, True, None):
    cached = functools.lru_cache(size)(lambda text: text.upper())
    print(size, cached("a"), cached("a"), cached.cache_info())
try:
    functools.lru_cache("5")
except TypeError as error:
    print(error)
