"""Assigning `__class__` compares slots, dictionaries and room for weak references."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


def change(old, new):
    value = old()
    value.__class__ = new
    return type(value).__name__


class Plain:
    pass


class Empty:
    __slots__ = ()


class One:
    __slots__ = ('one',)


class AlsoOne:
    __slots__ = ('one',)


class Two:
    __slots__ = ('two',)


class WithDictionary:
    __slots__ = ('__dict__',)


class WithReferences:
    __slots__ = ('__weakref__',)


for old, new in ((One, AlsoOne), (One, Two), (Plain, Empty), (Plain, WithDictionary), (WithReferences, Empty),
                 (WithDictionary, WithReferences), (Plain, int)):
    attempt(lambda: change(old, new))
