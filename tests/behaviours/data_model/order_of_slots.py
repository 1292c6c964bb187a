"""Slots lie in the order of their names, so classes that name the same ones in another order agree."""


class First:
    __slots__ = ('b', 'a', 'c')


class Second:
    __slots__ = ['c', 'b', 'a']


value = First()
value.a, value.b, value.c = 'abc'
value.__class__ = Second
print(type(value).__name__, value.a, value.b, value.c)
print([name for name in First.__dict__ if not name.startswith('__')], First.__slots__)
