"""A mappingproxy shows a mapping and changes nothing."""

from types import MappingProxyType


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


table = {"a": 1}
proxy = MappingProxyType(table)


attempt(lambda: (table.update(b=2), proxy["b"], len(proxy), "a" in proxy, list(proxy), proxy | {"c": 3}, proxy == table))
attempt(lambda: (proxy.get("z", 0), proxy.copy(), list(reversed(proxy)), repr(proxy)))
attempt(lambda: proxy.__setitem__)
attempt(lambda: proxy["zz"])
attempt(lambda: MappingProxyType([1]))
attempt(lambda: MappingProxyType(5))
attempt(lambda: MappingProxyType())
attempt(lambda: hash(proxy))
