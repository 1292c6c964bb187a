"""What a descriptor gives may be called where it is looked up."""
from collections import namedtuple
from functools import cached_property


class Pair(namedtuple('Pair', 'first second')):
    def third(self):
        return 'third'


class Slotted:
    __slots__ = ('call', 'other')


class Computed:
    @property
    def doubled(self):
        return lambda number: 2 * number

    @cached_property
    def cached(self):
        print('computing')
        return lambda: 'cached'

    @staticmethod
    def static(number):
        return number

    @classmethod
    def named(cls):
        return cls.__name__


def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


pair = Pair(str.upper, 3)
for _ in range(3):
    show(lambda: pair.first('up'))
    show(lambda: pair.second())
    show(lambda: pair.third())
    show(lambda: pair.fourth())
slotted = Slotted()
show(lambda: slotted.call())
slotted.call = len
for _ in range(2):
    show(lambda: slotted.call('four'))
    show(lambda: slotted.other(1))
computed = Computed()
for _ in range(2):
    show(lambda: computed.doubled(4))
    show(lambda: computed.cached())
    show(lambda: computed.static(5))
    show(lambda: computed.named())
computed.static = lambda: 'own'
show(lambda: computed.static())
show(lambda: (5).real(1))
show(lambda: ''.__class__(12))
show(lambda: pair.__class__.__name__.lower())
for each in (pair, Pair(int, str), Pair(pair.third, 1), (1, 2)):
    show(lambda: each.first('7'))
