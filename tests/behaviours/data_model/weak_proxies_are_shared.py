"""All who ask for a plain proxy of an object get the same one, which is listed among its weak references."""

import gc
import weakref


class Target:
    value = 1


class Callable:
    def __call__(self):
        return 'called'


target = Target()
proxy = weakref.proxy(target)
print(proxy is weakref.proxy(target), proxy is weakref.proxy(target, None), proxy is weakref.proxy(target, print))

reference = weakref.ref(target)
print(any(each is proxy for each in weakref.getweakrefs(target)), any(each is reference for each in weakref.getweakrefs(target)))
called = Callable()
print(weakref.proxy(called) is weakref.proxy(called), weakref.proxy(called)(), type(weakref.proxy(called)).__name__)
del target
gc.collect()
try:
    proxy.value
except ReferenceError as error:
    print(error)
