"""Subclasses of `weakref.ref` may take further arguments; the class itself takes none by name."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


import copy
import weakref


class Target:
    pass


class Keyed(weakref.ref):
    def __init__(self, target, callback=None, **attributes):
        super().__init__(target, callback)
        for name, value in attributes.items():
            setattr(self, name, value)


target = Target()
keyed = Keyed(target, key='k', other=2)
print(keyed() is target, keyed.key, keyed.other)
attempt(lambda: weakref.ref(target, callback=None))
attempt(lambda: weakref.ref())
attempt(lambda: weakref.ref(target, None, 1))
attempt(lambda: weakref.ref(5))
print(repr(weakref.ref(Target)).endswith(' (Target)>'), repr(weakref.ref(target)).endswith(')>'))
print(copy.copy(weakref.ref(target)) is weakref.ref(target), copy.deepcopy(weakref.ref(target)) is weakref.ref(target))
