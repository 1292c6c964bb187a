"""The descriptors that `__slots__` make: their names, help, and what they say of a missing attribute."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


import copy
import pickle


class Point:
    __slots__ = {'x': 'how far to the right', 'y': None}


print(Point.x, Point.x.__doc__, Point.x.__name__, Point.x.__qualname__, Point.x.__objclass__)
attempt(lambda: Point().x)
attempt(lambda: delattr(Point(), 'x'))
attempt(lambda: Point.x.__get__(5))
attempt(lambda: Point.x.__set__(5, 1))
point = Point()
Point.x.__set__(point, 3)
print(point.x, Point.x.__get__(point), Point.x.__reduce__()[1])
Point.x.__delete__(point)
attempt(lambda: point.x)
print(copy.copy(Point.x) is Point.x, pickle.loads(pickle.dumps(Point.x)) is Point.x)
