"""`weakref_slot` adds a slot for weak references unless a base has one."""

import weakref
from dataclasses import dataclass


@dataclass(slots=True, weakref_slot=True)
class First:
    x: int


@dataclass(slots=True, weakref_slot=True)
class Below(First):
    y: int = 0


class Plain:
    pass


@dataclass(slots=True, weakref_slot=True)
class BelowPlain(Plain):
    z: int = 0


@dataclass(slots=True)
class Without:
    x: int


print(First.__slots__, Below.__slots__, BelowPlain.__slots__)
first = First(1)
reference = weakref.ref(first)
print(reference() is first, first.__weakref__ is reference)
try:
    weakref.ref(Without(1))
except TypeError as error:
    print(error)


class Consumed:
    __slots__ = iter(('a', 'b'))


try:
    @dataclass(slots=True)
    class Wrong(Consumed):
        c: int
except TypeError as error:
    print(error)
