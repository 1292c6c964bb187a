"""Names that the code does not have are kept beside its variables, and `locals()` shows them."""
import sys


def function():
    one = 1
    proxy = sys._getframe().f_locals
    proxy['two'] = 2
    proxy[3] = 'three'
    print(sorted(map(str, locals())))
    print(proxy.pop('two'), proxy.pop('two', None), 3 in proxy)
    del proxy[3]
    print(list(proxy))
    print(sys._getframe().f_locals == proxy, one)


function()
