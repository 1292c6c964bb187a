"""A dataclass with slots is a new class: `super()` and `__class__` in its methods mean that one."""

from dataclasses import dataclass


class Base:
    def describe(self):
        return 'base'


@dataclass(slots=True)
class Point(Base):
    x: int = 0

    def describe(self):
        return super().describe() + f' and {__class__ is Point}'

    @property
    def own(self):
        return __class__ is Point

    @own.setter
    def own(self, value):
        print('set', value, __class__ is Point)


@dataclass(slots=True, frozen=True)
class Frozen:
    x: int


@dataclass(slots=True, frozen=True)
class Below(Frozen):
    y: int = 2


point = Point(1)
print(point.describe(), point.own)
point.own = 5
for action in (lambda: setattr(Below(1), 'x', 5), lambda: setattr(Below(1), 'z', 5), lambda: delattr(Below(1), 'y')):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(Point.__slots__, Below.__slots__, Below(1))
