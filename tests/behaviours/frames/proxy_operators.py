"""`|` and `|=` join the variables of a frame with dictionaries; anything else is refused."""
import sys


def function():
    a = 1
    proxy = sys._getframe().f_locals
    joined = proxy | {'b': 2}
    print(type(joined).__name__, joined['a'], joined['b'])
    print(({'a': 0, 'z': 26} | proxy)['a'])
    proxy |= {'a': 10}
    print(a)
    for attempt in (lambda: proxy | [1], lambda: proxy.update([1]), lambda: hash(proxy)):
        try:
            attempt()
        except TypeError as error:
            print(error)


function()
