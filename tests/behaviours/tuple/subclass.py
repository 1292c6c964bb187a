"""A subclass of tuple, and collections.namedtuple."""
from collections import namedtuple


class Pair(tuple):
    def __new__(cls, left, right):
        return super().__new__(cls, (left, right))

    @property
    def left(self):
        return self[0]


pair = Pair(3, 4)
print(pair, pair.left, pair == (3, 4), type(pair[:1]).__name__, sum(pair))
Point = namedtuple("Point", "x y", defaults=[0])
point = Point(1)
print(point, point.x, point._replace(y=5), point._asdict(), Point._fields, point == (1, 0))
x, y = point
print(x, y, Point(*[7, 8]), Point(y=2, x=1))
