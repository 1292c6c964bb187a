"""All who ask for a plain weak reference to an object get the same one."""

import gc
import weakref


class Target:
    pass


class Reference(weakref.ref):
    pass


target = Target()
plain = weakref.ref(target)
print(plain is weakref.ref(target), plain is weakref.ref(target, None))
print(plain is weakref.ref(target, print), plain == weakref.ref(target, print))
print(Reference(target) is Reference(target), Reference(target) is plain)
print(target.__weakref__ is plain, weakref.getweakrefs(target)[0] is plain)
print(weakref.ref(Target) is weakref.ref(Target))
called = weakref.ref(target, lambda reference: print('gone', reference() is None, reference.__callback__))
print(called.__callback__ is not None)
del target
gc.collect()
print(plain(), called.__callback__)
