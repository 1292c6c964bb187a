"""The proxy of a frame's variables has the methods of a mapping, and gives lists where a dict gives views."""
import sys


def function(a, b=2):
    proxy = sys._getframe().f_locals
    c = 3
    print(proxy.get('a'), proxy.get('missing'), proxy.get('missing', 0), proxy.setdefault('c', 9))
    print([name for name in proxy.keys() if name != 'proxy'])
    print(type(proxy.keys()), type(proxy.values()), type(proxy.items()), type(proxy.copy()))
    print([pair for pair in proxy.items() if pair[0] in 'abc'])
    print(list(reversed(proxy)))
    print(len(proxy), bool(proxy), type(proxy).__name__)
    return c


function(1)
