"""Pickling and sizes look at the class of an object alone, never at the object."""

import sys
import weakref


class Guarded:
    def __getattr__(self, name):
        raise AssertionError(f'asked for {name}')


class Sized:
    def __init__(self):
        self.__sizeof__ = lambda: 1

    def __sizeof__(self):
        return 10_000


class Mapping(dict):
    def __getattr__(self, name):
        return self[name]


class Named:
    @property
    def __name__(self):
        return 'its name'


guarded = Guarded()
print(guarded.__reduce_ex__(2)[1:], guarded.__reduce_ex__(4)[1:])
print(sys.getsizeof(Sized()) >= 10_000)
mapping, named = Mapping(), Named()
print(repr(weakref.ref(mapping)).startswith('<weakref at '), repr(weakref.ref(named)).endswith(' (its name)>'))
